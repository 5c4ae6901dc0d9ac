import { writeFile } from 'node:fs/promises'
import { type Command, Option } from 'commander'
import { renderLetter } from '../../documents/render.ts'
import { STATEMENT_METHODS, type StatementMethod } from '../../documents/statements/statement.ts'
import { statementCsv } from '../../documents/statements/statement-letter.ts'
import { RefusalError } from '../../kernel/result.ts'
import type { System } from '../../platform/system.ts'
import { draftStatements } from '../statement-draft.ts'
import { type DataOption, printRefusal, subcommand, withSystem } from '../subcommand.ts'

type StatementOptions = DataOption & {
  readonly entity: string
  readonly from?: string
  readonly asOf?: string
  readonly method?: StatementMethod
  readonly csv?: boolean
  readonly out?: string
}

/** `quittance statement <account>`: the statement of a customer as of a day; nothing is stored or sent. */
export function addStatement(program: Command): void {
  subcommand(program, 'statement <account>', 'write the statement of a customer as PDF or CSV')
    .requiredOption('--entity <code>', 'legal entity')
    .option('--from <day>', 'movements after this day (default: the last day of the month before)')
    .option('--as-of <day>', 'as of the end of this day (default: the last day of last month)')
    .addOption(new Option('--method <method>', 'how').choices(STATEMENT_METHODS))
    .option('--csv', 'as CSV instead of PDF')
    .option('--out <file>', 'where to write it; several currencies get a file each')
    .action(async (account: string, options: StatementOptions) => {
      await withSystem({ data: options.data }, async system => {
        try {
          await write(system, account, options)
        } catch (error) {
          if (!(error instanceof RefusalError)) throw error
          process.exitCode = printRefusal(error.refusal)
        }
      })
    })
}

async function write(system: System, account: string, options: StatementOptions): Promise<void> {
  const day = (text: string | undefined) =>
    text === undefined ? null : Temporal.PlainDate.from(text)
  const drafts = await draftStatements(system, {
    account,
    legalEntity: options.entity,
    from: day(options.from),
    asOf: day(options.asOf),
    method: options.method ?? null,
  })
  for (const { statement, letter } of drafts) {
    const { asOf, currency } = statement
    const type = options.csv === true ? 'csv' : 'pdf'
    const file = options.out ?? `${account}-${asOf}-${currency}.${type}`
    await writeFile(file, type === 'csv' ? statementCsv(statement) : renderLetter(letter))
    process.stdout.write(`${file}\n`)
  }
}
