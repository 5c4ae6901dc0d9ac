import { loadAccountIds } from '../../../accounts/load/accounts.ts'
import { dateOf } from '../../../kernel/calendar.ts'
import { formatAmount, lesser } from '../../../kernel/money.ts'
import { ok, RefusalError, type Result, refuse } from '../../../kernel/result.ts'
import { loadLegalEntity } from '../../../ledger/load.ts'
import { matchItems } from '../../../ledger/open-items/commands/match-items.ts'
import type { Booking, ItemKey, OpenItem } from '../../../ledger/open-items/item.ts'
import { lockWithInstalments } from '../../../ledger/open-items/load.ts'
import type { Match } from '../../../ledger/open-items/match.ts'
import { type Context, defineCommand } from '../../../platform/command.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { isReason, loadDocumentItems } from '../../load/receipts.ts'
import { positiveMinor } from '../../positive-amount.ts'
import { writtenOff } from '../../settlement.ts'
import { itemsOfDocument, spreadOver } from '../../spread.ts'
import { type ConfirmedPart, confirmBankMatchInput } from '../api.ts'
import { lockLine, type WaitingLine } from '../load/lines.ts'
import { insertDeductions } from '../save/deductions.ts'
import { learnName, learnNumbers } from '../save/learnt.ts'
import { insertMatches, updateLines } from '../save/lines.ts'
import { sharedOut } from '../together.ts'
import { moveToAccount } from './move.ts'

/** What was confirmed: parts paid, and what stays on the account. */
export type Confirmed = {
  readonly lineId: string
  readonly accountNumber: string
  readonly paid: readonly { readonly itemId: string; readonly amount: string }[]
  readonly unapplied: string
}

/** A part in minor units, with the item as it is now. */
type Part = { readonly item: OpenItem; readonly amountMinor: bigint; readonly letGoMinor: bigint }

/**
 * Says whose money a line is and what it pays. The money leaves suspense; the payer's bank account
 * and name are remembered for the next payment. A rest that is let go is written off by its reason,
 * or, by a reason of deduction, stays open as what the payer disputes.
 */
export const confirmBankMatch = defineCommand({
  name: 'confirmBankMatch',
  summary: 'Say whose money a bank line is and what it pays; the payer is remembered',
  permission: 'receipts.allocate',
  input: confirmBankMatchInput,
  run: async (tx, input, ctx): Promise<Result<Confirmed>> => {
    const lines = await lockTogether(tx, input.line, input.together)
    const [line] = lines
    if (line === undefined) return refuse('unknown_bank_line', { line: input.line })
    const accountId = (await loadAccountIds(tx, [input.accountNumber])).get(input.accountNumber)
    if (accountId === undefined) return refuse('unknown_account', { account: input.accountNumber })
    const { currency } = line
    const amountMinor = lines.reduce((sum, each) => sum + each.amountMinor, 0n)
    const parts = await partsOf(tx, { amountMinor, currency }, accountId, input.parts)
    const reason = await reasonOf(tx, input.reason, parts)
    const shared = sharedOut(
      lines.map(each => each.amountMinor),
      parts,
    )
    for (const [place, each] of lines.entries()) {
      const mine = { parts: shared[place] ?? [], reason, note: input.note }
      await post(tx, each, accountId, mine, ctx)
    }
    const used = parts.reduce((sum, part) => sum + part.amountMinor, 0n)
    return ok({
      lineId: line.lineId,
      accountNumber: input.accountNumber,
      paid: parts.map(part => ({
        itemId: part.item.itemId,
        amount: formatAmount(part.amountMinor, currency),
      })),
      unapplied: formatAmount(amountMinor - used, currency),
    })
  },
})

/**
 * The lines that pay together, locked in one order whoever asks, the one that was named first in front.
 * All must wait for a person, in the same books.
 */
