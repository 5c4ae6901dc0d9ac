import { writeFile } from 'node:fs/promises'
import { type Command, Option } from 'commander'
import { loadAccount } from '../../accounts/load/accounts.ts'
import { renderLetter } from '../../documents/render.ts'
import {
  loadMethods,
  loadStatementItems,
  type StoredFigures,
} from '../../documents/statements/load.ts'
import {
  methodFor,
  STATEMENT_METHODS,
  type StatementMethod,
  statementOf,
} from '../../documents/statements/statement.ts'
import { statementLetter, statementRows } from '../../documents/statements/statement-letter.ts'
import { formatCsvRow, safeCell } from '../../formats/csv.ts'
import { languageOf } from '../../kernel/localize.ts'
import { loadLegalEntityByCode } from '../../ledger/load.ts'
import { toJson } from '../../platform/json.ts'
import type { System } from '../../platform/system.ts'
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
    .option('--from <day>', 'movements after this day (default: a month before)')
    .option('--as-of <day>', 'as of the end of this day (default: today)')
    .addOption(new Option('--method <method>', 'how').choices(STATEMENT_METHODS))
    .option('--csv', 'as CSV instead of PDF')
    .option('--out <file>', 'where to write it; several currencies get a file each')
    .action(async (account: string, options: StatementOptions) => {
      await withSystem({ data: options.data }, system => write(system, account, options))
    })
}

async function write(system: System, number: string, options: StatementOptions): Promise<void> {
  const { db, clock } = system
  const account = await loadAccount(db, number)
  const entity = await loadLegalEntityByCode(db, options.entity)
  if (account === undefined || entity === undefined) {
    const refusal =
      account === undefined
        ? { code: 'unknown_account', facts: { account: number } }
        : { code: 'unknown_legal_entity', facts: { entity: options.entity } }
    process.exitCode = printRefusal(refusal)
    return
  }
  const today = clock.now().toZonedDateTimeISO(entity.timeZone).toPlainDate()
  const asOf = options.asOf === undefined ? today : Temporal.PlainDate.from(options.asOf)
  const from =
    options.from === undefined
      ? asOf.subtract({ months: 1 })
      : Temporal.PlainDate.from(options.from)
  const { accountId, language } = account
  const { legalEntityId } = entity
  const items = await loadStatementItems(db, [accountId], legalEntityId, { from, asOf })
  const method = (await loadMethods(db, [accountId], asOf)).get(accountId)
  const paper = account.paper ?? (entity.paper === 'us-letter' ? 'us-letter' : 'a4')
  const recipient = { name: account.name, number, lines: account.billTo.lines, paper }
  for (const [currency, group] of Map.groupBy(items, item => item.currency)) {
    const span = { from: from.toString(), asOf: asOf.toString() }
    const statement = {
      accountId,
      statementId: '',
      legalEntityId,
      currency,
      method: methodFor(options.method ?? null, method),
      fromOn: span.from,
      asOf: span.asOf,
      content: toJson(statementOf(group, span)) as unknown as StoredFigures,
    }
    const to = { language: languageOf(language), recipient, sender: entity }
    const name = `${number}-${span.asOf}-${currency}.${options.csv === true ? 'csv' : 'pdf'}`
    const file = options.out ?? name
    const rows = statementRows(statement).map(row => formatCsvRow(row.map(safeCell)))
    const letter = statementLetter(statement, to)
    await writeFile(file, options.csv === true ? rows.join('') : renderLetter(letter))
    process.stdout.write(`${file}\n`)
  }
}
