import { type Command, Option } from 'commander'
import { RefusalError } from '../../kernel/result.ts'
import { readDay } from '../day-option.ts'
import {
  exportLedger,
  exportLedgerToFile,
  JOURNAL_FORMATS,
  type JournalFormat,
} from '../export/ledger.ts'
import { exportNumbers } from '../export/numbers.ts'
import { type DataOption, subcommand, withSystem } from '../subcommand.ts'

type ExportOptions = DataOption & {
  readonly format: JournalFormat
  readonly from?: Temporal.PlainDate
  readonly to?: Temporal.PlainDate
  readonly entity?: string
  readonly out?: string
}

/** `quittance export`: the books as a journal or table, and the register of document numbers. */
export function addExport(program: Command): void {
  const group = program
    .command('export')
    .description('write data for other programs')
    .showHelpAfterError()
    .exitOverride()
  subcommand(group, 'ledger', 'the books: a journal for hledger, or a table of debits and credits')
    .addOption(
      new Option('--format <format>', 'hledger or csv').choices(JOURNAL_FORMATS).default('hledger'),
    )
    .option('--from <date>', 'first day (default: the first posted)', readDay)
    .option('--to <date>', 'last day, included (default: the last posted)', readDay)
    .option('--entity <code>', 'one legal entity (default: all)')
    .option('--out <file>', 'a file instead of standard output')
    .action(runExport)
  subcommand(group, 'numbers', 'the register of document numbers: issued, voided and unused')
    .option('--entity <code>', 'one legal entity (default: all)')
    .action(runNumbers)
}

async function runNumbers(options: DataOption & { readonly entity?: string }): Promise<void> {
  await withSystem({ data: options.data }, ({ db }) => {
    process.stdout.on('error', () => {})
    return exportNumbers(db, options.entity ?? null, process.stdout)
  })
}

async function runExport(options: ExportOptions): Promise<void> {
  const { format, from = null, to = null, entity = null, out } = options
  if (from !== null && to !== null && Temporal.PlainDate.compare(to, from) < 0) {
    throw new RefusalError('dates_reversed', { from: from.toString(), to: to.toString() })
  }
  const scope = { from, to, entity }
  await withSystem({ data: options.data }, async ({ db }) => {
    if (out !== undefined) return exportLedgerToFile(db, scope, format, out)
    // A reader that leaves early (`| head`) closes the pipe; the export then simply ends.
    process.stdout.on('error', () => {})
    return exportLedger(db, scope, format, process.stdout)
  })
}
