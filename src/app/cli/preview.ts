import { type Command, Option } from 'commander'
import { LANGUAGES } from '../../platform/refusals/sentence.ts'
import { readDay } from '../day-option.ts'
import { previewInvoice } from '../preview/preview-invoice.ts'
import { previewJson } from '../preview/preview-json.ts'
import { previewText } from '../preview/preview-text.ts'
import {
  commandLineLanguage,
  type DataOption,
  EXIT,
  printJson,
  printRefusal,
  subcommand,
  withSystem,
} from '../subcommand.ts'

type PreviewOptions = DataOption & {
  readonly through?: Temporal.PlainDate
  readonly entity?: string
  readonly usage?: boolean
  readonly language?: string
  readonly json?: boolean
}

/** `quittance preview <account>`: the next invoice as it would be made now; it changes nothing. */
export function addPreview(program: Command): void {
  subcommand(program, 'preview <account>', 'show the next invoice of an account, and why')
    .option('--through <date>', 'as of this date (default: the next of its billing cycle)', readDay)
    .option('--entity <code>', 'of one legal entity (default: all that it has contracts with)')
    .option('--usage', 'also what was used so far in periods that have not ended')
    .addOption(
      new Option('--language <code>', 'language (default: the customer’s)').choices(LANGUAGES),
    )
    .option('--json', 'answer with one line of JSON')
    .action(async (account: string, options: PreviewOptions) => {
      process.exitCode = await preview(account, options)
    })
}

async function preview(account: string, options: PreviewOptions): Promise<number> {
  const { through, entity, usage = false, language } = options
  const answer = await withSystem({ data: options.data }, system =>
    previewInvoice(system.db, { account, through, entity, usage, now: system.clock.now() }),
  )
  if (!answer.ok) return printRefusal(answer.refusal)
  const bills = answer.value.map(bill => ({ bill, locale: language ?? bill.account.language }))
  if (options.json === true) {
    const own = commandLineLanguage()
    printJson({ bills: bills.map(({ bill, locale }) => previewJson(bill, locale, own)) }, true)
  } else {
    process.stdout.write(bills.map(({ bill, locale }) => previewText(bill, locale)).join('\n'))
  }
  return bills.some(({ bill }) => bill.outcome === 'failed') ? EXIT.failed : EXIT.done
}
