import { loadAccountIds } from '../../../accounts/load/accounts.ts'
import { ok, type Refusal, type Result } from '../../../kernel/result.ts'
import { type Context, defineCommand } from '../../../platform/command.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { withinSavepoint } from '../../../platform/database/savepoint.ts'
import { toJson } from '../../../platform/json.ts'
import { type BatchAnswer, type OpenRow, RowBatch, rowsOf } from '../../../platform/row-batch.ts'
import { saveOneOffs } from '../../commands/add-one-off-charges.ts'
import { saveOneOffCorrections } from '../../commands/correct-one-off-charges.ts'
import { firstDifference } from '../difference.ts'
import { lockOutsideAccounts } from '../load/orders.ts'
import {
  loadRunningAt,
  loadTicketCharges,
  loadTickets,
  type StoredTicket,
} from '../load/tickets.ts'
import { orderName } from '../order.ts'
import { claimReferences, insertRevisions, moveReferences } from '../save.ts'
import { firstServiceOn, type TicketChange, ticketChange } from '../ticket.ts'
import { type TicketRow, ticketRow } from '../ticket-row.ts'

type TicketContext = Pick<Context, 'clock' | 'newId' | 'actor'>

export const recordTickets = defineCommand({
  name: 'recordTickets',
  summary: 'Charge work orders and service tickets once, and correct or take back what changed',
  permission: 'contracts.charge',
  input: rowsOf(ticketRow),
  run: async (tx, input, ctx) => ok(await saveTickets(tx, input.rows, ctx)),
})

/** A ticket with what is known of it and what it changes. */
type Worked = OpenRow<TicketRow> & {
  readonly accountId: string
  readonly before: StoredTicket | undefined
  readonly change: TicketChange
}

/**
 * Records tickets, a row each, by source, reference and revision. Their lines become one-off charges
 * once; a later revision corrects them, an older one that comes late is `unchanged`. The same
 * revision with other content is rejected, naming the first difference. A ticket of which a line
 * cannot be charged is rejected as a whole.
 */
export async function saveTickets(
  tx: Tx,
  raw: readonly unknown[],
  ctx: TicketContext,
): Promise<BatchAnswer> {
  const batch = new RowBatch(raw, ticketRow)
  batch.oneRowEach(value => `${orderName(value)} ${value.revision}`)
  leaveLatest(batch)
  let worked = await workOut(tx, batch)
  // A step answers line by line: tickets with a refused line are left out and the rest done again.
  while (worked.length > 0) {
    const refused = new Map<number, Refusal>()
    const done = await withinSavepoint(tx, () => write(tx, worked, ctx, refused))
    if (done.ok) break
    for (const [row, { code, facts }] of refused) batch.reject(row, code, facts)
    worked = worked.filter(({ row }) => !refused.has(row))
  }
  for (const { row, before } of worked) {
    batch.answer(row, before === undefined ? 'created' : 'updated')
  }
  return batch.result()
}

/** Of several revisions of a ticket the highest holds; the others are as good as late. */
function leaveLatest(batch: RowBatch<TicketRow>): void {
  const latest = new Map<string, number>()
  for (const { value } of batch.open) {
    const name = orderName(value)
    latest.set(name, Math.max(latest.get(name) ?? 0, value.revision))
  }
  for (const { row, value } of batch.open) {
    if (value.revision < (latest.get(orderName(value)) ?? 0)) batch.answer(row, 'unchanged')
  }
}

async function workOut(tx: Tx, batch: RowBatch<TicketRow>): Promise<Worked[]> {
  const accounts = await loadAccountIds(
    tx,
    batch.open.map(({ value }) => value.accountNumber),
  )
  for (const { row, value } of batch.open) {
    const { accountNumber: account } = value
    if (!accounts.has(account)) batch.reject(row, 'unknown_account', { account })
  }
  const idOf = (value: TicketRow) => accounts.get(value.accountNumber) as string
  await claim(tx, batch, idOf)
  const keys = batch.open.map(({ value }) => ({ ...value, accountId: idOf(value) }))
  const stored = await loadTickets(tx, keys)
  const charges = await loadTicketCharges(tx, stored)
  const known = new Map(stored.map(ticket => [`${ticket.accountId} ${orderName(ticket)}`, ticket]))
  const running = await loadRunningAt(tx, keys.flatMap(placeOf))
  const worked: Worked[] = []
  for (const { row, value } of batch.sortedBy(value => `${idOf(value)} ${orderName(value)}`)) {
    const accountId = idOf(value)
    const before = known.get(`${accountId} ${orderName(value)}`)
    const settled = compare(before, value)
    const subscription = chargedTo(value, accountId, running)
    if (settled === 'unchanged') batch.answer(row, 'unchanged')
    else if (settled !== undefined) batch.reject(row, settled.code, settled.facts)
    else if (typeof subscription !== 'string') {
      batch.reject(row, subscription.code, subscription.facts)
    } else {
      const change = ticketChange(value, subscription, charges.get(before?.ticketId ?? '') ?? [])
      worked.push({ row, value, accountId, before, change })
    }
  }
  return worked
}

/**
 * Takes the tickets' names for their accounts. One that another account has is rejected while it is
 * charged there; once it was cancelled there it may be recorded here.
 */
