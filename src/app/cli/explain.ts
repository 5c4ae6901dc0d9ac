import { type Command, InvalidArgumentError, Option } from 'commander'
import { LANGUAGES } from '../../platform/refusals/sentence.ts'
import { explainInvoice, explanationText } from '../explain/explain-invoice.ts'
import {
  type DataOption,
  EXIT,
  printJson,
  printRefusal,
  subcommand,
  withSystem,
} from '../subcommand.ts'

type ExplainOptions = DataOption & { readonly language?: string; readonly json?: boolean }

/** `quittance explain <number> [line]`: how each figure of an issued document came about. */
export function addExplain(program: Command): void {
  subcommand(program, 'explain <number>', 'tell how the figures of an issued document came about')
    .argument('[line]', 'one line of it', lineNumber)
    .addOption(
      new Option('--language <code>', 'language (default: the customer’s)').choices(LANGUAGES),
    )
    .option('--json', 'answer with one line of JSON')
    .action(async (number: string, line: number | undefined, options: ExplainOptions) => {
      process.exitCode = await explain(number, line ?? null, options)
    })
}

async function explain(
  number: string,
  line: number | null,
  options: ExplainOptions,
): Promise<number> {
  const explained = await withSystem({ data: options.data }, system =>
    explainInvoice(system.db, number, line, options.language),
  )
  if (!explained.ok) return printRefusal(explained.refusal)
  if (options.json === true) printJson(explained.value, true)
  else process.stdout.write(explanationText(explained.value))
  return EXIT.done
}

function lineNumber(text: string): number {
  if (/^[1-9]\d{0,6}$/.test(text)) return Number(text)
  throw new InvalidArgumentError('a line number such as 1')
}
