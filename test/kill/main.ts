/** `make kill`: kills batches of publishing at random moments and looks at what is left. KILLS, SEED. */
import { prepare } from './batch.ts'
import { killRuns } from './kill.ts'

const count = Number(process.env.KILLS ?? 200)
const seed = Number(process.env.SEED ?? 1)
const formats = process.env.FORMATS ?? 'epub,pdf,md'
const say = (line: string) => void process.stdout.write(`${line}\n`)

say(`SEED=${seed} KILLS=${count} FORMATS=${formats}`)
const batch = await prepare(formats)
say(`three sources, ${Object.keys(batch.whole.a).length} files, ${(batch.time / 1000).toFixed(1)} s undisturbed`)
const { killed, byChange, ended, faults } = await killRuns(batch, count, seed, say)
say(
  `${killed} runs killed (${byChange} at a change in dist), ${ended} ended before; ${killed + ended} next runs completed; ${faults.length} faults`,
)
process.exitCode = faults.length === 0 ? 0 : 1
