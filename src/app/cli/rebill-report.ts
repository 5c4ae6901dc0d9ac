import { type Command, Option } from 'commander'
import { REPORT_FORMATS, type ReportFormat, writeRebillReport } from '../rebill/report.ts'
import { type DataOption, subcommand, withSystem } from '../subcommand.ts'

type ReportOptions = DataOption & { readonly format: ReportFormat }

/** `quittance rebill-report <run>`: before and after of a rebill, account by account. */
export function addRebillReport(program: Command): void {
  subcommand(
    program,
    'rebill-report <run>',
    'before and after of a rebill, by account and in total',
  )
    .addOption(
      new Option('--format <format>', 'csv, or json (a line each, totals last)')
        .choices(REPORT_FORMATS)
        .default('csv'),
    )
    .action(async (run: string, { data, format }: ReportOptions) => {
      process.stdout.on('error', () => {})
      const totals = await withSystem({ data }, ({ db }) =>
        writeRebillReport(db, run, format, process.stdout),
      )
      if (format === 'json') return
      for (const total of totals) {
        process.stderr.write(
          `${total.accounts} accounts, ${total.changed} changed: ${total.netBefore} → ` +
            `${total.netAfter} ${total.currency} without tax, to pay ${total.toPayDifference}\n`,
        )
      }
    })
}