async function lockTogether(
  tx: Tx,
  first: string,
  others: readonly string[],
): Promise<WaitingLine[]> {
  const found = new Map<string, WaitingLine>()
  for (const lineId of [...new Set([first, ...others])].sort()) {
    const line = await lockLine(tx, lineId)
    if (line === undefined) throw new RefusalError('unknown_bank_line', { line: lineId })
    if (line.state !== 'suspense' || line.receiptId === null) {
      throw new RefusalError('bank_line_state', { state: line.state, wanted: 'suspense' })
    }
    found.set(lineId, line)
  }
  const lines = [first, ...others].flatMap(lineId => found.get(lineId) ?? [])
  const [{ legalEntityId, currency } = { legalEntityId: '', currency: '' }] = lines
  const other = lines.find(
    each => each.legalEntityId !== legalEntityId || each.currency !== currency,
  )
  if (other !== undefined) throw new RefusalError('bank_lines_apart', { currency })
  return [...new Set(lines)]
}

type Meant = {
  readonly parts: readonly Part[]
  readonly reason: Reason
  readonly note: string | null
}

/** Posts what one line pays: its money leaves suspense and is set off. */
async function post(
  tx: Tx,
  line: WaitingLine,
  accountId: string,
  { parts, reason, note }: Meant,
  ctx: Context,
): Promise<void> {
  const booking = await bookingFor(tx, line, parts, ctx)
  const itemId = await moveToAccount(tx, line, accountId, booking, ctx)
  const from = { accountId, itemId }
  await matchItems(
    tx,
    parts.flatMap(part => matchesOf(part, from, reason)),
    booking,
  )
  if (reason.isDeduction) {
    await insertDeductions(tx, deductionsOf(line, parts, reason, ctx), booking)
    // A dispute is opened for each at once; the daily look at disputes finds what this misses.
    await ctx.enqueue(tx, { task: 'takeUpDeductions', payload: {}, key: 'take-up-deductions' })
  }
  await keep(tx, line, accountId, parts, note, ctx)
}

async function partsOf(
  tx: Tx,
  line: Pick<WaitingLine, 'amountMinor' | 'currency'>,
  accountId: string,
  wanted: readonly ConfirmedPart[],
): Promise<Part[]> {
  const labels = wanted.flatMap(part => part.document ?? [])
  const documents = new Map((await loadDocumentItems(tx, labels)).map(row => [row.label, row]))
  const keys = wanted.map(part => {
    if (part.item !== null) return { accountId, itemId: part.item }
    const found = documents.get(part.document ?? '')
    if (found === undefined) {
      throw new RefusalError('unknown_item', { item: part.document ?? '' })
    }
    return { accountId: found.accountId, itemId: found.itemId }
  })
  const items = await lockWithInstalments(tx, keys)
  let left = line.amountMinor
  return wanted.flatMap((part, i): Part[] => {
    const key = keys[i] as ItemKey
    const owed = itemsOfDocument(key, items)
    const [item] = owed
    if (item === undefined) throw new RefusalError('unknown_item', { item: key.itemId })
    const openMinor = owed.reduce((sum, each) => sum + each.openMinor, 0n)
    const letGoMinor = part.letGo === null ? 0n : positiveMinor(part.letGo, line.currency)
    const most = lesser(openMinor - letGoMinor, left)
    const amountMinor = part.amount === null ? most : positiveMinor(part.amount, line.currency)
    left -= amountMinor
    if (amountMinor <= 0n) return [{ item, amountMinor, letGoMinor }]
    const parts = spreadOver(owed, amountMinor)
    // What is let go of stands beside the money that came last.
    return parts.map((each, n) => ({
      ...each,
      letGoMinor: n === parts.length - 1 ? letGoMinor : 0n,
    }))
  })
}

type Reason = { readonly code: string | null; readonly isDeduction: boolean }

