import type { Db } from '../../../platform/database/database.ts'
import { loadByBankAccount } from '../../bank/load/candidates.ts'
import type { WaitingLine } from '../../bank/load/lines.ts'
import { type Fit, fitRemittances, type Money, type WaitingRemittance } from '../fit.ts'
import { loadLines, loadWaitingOfAmounts, type StoredRemittance } from './remittances.ts'

type Books = { readonly legalEntityId: string; readonly currency: string }

/** A remittance that a bank's line may be the money of. */
export type RemittanceSuggestion = Fit & { readonly payerId: string | null }

/** Below this nobody is helped by being shown it. */
const LEAST_SHOWN = 0.5

/** What is asked of remittances about a bank's line. */
type Line = Pick<
  WaitingLine,
  | 'amountMinor'
  | 'valuedOn'
  | 'payerName'
  | 'payerNumberIndex'
  | 'texts'
  | 'structured'
  | 'endToEndId'
  | 'bankReference'
  | 'checkNumber'
>

/** Which remittances lines may be the money of, the surest first, in a fixed number of queries. */
export async function suggestRemittances(
  db: Db,
  books: Books,
  lines: readonly Line[],
): Promise<readonly (readonly RemittanceSuggestion[])[]> {
  const waiting = await loadWaitingOfAmounts(db, books, [
    ...new Set(lines.map(line => line.amountMinor)),
  ])
  if (waiting.length === 0) return lines.map(() => [])
  const told = await toldOf(db, waiting)
  const payers = new Map(waiting.map(each => [each.remittanceId, each.payerId]))
  const numbers = lines.flatMap(({ payerNumberIndex: index }, line) =>
    index === null ? [] : [{ line, index }],
  )
  const known = Map.groupBy(await loadByBankAccount(db, numbers), found => found.line)
  return lines.map((line, i) => {
    const payerIds = (known.get(i) ?? []).map(({ accountId }) => accountId)
    const fits = fitRemittances({ ...moneyOf(line), payerIds }, told)
    return fits
      .filter(({ confidence }) => confidence >= LEAST_SHOWN)
      .map(fit => ({ ...fit, payerId: payers.get(fit.remittanceId) ?? null }))
  })
}

function moneyOf(line: Line): Omit<Money, 'payerIds'> {
  const { amountMinor, valuedOn, payerName, texts, structured } = line
  const more = [line.endToEndId, line.bankReference, line.checkNumber].flatMap(text => text ?? [])
  return { amountMinor, valuedOn, payerName, texts: [...texts, ...structured, ...more] }
}

/** Remittances with what they say of themselves. */
export async function toldOf(
  db: Db,
  waiting: readonly StoredRemittance[],
): Promise<WaitingRemittance[]> {
  const lines = Map.groupBy(
    await loadLines(
      db,
      waiting.map(each => each.remittanceId),
    ),
    line => line.remittanceId,
  )
  return waiting.map(({ remittanceId, amountMinor, payerId, reference, paidOn, ...payer }) => ({
    ...{ remittanceId, amountMinor, payerId, reference, paidOn },
    payerNames: [payer.payerName, payer.accountName].flatMap(name => name ?? []),
    payerNumber: payer.accountNumber,
    documents: (lines.get(remittanceId) ?? []).map(({ document }) => document),
  }))
}
