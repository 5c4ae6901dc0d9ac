import { readFile } from 'node:fs/promises'
import { text } from 'node:stream/consumers'
import type { Command } from 'commander'
import { RefusalError } from '../../kernel/result.ts'
import { allBilled, simulateText } from '../simulate/simulate-file.ts'
import { commandLineLanguage, EXIT, printRefusal } from '../subcommand.ts'

type SimulateOptions = { readonly explain?: boolean; readonly json?: boolean }

/** `quittance simulate <file>`: prices a scenario; needs no data folder. */
export function addSimulate(program: Command): void {
  program
    .command('simulate <file>')
    .description('price a scenario (a JSON file, or - for standard input) without a database')
    .showHelpAfterError()
    .exitOverride()
    .option('--explain', 'add each calculation in sentences')
    .option('--json', 'answer with one line of JSON')
    .action(async (file: string, options: SimulateOptions) => {
      process.exitCode = await simulateFile(file, options)
    })
}

/** 0: every bill was made; 1: one could not be, its reason is in the answer; 2: no sound scenario. */
async function simulateFile(file: string, options: SimulateOptions): Promise<number> {
  try {
    const answer = simulateText(await readScenario(file), {
      explain: options.explain === true,
      language: commandLineLanguage(),
    })
    // Plain JSON already, in the order of an invoice.
    process.stdout.write(`${JSON.stringify(answer, null, options.json === true ? undefined : 2)}\n`)
    return allBilled(answer) ? EXIT.done : EXIT.failed
  } catch (error) {
    if (!(error instanceof RefusalError)) throw error
    printRefusal(error.refusal)
    return EXIT.usage
  }
}

async function readScenario(file: string): Promise<string> {
  if (file === '-') return text(process.stdin)
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? 'unknown'
    throw new RefusalError('file_unreadable', { file, reason })
  }
}
