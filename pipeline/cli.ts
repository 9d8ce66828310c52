#!/usr/bin/env node
/** argv in, exit code out; the only file that exits. */
import { Command, CommanderError, InvalidArgumentError } from 'commander'
import { addNetwork } from './commands/network-flags.ts'
import { addPresentation } from './commands/presentation-flags.ts'
import { describeError, EXIT_CODES, exitCodeOf } from './errors.ts'
import { TOOL } from './version.ts'

const FORMAT_HELP = 'formats, separated by commas: epub, pdf, md (default: all)'
const SOURCE_HELP = 'HTML, text or Markdown file; folder with source.yaml; folder of such folders; URL; - for stdin'

type Run = (...args: never[]) => Promise<number>
let exitCode = 0
/** Loads a command when it is the one that was asked for. */
const run =
  (load: () => Promise<Run>) =>
  async (...args: unknown[]) => {
    // Commander hands over the command itself last; ours want arguments and flags only.
    exitCode = await (await load())(...(args.slice(0, -1) as never[]))
  }

function program(): Command {
  const cli = new Command('colloquy')
    .description('Publishes conversations: finds who says what in a page and renders it to EPUB, PDF and Markdown.')
    .version(`${TOOL.name} ${TOOL.version}`)
    .showSuggestionAfterError()
    .exitOverride()
    .addHelpText(
      'after',
      examples('colloquy publish page.html', "colloquy transcribe page.html | jq '.speakers'", 'colloquy help publish'),
    )
  publishing(cli)
  reading(cli)
  checking(cli)
  merging(cli)
  return cli
}

function publishing(cli: Command): void {
  addNetwork(addPresentation(cli.command('publish')))
    .description('publish sources to EPUB, PDF and Markdown')
    .argument('[source...]', `${SOURCE_HELP} (default: sources)`)
    .option('-o, --out <dir>', 'directory to publish into', 'dist')
    .option('-f, --format <list>', FORMAT_HELP)
    .option('-j, --jobs <n>', 'sources at work at the same time (default: one per core, at most 4)')
    .option('--shard <i/n>', 'only the sources of the i-th of n shards, told by their names; see colloquy merge')
    .option('--no-verify', 'do not read the artefacts back')
    .option('--force', 'build even what is up to date')
    .option('--cache <dir>', 'where to remember what was read (default: colloquy in the cache folder of the user)')
    .option('-w, --watch', 'publish again what changes (sources, images, templates), until Ctrl-C')
    .option('--refresh', 'fetch live sources again, and say which turns have changed')
    .option('--pandoc <which>', 'auto, embedded or system', 'auto')
    .option('--templates <dir>', 'templates to use instead of those that come with colloquy')
    .option('--json', 'report as JSON on stdout')
    .option('-q, --quiet', 'errors only')
    .addHelpText(
      'after',
      examples(
        'colloquy publish',
        'colloquy publish page.html --out book',
        'colloquy publish sources --format epub,pdf --jobs 2',
        'colloquy publish sources --watch --format pdf',
        'colloquy publish sources --shard 2/5 --out dist-2',
        'curl -s https://example.com/interview | colloquy publish -',
      ),
    )
    .action(run(async () => (await import('./commands/publish.ts')).publishCommand))
  addPresentation(cli.command('render'))
    .description('render a transcript, or a PDF that was made from one, to one format')
    .argument('<transcript>', 'transcript as JSON, - for stdin')
    .requiredOption('-f, --format <format>', 'epub, pdf or md')
    .option('-o, --output <file>', 'file to write, - for stdout (default: beside the transcript)')
    .option('--pandoc <which>', 'auto, embedded or system', 'auto')
    .option('--templates <dir>', 'templates to use instead of those that come with colloquy')
    .option('-q, --quiet', 'errors only')
    .addHelpText(
      'after',
      examples(
        'colloquy render talk.transcript.json --format pdf',
        'colloquy render talk.transcript.json -f md -o -',
        'colloquy render handout.pdf --format epub',
      ),
    )
    .action(run(async () => (await import('./commands/render.ts')).renderCommand))
}

function reading(cli: Command): void {
  addNetwork(cli.command('transcribe'))
    .description('print the canonical transcript of a source as JSON')
    .argument('<source>', SOURCE_HELP)
    .option('-q, --quiet', 'errors only')
    .addHelpText(
      'after',
      examples('colloquy transcribe page.html > talk.transcript.json', 'colloquy transcribe - < page.html'),
    )
    .action(run(async () => (await import('./commands/transcribe.ts')).transcribeCommand))
  addNetwork(cli.command('explain'))
    .description('show what each piece of a page became, and by which rule')
    .argument('<source>', SOURCE_HELP)
    .option('--typography', 'list every change of typography, not only how many there are')
    .option('--json', 'report as JSON on stdout')
    .option('-q, --quiet', 'errors only')
    .addHelpText(
      'after',
      examples(
        'colloquy explain page.html',
        'colloquy explain page.html --typography',
        'colloquy explain page.html --json',
      ),
    )
    .action(run(async () => (await import('./commands/explain.ts')).explainCommand))
}

function checking(cli: Command): void {
  cli
    .command('verify')
    .description('read published files back and compare them with their transcripts')
    .argument('[path...]', 'published files or folders (default: dist)')
    .option('--json', 'report as JSON on stdout')
    .option('-q, --quiet', 'findings only')
    .addHelpText('after', examples('colloquy verify', 'colloquy verify dist/talk/talk.epub --json'))
    .action(run(async () => (await import('./commands/verify.ts')).verifyCommand))
}

function merging(cli: Command): void {
  cli
    .command('merge')
    .description('merge the folders that shards have published into one')
    .argument('<dist...>', 'folders that colloquy publish has written')
    .option('-o, --out <dir>', 'directory to merge into', 'dist')
    .option('--json', 'report as JSON on stdout')
    .option('-q, --quiet', 'errors only')
    .addHelpText(
      'after',
      examples('colloquy merge shards/* --out dist', 'colloquy merge dist-1 dist-2 dist-3 --out dist --json'),
    )
    .action(run(async () => (await import('./commands/merge.ts')).mergeCommand))
}

function examples(...lines: string[]): string {
  return `\nExamples:\n${lines.map((line) => `  $ ${line}`).join('\n')}`
}

// Whoever reads our output may stop reading (`| head`): that ends the run, and is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(exitCode)
  throw error
})

try {
  await program().parseAsync()
} catch (error) {
  if (error instanceof CommanderError || error instanceof InvalidArgumentError)
    exitCode = error.exitCode === 0 ? 0 : EXIT_CODES.usage
  else {
    process.stderr.write(`error: ${describeError(error)}\n`)
    exitCode = exitCodeOf(error)
  }
}
if (exitCode === EXIT_CODES.interrupted || exitCode === EXIT_CODES.terminated) {
  const { endThreads } = await import('./threads.ts')
  // An engine may be deep in a book; process.exit() would wait for it, a signal does not.
  if (!(await endThreads(300))) process.kill(process.pid, exitCode === EXIT_CODES.terminated ? 'SIGTERM' : 'SIGINT')
  process.exit(exitCode)
}
// Not process.exit(): what is still on its way to a pipe must arrive.
process.exitCode = exitCode
