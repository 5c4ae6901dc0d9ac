import { loadAccount } from '../accounts/load/accounts.ts'
import type { Letter } from '../documents/letters/printed-letter.ts'
import { drawStatements } from '../documents/statements/draw.ts'
import {
  loadMethods,
  loadStatementItems,
  type StoredFigures,
  type StoredStatement,
} from '../documents/statements/load.ts'
import { statementSpan } from '../documents/statements/runs/span.ts'
import { methodFor, type StatementMethod } from '../documents/statements/statement.ts'
import { statementLetter } from '../documents/statements/statement-letter.ts'
import { loadBilledBefore } from '../invoicing/billed-before/load.ts'
import { languageOf } from '../kernel/localize.ts'
import { RefusalError } from '../kernel/result.ts'
import { loadLegalEntityByCode } from '../ledger/load.ts'
import { newId } from '../platform/ids.ts'
import { toJson } from '../platform/json.ts'
import type { System } from '../platform/system.ts'

/** Which statement is asked for; days left out are those of last month. */
export type DraftAsked = {
  readonly account: string
  readonly legalEntity: string
  readonly from: Temporal.PlainDate | null
  readonly asOf: Temporal.PlainDate | null
  readonly method: StatementMethod | null
}

/** A statement as it would be made now, and as a letter. */
export type DraftStatement = { readonly statement: StoredStatement; readonly letter: Letter }

/**
 * The statements of a customer as of a day, one a currency; nothing is kept or sent. Throws the refusals
 * `unknown_account` and `unknown_legal_entity`.
 */
export async function draftStatements(
  { db, clock }: Pick<System, 'db' | 'clock'>,
  asked: DraftAsked,
): Promise<DraftStatement[]> {
  const { account: number, legalEntity } = asked
  const account = await loadAccount(db, number)
  if (account === undefined) throw new RefusalError('unknown_account', { account: number })
  const entity = await loadLegalEntityByCode(db, legalEntity)
  if (entity === undefined) throw new RefusalError('unknown_legal_entity', { entity: legalEntity })
  const { accountId } = account
  const { legalEntityId } = entity
  const today = clock.now().toZonedDateTimeISO(entity.timeZone).toPlainDate()
  const span = statementSpan(asked, today)
  const items = await loadStatementItems(db, [accountId], legalEntityId, span)
  const set = (await loadMethods(db, [accountId], span.asOf)).get(accountId)
  const days = { from: span.from.toString(), asOf: span.asOf.toString() }
  const drawn = drawStatements(items, days, {
    legalEntityId,
    billed: await loadBilledBefore(db, [accountId], span.asOf, legalEntityId),
    methodOf: () => methodFor(asked.method, set),
    newId,
  })
  const paper = account.paper ?? (entity.paper === 'us-letter' ? 'us-letter' : 'a4')
  const recipient = { name: account.name, number, lines: account.billTo.lines, paper } as const
  const to = { language: languageOf(account.language), recipient, sender: entity }
  return drawn.map(each => {
    const content = toJson(each.content) as unknown as StoredFigures
    const statement = { ...each, content }
    return { statement, letter: statementLetter(statement, to) }
  })
}
