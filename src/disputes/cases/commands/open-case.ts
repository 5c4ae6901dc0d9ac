import { recordInteractions } from '../../../accounts/interactions/commands.ts'
import { queueMessages } from '../../../documents/messages/commands/queue.ts'
import { requireColleague } from '../../../identity/load/colleagues.ts'
import { lockAccount } from '../../../invoicing/load/credit.ts'
import { formatAmount } from '../../../kernel/money.ts'
import { isBefore } from '../../../kernel/period.ts'
import { RefusalError } from '../../../kernel/result.ts'
import type { Context } from '../../../platform/command.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { freezeItems } from '../../../receivables/freezes/commands/freeze-items.ts'
import type { CaseChannel, CaseKind } from '../case.ts'
import { type Cause, countCases, findReference, loadCases, loadCause } from '../load.ts'
import { addEvents, insertCase, type NewCase } from '../save.ts'

/** What every case is opened with. */
export type Opening = {
  readonly cause: string
  readonly text: string
  readonly channel: CaseChannel
  readonly contact: string | null
  readonly owner: string | null
  readonly on: Temporal.PlainDate
  readonly dueOn: Temporal.PlainDate | null
  readonly confirm: boolean
}

/** A case that was opened. */
export type Opened = {
  readonly case: string
  readonly caseId: string
  readonly dueOn: Temporal.PlainDate
  readonly amount: string | null
  readonly frozen: string | null
  readonly currency: string | null
  readonly result: 'created' | 'unchanged'
}

/** What a case is about. */
type About = Pick<
  NewCase,
  | 'documentAccountId'
  | 'invoiceId'
  | 'lineNo'
  | 'itemId'
  | 'currency'
  | 'amountMinor'
  | 'frozenMinor'
  | 'deductionId'
> & { readonly reference?: string | null }

/** A case that was brought before under the same reference. */
export async function broughtBefore(
  tx: Tx,
  accountId: string,
  reference: string,
): Promise<Opened | undefined> {
  const caseId = await findReference(tx, accountId, reference)
  const [of] = caseId === undefined ? [] : await loadCases(tx, [{ accountId, caseId }])
  if (of === undefined) return undefined
  const { currency, amountMinor, frozenMinor } = of
  const shown = (minor: bigint | null) =>
    currency === null || minor === null ? null : formatAmount(minor, currency)
  const amounts = { amount: shown(amountMinor), frozen: shown(frozenMinor), currency }
  return { case: of.number, caseId: of.caseId, dueOn: of.dueOn, ...amounts, result: 'unchanged' }
}

/**
 * Transaction step: opens a case, freezes what of it is open, and enters it in the timeline of the
 * account. The item that is frozen must be locked.
 */
export async function opened(
  tx: Tx,
  ctx: Context,
  kind: CaseKind,
  accountId: string,
  asked: Opening,
  about: About,
): Promise<Opened> {
  const cause = await loadCause(tx, asked.cause)
  if (cause === undefined) throw new RefusalError('unknown_cause', { cause: asked.cause })
  await lockAccount(tx, accountId)
  const key = { accountId, caseId: ctx.newId() }
  const by = { at: ctx.clock.now(), by: ctx.actor }
  const { dueOn, owner } = responsible(asked, cause, ctx)
  if (asked.owner !== null) await requireColleague(tx, asked.owner)
  const number = await nextNumber(tx, accountId, kind)
  const { text: subject, channel, contact, on: openedOn } = asked
  const stored = { ...key, number, kind, cause: cause.cause, channel, subject, contact, ...about }
  await insertCase(tx, { ...stored, openedOn, owner, dueOn }, by)
  const { currency, amountMinor, frozenMinor, itemId } = about
  const shown = (minor: bigint) => (currency === null ? null : formatAmount(minor, currency))
  const amount = amountMinor === null ? null : shown(amountMinor)
  const frozen = shown(frozenMinor)
  const facts = { cause: cause.cause, channel, owner, dueOn: dueOn.toString(), amount, frozen }
  await addEvents(tx, [{ ...key, kind: 'opened', text: subject, facts, on: openedOn }], by)
  if (itemId !== null && frozenMinor > 0n) {
    const part = { accountId, itemId, amountMinor: frozenMinor, sourceId: key.caseId }
    await freezeItems(tx, ctx, [{ ...part, reason: 'dispute', fromOn: openedOn, untilOn: null }])
  }
  await tellTimeline(tx, ctx, { ...key, number, kind }, asked)
  if (asked.confirm) await confirm(tx, ctx, key, amountMinor)
  const { caseId } = key
  return { case: number, caseId, dueOn, amount, frozen, currency, result: 'created' }
}

function responsible(asked: Opening, cause: Cause, ctx: Context) {
  const dueOn = asked.dueOn ?? asked.on.add({ days: cause.days })
  if (isBefore(dueOn, asked.on)) {
    throw new RefusalError('case_due_before_opened', { date: asked.on.toString() })
  }
  // What came by itself is nobody's own: whoever has the role takes it.
  const taker = ctx.actor.startsWith('job:') ? 'billing_clerk' : ctx.actor
  return { dueOn, owner: asked.owner ?? cause.owner ?? taker }
}

/** Counted under the account's lock, so that no two cases bear one number. */
async function nextNumber(tx: Tx, accountId: string, kind: CaseKind): Promise<string> {
  const { accountNumber, count } = await countCases(tx, accountId, kind)
  return `${accountNumber}-${kind === 'dispute' ? 'D' : 'Q'}${count + 1}`
}

/** How a case came, as the timeline of the account names it. */
const CHANNELS = {
  staff: 'note',
  phone: 'call',
  email: 'email',
  letter: 'letter',
  visit: 'visit',
  portal: 'portal',
  deduction: 'note',
} as const

async function tellTimeline(
  tx: Tx,
  ctx: Context,
  {
    accountId,
    caseId,
    number,
    kind,
  }: { accountId: string; caseId: string; number: string; kind: CaseKind },
  { channel, text, dueOn }: Opening,
): Promise<void> {
  await recordInteractions(tx, ctx, [
    {
      accountId,
      channel: CHANNELS[channel],
      direction: CHANNELS[channel] === 'note' ? 'internal' : 'in',
      kind,
      subject: number,
      body: text,
      ...(dueOn === null ? {} : { nextOn: dueOn }),
      about: [{ kind: 'dispute', id: caseId, label: number }],
    },
  ])
}

/** Tells the customer that it has arrived and by when they are answered. */
async function confirm(
  tx: Tx,
  ctx: Context,
  key: { readonly accountId: string; readonly caseId: string },
  amountMinor: bigint | null,
): Promise<void> {
  const [found] = await loadCases(tx, [key])
  if (found === undefined || found.legalEntityId === null) return
  const { number, document, currency, dueOn } = found
  await queueMessages(tx, ctx, [
    {
      accountId: key.accountId,
      legalEntityId: found.legalEntityId,
      templateCode: 'dispute_received',
      facts: {
        case: number,
        answerBy: dueOn,
        ...(document === null ? {} : { document }),
        ...(currency === null || amountMinor === null
          ? {}
          : { amount: { minor: amountMinor, currency } }),
      },
      about: [{ kind: 'dispute', id: key.caseId, label: number }],
      key: `case ${number} received`,
    },
  ])
}
