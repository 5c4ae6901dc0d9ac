import { type Command, InvalidArgumentError, Option } from 'commander'
import { startWorker } from '../../platform/jobs.ts'
import { openProgress } from '../../platform/progress.ts'
import type { System } from '../../platform/system.ts'
import { openDemo } from '../demo/demo.ts'
import { printSummary } from '../demo/print.ts'
import { DEMO_SIGN_IN } from '../demo/staff.ts'
import { startServer } from '../server/server.ts'
import { type DataOption, EXIT, printJson, subcommand } from '../subcommand.ts'
import { tasksOf } from '../tasks.ts'

type Options = DataOption & {
  readonly accounts?: number
  readonly seed?: number
  readonly months?: number
  readonly fresh?: boolean
  readonly json?: boolean
  readonly serve: boolean
  readonly port?: number
}

/** `quittance demo`: a company with a year of bills, made through the commands that everybody uses. */
export function addDemo(program: Command): void {
  subcommand(program, 'demo', 'make a company with a year of bills, and show it')
    .option('--accounts <n>', 'customers (default: 240)', wholeNumber(1, 200_000))
    .option('--seed <n>', 'another company of the same kind', wholeNumber(0, 2 ** 31))
    .option('--fresh', 'make a new demo in place of the one that is there')
    .option('--no-serve', 'end with the summary instead of serving pages')
    .option('--json', 'with --no-serve: the summary as one JSON object')
    .option('--port <n>', 'where to serve (default: 4000)', wholeNumber(0, 65_535))
    .addOption(new Option('--months <n>', 'of history').argParser(wholeNumber(1, 12)).hideHelp())
    .action(runDemo)
}

async function runDemo(options: Options): Promise<void> {
  const interruption = new AbortController()
  let since = 0
  const interrupt = (): void => {
    // npm passes on the Ctrl-C that the terminal sends us, too; a person who insists is slower.
    if (interruption.signal.aborted && performance.now() - since > 1_000) process.exit(130)
    if (!interruption.signal.aborted) since = performance.now()
    interruption.abort()
  }
  for (const signal of SIGNALS) process.on(signal, interrupt)
  try {
    await show(options, interruption.signal)
  } catch (error) {
    if (!interruption.signal.aborted) throw error
    process.stderr.write('\nStopped. Run it again to start over.\n')
    process.exitCode = 130
  } finally {
    for (const signal of SIGNALS) process.off(signal, interrupt)
  }
}

const SIGNALS = ['SIGINT', 'SIGTERM'] as const

async function show(options: Options, signal: AbortSignal): Promise<void> {
  const { data, accounts, seed, months, fresh, json, serve, port } = options
  const { system, summary } = await openDemo({
    data,
    ...(accounts === undefined ? {} : { accounts }),
    ...(seed === undefined ? {} : { seed }),
    ...(months === undefined ? {} : { months }),
    fresh: fresh === true,
    progress: openProgress(),
    signal,
    say: message => process.stderr.write(`${message}\n`),
  })
  try {
    const dataOption = data === undefined ? '' : ` --data ${data}`
    if (json === true) printJson(summary, true)
    else process.stdout.write(printSummary(summary, dataOption))
    if (!summary.check.ok) process.exitCode = EXIT.failed
    if (serve) await serveUntil(system, port, signal)
  } finally {
    await system.close()
  }
}

/** Serves the demo until somebody ends it. */
async function serveUntil(
  system: System,
  port: number | undefined,
  signal: AbortSignal,
): Promise<void> {
  const server = await startServer(system, port === undefined ? {} : { port })
  const { target } = system.database
  const worker = await startWorker({ target, tasks: tasksOf(system), log: system.log })
  try {
    process.stdout.write(`Look at it at ${server.url} (Ctrl-C ends it).\n${DEMO_SIGN_IN}\n`)
    if (!signal.aborted) await new Promise(ended => signal.addEventListener('abort', ended))
  } finally {
    await server.close()
    await worker.stop()
  }
}

function wholeNumber(least: number, most: number) {
  return (text: string): number => {
    const value = Number(text)
    if (/^\d+$/.test(text) && value >= least && value <= most) return value
    throw new InvalidArgumentError(`A whole number from ${least} to ${most} is expected.`)
  }
}