async function claim(
  tx: Tx,
  batch: RowBatch<TicketRow>,
  idOf: (value: TicketRow) => string,
): Promise<void> {
  const keyOf = ({ source, reference }: TicketRow, accountId: string) => ({
    source,
    reference,
    accountId,
  })
  await claimReferences(
    tx,
    'ticket',
    batch.open.map(({ value }) => keyOf(value, idOf(value))),
  )
  const owners = await lockOutsideAccounts(
    tx,
    'ticket',
    batch.open.map(({ value }) => value),
  )
  const elsewhere = batch.open.filter(
    ({ value }) => owners.get(orderName(value))?.accountId !== idOf(value),
  )
  const there = await loadTickets(
    tx,
    elsewhere.map(({ value }) => keyOf(value, owners.get(orderName(value))?.accountId ?? '')),
  )
  const cancelled = new Set(there.filter(isCancelled).map(orderName))
  for (const { row, value } of elsewhere) {
    if (cancelled.has(orderName(value))) continue
    const account = owners.get(orderName(value))?.accountNumber ?? ''
    batch.reject(row, 'ticket_on_other_account', { ticket: orderName(value), account })
  }
  const moved = elsewhere.filter(({ value }) => cancelled.has(orderName(value)))
  if (moved.length > 0) {
    await moveReferences(
      tx,
      moved.map(({ value }) => keyOf(value, idOf(value))),
    )
  }
}

function isCancelled({ content }: StoredTicket): boolean {
  return (content as { cancelled?: boolean }).cancelled === true
}

function placeOf(ticket: TicketRow & { readonly accountId: string }) {
  const on = firstServiceOn(ticket)
  const { accountId, premiseCode } = ticket
  return premiseCode === null || on === undefined ? [] : [{ accountId, premiseCode, on }]
}

/** Whether there is nothing to do for a row, or why it cannot be; undefined where it is news. */
function compare(
  before: StoredTicket | undefined,
  value: TicketRow,
): 'unchanged' | Refusal | undefined {
  if (before === undefined || before.revision < value.revision) return undefined
  if (before.revision > value.revision) return 'unchanged'
  const differs = firstDifference(before.content, toJson(value))
  if (differs === undefined) return 'unchanged'
  const { revision } = value
  return { code: 'ticket_differs', facts: { ticket: orderName(value), revision, ...differs } }
}

/** The subscription that a ticket is charged with, or why none can be told. */
function chargedTo(
  value: TicketRow,
  accountId: string,
  running: ReadonlyMap<string, readonly string[]>,
): string | Refusal {
  const on = firstServiceOn(value)
  // A cancelled ticket charges nothing.
  if (value.subscriptionNumber !== null || on === undefined) return value.subscriptionNumber ?? ''
  const found = running.get(`${accountId} ${value.premiseCode} ${on}`) ?? []
  const [only] = found
  if (only !== undefined && found.length === 1) return only
  const facts = {
    account: value.accountNumber,
    premise: value.premiseCode ?? '',
    date: on.toString(),
  }
  return found.length === 0
    ? { code: 'nothing_runs_at_premise', facts }
    : { code: 'several_run_at_premise', facts: { ...facts, subscriptions: found.join(', ') } }
}

/** Writes charges, corrections and revisions; refused, with each row's reason, if a line is. */
async function write(
  tx: Tx,
  worked: readonly Worked[],
  ctx: TicketContext,
  refused: Map<number, Refusal>,
): Promise<Result<null>> {
  const added = worked.flatMap(({ row, value, change }) =>
    change.added.map(({ line: _, ...charge }) => ({
      row,
      charge: { accountNumber: value.accountNumber, ...charge },
    })),
  )
  const corrected = worked.flatMap(({ row, value, change }) =>
    change.corrected.map(charge => ({
      row,
      charge: {
        accountNumber: value.accountNumber,
        ...charge,
        reason: value.reason ?? orderName(value),
      },
    })),
  )
  for (const [step, charges, isNew] of [
    [saveOneOffs, added, true],
    [saveOneOffCorrections, corrected, false],
  ] as const) {
    if (charges.length === 0) continue
    const answer = await step(
      tx,
      charges.map(({ charge }) => JSON.parse(JSON.stringify(charge))),
      ctx,
    )
    for (const { row, result, refusal } of answer.rows) {
      const of = charges[row]
      if (of === undefined || refused.has(of.row)) continue
      const { reference } = of.charge
      if (refusal !== undefined) refused.set(of.row, refusal)
      // Typed in by hand before the ticket came: it would be charged as if it were the ticket's.
      else if (isNew && result === 'unchanged') {
        refused.set(of.row, { code: 'reference_taken', facts: { reference } })
      }
    }
  }
  const [first] = refused.values()
  if (first !== undefined) return { ok: false, refusal: first }
  await insertRevisions(
    tx,
    worked.map(({ value, accountId, before, change }) => ({
      accountId,
      source: value.source,
      reference: value.reference,
      ticketId: before?.ticketId ?? ctx.newId(),
      revision: value.revision,
      content: toJson(value),
      charges: change.added.map(({ line, reference }) => ({ line, reference })),
    })),
    ctx.actor,
    ctx.clock.now(),
  )
  return ok(null)
}