async function reasonOf(tx: Tx, code: string | null, parts: readonly Part[]): Promise<Reason> {
  if (parts.every(part => part.letGoMinor === 0n)) return { code: null, isDeduction: false }
  if (code !== null && (await isReason(tx, code, 'write_off'))) return { code, isDeduction: false }
  if (code !== null && (await isReason(tx, code, 'deduction'))) return { code, isDeduction: true }
  throw new RefusalError('unknown_reason', { reason: code ?? '', use: 'write_off, deduction' })
}

/** Today in the books of the entity, but not before the money came or the document was made. */
export async function bookingFor(
  tx: Tx,
  line: WaitingLine,
  parts: readonly Part[],
  ctx: Context,
): Promise<Booking> {
  const entity = await loadLegalEntity(tx, line.legalEntityId)
  const at = ctx.clock.now()
  const days = [
    dateOf(at, entity?.timeZone ?? 'UTC'),
    line.bookedOn,
    ...parts.map(part => part.item.documentOn),
  ]
  const on = days.reduce((a, b) => (Temporal.PlainDate.compare(a, b) < 0 ? b : a))
  return { on, at, by: ctx.actor }
}

function matchesOf(part: Part, from: ItemKey, reason: Reason): Match[] {
  const { item, amountMinor, letGoMinor } = part
  const applied: Match[] =
    amountMinor === 0n ? [] : [{ kind: 'applied', from, to: item, amountMinor }]
  if (letGoMinor === 0n || reason.isDeduction) return applied
  const difference = { because: from, amountMinor: letGoMinor }
  return [...applied, writtenOff(item, difference, null, reason.code ?? '')]
}

function deductionsOf(line: WaitingLine, parts: readonly Part[], reason: Reason, ctx: Context) {
  return parts
    .filter(part => part.letGoMinor > 0n)
    .map(part => ({
      accountId: part.item.accountId,
      deductionId: ctx.newId(),
      itemId: part.item.itemId,
      lineAccountId: line.accountId,
      lineId: line.lineId,
      amountMinor: part.letGoMinor,
      reasonCode: reason.code as string,
    }))
}

/** Records the decision, whether the first suggestion was followed, and what it teaches. */
async function keep(
  tx: Tx,
  line: WaitingLine,
  accountId: string,
  parts: readonly Part[],
  note: string | null,
  ctx: Context,
): Promise<void> {
  const by = { at: ctx.clock.now(), by: ctx.actor }
  const [first] = line.suggestions
  const { accountId: lineAccount, lineId, attempt } = line
  const match = {
    accountId: lineAccount,
    lineId,
    attempt,
    rule: 'person',
    confidence: null,
    isAutomatic: false,
    suggested: first?.rule ?? null,
    isFollowed: first === undefined ? null : first.accountId === accountId,
    evidence: parts.map(part => part.item.itemId),
    note,
  }
  await insertMatches(tx, [match], by)
  await updateLines(tx, [
    {
      accountId: lineAccount,
      lineId,
      state: 'matched',
      receiptAccountId: line.receiptAccountId,
      receiptId: line.receiptId,
      attempt,
      rule: 'person',
      confidence: null,
      isAutomatic: false,
      suggestions: line.suggestions,
    },
  ])
  if (line.payerName !== null) await learnName(tx, accountId, line.payerName, by)
  await learnNumber(tx, line, accountId, ctx)
}

async function learnNumber(
  tx: Tx,
  line: WaitingLine,
  accountId: string,
  ctx: Context,
): Promise<void> {
  const { payerNumber, payerNumberIndex: index, payerNumberShown: shown } = line
  if (payerNumber === null || index === null || shown === null) return
  const row = [line.accountId, line.lineId]
  const number = ctx.vault.open({ table: 'bank_line', column: 'payer_number', row }, payerNumber)
  const payerId = ctx.newId()
  const place = { table: 'payer_bank_account', column: 'number', row: [accountId, payerId] }
  const sealed = ctx.vault.seal(place, number)
  const by = { at: ctx.clock.now(), by: ctx.actor }
  await learnNumbers(tx, [{ accountId, payerId, sealed, index, shown, learntFrom: 'person' }], by)
}
