/**
 * make conformance: veraPDF (PDF/A-3a and PDF/UA-1) and EPUBCheck over every book in dist/, or in DIR.
 *
 * Both are Java programs that Maven fetches into .tools/, on request and never in an installation; a machine without
 * Java or Maven, or without a way to Maven's repository, is told that nothing was judged.
 */
import { existsSync, mkdirSync, readdirSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { $, argv, which } from 'zx'

$.verbose = false
$.quiet = true

const root = resolve(import.meta.dirname, '../..')
const folder = resolve(argv._[0] ?? join(root, 'dist'))
const COPY = 'org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy-dependencies'

interface Verdict {
  file: string
  judge: string
  faults: string[]
}

/** The folder of a judge's jars; undefined where they cannot be had. */
async function jarsOf(judge: string): Promise<string | undefined> {
  const jars = join(root, '.tools/conformance', judge)
  if (existsSync(jars)) return jars
  mkdirSync(join(root, '.tools/conformance'), { recursive: true })
  const pom = join(root, 'test/external/conformance', judge, 'pom.xml')
  const { exitCode } = await $`mvn -q -B -f ${pom} ${COPY} -DoutputDirectory=${jars} -DincludeScope=runtime`.nothrow()
  return exitCode === 0 ? jars : undefined
}

const booksOf = (ending: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(ending))
    .sort()
    .map((file) => join(folder, file))

/** `PASS <file> <profile>` or `FAIL <file> <profile>`, and below it the rules that failed. */
async function veraPdf(jars: string): Promise<Verdict[]> {
  const files = booksOf('.pdf')
  const verdicts: Verdict[] = []
  for (const [profile, standard] of [
    ['3a', 'PDF/A-3a'],
    ['ua1', 'PDF/UA-1'],
  ] as const) {
    // biome-ignore format: two rows
    const main = 'org.verapdf.apps.GreenfieldCliWrapper'
    const { stdout } = await $`java -cp ${`${jars}/*`} ${main} -f ${profile} --format text -v ${files}`.nothrow()
    const lines = stdout.split('\n')
    for (const file of files) {
      const at = lines.findIndex((line) => /^(PASS|FAIL) /.test(line) && line.includes(` ${file} `))
      const below = lines.slice(at + 1)
      const end = below.findIndex((line) => !line.startsWith(' '))
      const passed = lines[at]?.startsWith('PASS ') === true
      const faults = at === -1 ? ['no verdict'] : [standard, ...below.slice(0, end === -1 ? undefined : end)]
      verdicts.push({ file, judge: `veraPDF, ${standard}`, faults: passed ? [] : faults })
    }
  }
  return verdicts
}

async function epubCheck(jars: string): Promise<Verdict[]> {
  const verdicts: Verdict[] = []
  for (const file of booksOf('.epub')) {
    const command = $`java -cp ${`${jars}/*`} com.adobe.epubcheck.tool.Checker --usage ${file}`.nothrow()
    const { stdout, stderr } = await command
    const lines = `${stdout}\n${stderr}`.split('\n')
    const counted = lines.some((line) => /0 fatals? \/ 0 errors \/ 0 warnings/.test(line))
    const faults = lines.filter((line) => /^(FATAL|ERROR|WARNING|USAGE)/.test(line))
    verdicts.push({ file, judge: 'EPUBCheck', faults: counted || faults.length > 0 ? faults : ['no verdict'] })
  }
  return verdicts
}

const JUDGES = { verapdf: veraPdf, epubcheck: epubCheck }

async function judge(): Promise<void> {
  for (const program of ['java', 'mvn'])
    if ((await which(program, { nothrow: true })) === null)
      return console.log(`skipped: ${program} is not installed; nothing was judged`)
  if (!existsSync(folder)) return console.log(`skipped: ${folder} is not there; run 'make publish' first`)
  for (const [name, ask] of Object.entries(JUDGES)) {
    const jars = await jarsOf(name)
    if (jars === undefined) console.log(`skipped: Maven could not fetch ${name}`)
    for (const { file, judge, faults } of jars === undefined ? [] : await ask(jars)) {
      console.log(`${faults.length === 0 ? 'passed' : 'FAILED'}  ${judge}  ${relative(folder, file)}`)
      for (const fault of faults) console.log(`        ${fault}`)
      if (faults.some((fault) => !fault.startsWith('USAGE'))) process.exitCode = 1
    }
  }
}

await judge()
