import { dateOf } from '../../../kernel/calendar.ts'
import { formatAmount } from '../../../kernel/money.ts'
import { ok, RefusalError, type Result, refuse } from '../../../kernel/result.ts'
import { loadLegalEntity } from '../../../ledger/load.ts'
import { lockItems } from '../../../ledger/open-items/load.ts'
import { type Context, defineCommand } from '../../../platform/command.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { lockLine } from '../../bank/load/lines.ts'
import { requireAccount } from '../../commands/credits.ts'
import { isReason, loadReceipt } from '../../load/receipts.ts'
import { matchRemittanceInput, undoRemittanceInput } from '../api.ts'
import { loadMatch, lockRemittance, type StoredRemittance } from '../load/remittances.ts'
import type { CarriedOut } from './carry-out.ts'
import { matchSuspenseLine, matchUnapplied, takeOff } from './match-steps.ts'
import { splitOff } from './split-steps.ts'

/** What a match did. */
export type MatchedRemittance = {
  readonly remittanceId: string
  readonly applied: number
  readonly untied: number
  readonly left: string
}

const BY_PERSON = { confidence: null, isAutomatic: false, evidence: [] } as const

/** Today in the books of a legal entity. */
export async function todayOf(
  tx: Tx,
  legalEntityId: string,
  ctx: Context,
): Promise<Temporal.PlainDate> {
  const entity = await loadLegalEntity(tx, legalEntityId)
  return dateOf(ctx.clock.now(), entity?.timeZone ?? 'UTC')
}

/** A remittance that there is, locked, in one of these states. */
export async function requireRemittance(
  tx: Tx,
  remittanceId: string,
  wanted: readonly string[],
): Promise<StoredRemittance> {
  const remittance = await lockRemittance(tx, remittanceId)
  if (remittance === undefined) {
    throw new RefusalError('unknown_remittance', { remittance: remittanceId })
  }
  if (!wanted.includes(remittance.state)) {
    const { state } = remittance
    throw new RefusalError('remittance_state', { state, wanted: wanted.join(', ') })
  }
  return remittance
}

/**
 * Says which money a remittance is of: a bank's line in suspense, or a receipt on an account that nobody
 * has used. What its lines say is carried out; lines that do not tie stay at the desk.
 */
export const matchRemittance = defineCommand({
  name: 'matchRemittance',
  summary: 'Say which money a remittance is about, and apply it as its lines say',
  permission: 'receipts.allocate',
  input: matchRemittanceInput,
  run: async (tx, input, ctx): Promise<Result<MatchedRemittance>> => {
    const whole = await requireRemittance(tx, input.remittance, ['waiting'])
    const on = await todayOf(tx, whole.legalEntityId, ctx)
    const told = { how: BY_PERSON, on, asPart: input.asPart, ctx }
    const { remittance, done } =
      input.bankLine === null
        ? await ofItem(tx, whole, input.accountNumber, input.item, told)
        : await ofLine(tx, whole, input.bankLine, told)
    const { remittanceId, currency } = remittance
    const { applied, untied, leftMinor } = done
    return ok({ remittanceId, applied, untied, left: formatAmount(leftMinor, currency) })
  },
})

type Told = Parameters<typeof matchSuspenseLine>[3] & { readonly asPart: boolean }

type Done = { readonly remittance: StoredRemittance; readonly done: CarriedOut }

async function ofLine(
  tx: Tx,
  remittance: StoredRemittance,
  lineId: string,
  told: Told,
): Promise<Done> {
  const line = await lockLine(tx, lineId)
  if (line === undefined) throw new RefusalError('unknown_bank_line', { line: lineId })
  if (line.state !== 'suspense' || line.receiptId === null) {
    throw new RefusalError('bank_line_state', { state: line.state, wanted: 'suspense' })
  }
  const part = await partOf(tx, remittance, { ...line, minor: line.amountMinor }, told)
  return { remittance: part, done: await matchSuspenseLine(tx, part, line, told) }
}

async function ofItem(
  tx: Tx,
  remittance: StoredRemittance,
  accountNumber: string | null,
  itemId: string | null,
  told: Told,
): Promise<Done> {
  if (accountNumber === null || itemId === null) throw new RefusalError('remittance_money', {})
  const accountId = await requireAccount(tx, accountNumber)
  const [item] = await lockItems(tx, [{ accountId, itemId }])
  if (item === undefined || (item.kind !== 'receipt' && item.kind !== 'moved')) {
    throw new RefusalError('unknown_receipt', { receipt: itemId })
  }
  const receipt = await loadReceipt(
    tx,
    item.originAccountId ?? accountId,
    item.originItemId ?? itemId,
  )
  if (receipt === undefined) throw new RefusalError('unknown_receipt', { receipt: itemId })
  const part = await partOf(tx, remittance, { ...item, minor: -item.openMinor }, told)
  const on = Temporal.PlainDate.compare(told.on, item.documentOn) < 0 ? item.documentOn : told.on
  const money = { item: { accountId, itemId }, receipt, valuedOn: receipt.valueOn }
  return { remittance: part, done: await matchUnapplied(tx, part, money, { ...told, on }) }
}

/**
 * What of a remittance money is: all of it, where it is of the same legal entity, currency and amount;
 * else, as a clerk says, one of its payments.
 */
async function partOf(
  tx: Tx,
  remittance: StoredRemittance,
  money: { readonly legalEntityId: string; readonly currency: string; readonly minor: bigint },
  { asPart, ctx }: Told,
): Promise<StoredRemittance> {
  const { amountMinor, currency, legalEntityId } = remittance
  const { minor } = money
  if (money.legalEntityId === legalEntityId && money.currency === currency) {
    if (minor === amountMinor) return remittance
    if (asPart) return splitOff(tx, remittance, minor, ctx)
  }
  throw new RefusalError('remittance_other_money', {
    told: formatAmount(amountMinor, currency),
    currency,
    found: formatAmount(minor, money.currency),
    other: money.currency,
  })
}

/** Takes a remittance's money off its invoices again; it stays on the payer's account, unapplied. */
export const undoRemittance = defineCommand({
  name: 'undoRemittance',
  summary: 'Take a remittance’s money off its invoices again; it waits for its money anew',
  permission: 'receipts.allocate',
  input: undoRemittanceInput,
  run: async (tx, input, ctx): Promise<Result<{ readonly remittanceId: string }>> => {
    const remittance = await requireRemittance(tx, input.remittance, ['matched'])
    if (!(await isReason(tx, input.reason, 'unapply'))) {
      return refuse('unknown_reason', { reason: input.reason, use: 'unapply' })
    }
    const match = await loadMatch(tx, remittance.remittanceId)
    if (match === undefined) throw new Error('defect: a matched remittance without its match')
    const [item] = await lockItems(tx, [{ accountId: match.itemAccountId, itemId: match.itemId }])
    const today = await todayOf(tx, remittance.legalEntityId, ctx)
    const on =
      item !== undefined && Temporal.PlainDate.compare(today, item.documentOn) < 0
        ? item.documentOn
        : today
    const booking = { on, at: ctx.clock.now(), by: ctx.actor }
    await takeOff(tx, match, booking, { reasonCode: input.reason, note: input.note })
    return ok({ remittanceId: remittance.remittanceId })
  },
})
