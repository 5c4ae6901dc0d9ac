import type { CareFlag } from '../../../accounts/care/care-flag.ts'
import { loadCareFlags } from '../../../accounts/care/load.ts'
import { loadAccount } from '../../../accounts/load/accounts.ts'
import { raiseTasks } from '../../../accounts/tasks/commands.ts'
import { queueMessages } from '../../../documents/messages/commands/queue.ts'
import { issueAddedDocuments } from '../../../invoicing/added/commands/issue-added.ts'
import { Decimal } from '../../../kernel/decimal.ts'
import { formatAmount, majorAmount } from '../../../kernel/money.ts'
import type { Context } from '../../../platform/command.ts'
import type { Tx } from '../../../platform/database/database.ts'
import type { StoredSuspension } from '../load.ts'
import { insertStep } from '../save.ts'
import { nextStep, type StepKind, type SuspensionRule, suspendOn } from '../suspension.ts'
import { itemsOfNotice, loadAsked, type SuspendedDebt } from './asked.ts'

/** Writes a notice to the customer, by letter, with the first day on which supply may be suspended. */
export async function sendNotice(
  tx: Tx,
  ctx: Context,
  of: SuspendedDebt & {
    readonly suspensionId: string
    readonly premise: string | null
    readonly rule: SuspensionRule
  },
  notice: {
    readonly code: 'suspension_notice' | 'suspension_notice.final'
    readonly on: Temporal.PlainDate
    readonly asked: Awaited<ReturnType<typeof loadAsked>>
    readonly suspendOn: Temporal.PlainDate
  },
): Promise<string | null> {
  const { currency, rule } = of
  const [queued] = await queueMessages(tx, ctx, [
    {
      ...{ accountId: of.accountId, legalEntityId: of.legalEntityId },
      ...{ templateCode: notice.code, channel: 'letter' },
      facts: {
        total: { minor: notice.asked.askedMinor, currency },
        items: await itemsOfNotice(tx, notice.asked.items, notice.on),
        payBy: notice.suspendOn.subtract({ days: 1 }),
        suspendOn: notice.suspendOn,
        ...(of.premise === null ? {} : { premise: of.premise }),
        ...(rule.feeMinor === 0n ? {} : { fee: { minor: rule.feeMinor, currency } }),
      },
      about: [{ kind: 'suspension', id: of.suspensionId }],
      key: `${notice.code} ${of.suspensionId}`,
    },
  ])
  return queued?.messageId ?? null
}

/** Takes the next step of a suspension if its day has come; gives which, or undefined. */
export async function advance(
  tx: Tx,
  ctx: Context,
  of: StoredSuspension,
  on: Temporal.PlainDate,
): Promise<StepKind | undefined> {
  const flags: readonly CareFlag[] =
    (await loadCareFlags(tx, [of.accountId], on)).get(of.accountId) ?? []
  const asked = await loadAsked(tx, of, on)
  const { askedMinor } = asked
  const next = nextStep(of.rule, of, { flags, askedMinor }, on)
  if (next.kind === 'wait') return undefined
  const step = { ...of, stepNo: of.stepNo + 1, kind: next.kind, on }
  const by = { at: ctx.clock.now(), by: ctx.actor }
  if (next.kind === 'stopped') {
    await insertStep(tx, { ...step, note: next.why }, by)
    return next.kind
  }
  if (next.kind === 'final_notice') {
    const rule = { ...of.rule, noticeDays: 0 }
    const documentId = await sendNotice(tx, ctx, of, {
      ...{
        code: 'suspension_notice.final',
        on,
        asked,
        suspendOn: suspendOn(rule, on),
      },
    })
    await insertStep(tx, { ...step, documentId }, by)
    return next.kind
  }
  await order(tx, ctx, of, { kind: next.kind, on, askedMinor })
  const isFree = next.kind === 'ordered' || flags.length > 0 || of.rule.feeMinor === 0n
  const documentId = isFree ? null : ctx.newId()
  await insertStep(tx, { ...step, documentId }, by)
  if (documentId !== null) await billFee(tx, ctx, of, documentId, on)
  return next.kind
}

/** A task for field service; systems outside read it from the list of tasks. */
async function order(
  tx: Tx,
  ctx: Context,
  of: StoredSuspension,
  what: {
    readonly kind: 'ordered' | 'reconnect_ordered'
    readonly on: Temporal.PlainDate
    readonly askedMinor: bigint
  },
): Promise<void> {
  const kind = what.kind === 'ordered' ? 'suspension_order' : 'reconnection_order'
  const amount = formatAmount(what.askedMinor, of.currency)
  const facts = { suspension: of.suspensionId, premise: of.premise, amount, currency: of.currency }
  const { accountId, suspensionId: subjectId } = of
  await raiseTasks(tx, ctx, [{ accountId, subjectId, kind, facts, dueOn: what.on }])
}

const FEE_TEXT = {
  en: 'Restoring supply',
  fr: 'Rétablissement de la fourniture',
  es: 'Restablecimiento del suministro',
  de: 'Wiederherstellung der Versorgung',
} as const

/** Bills restoring supply on a document of its own. Takes numbers: the last thing of its transaction. */
async function billFee(
  tx: Tx,
  ctx: Context,
  of: StoredSuspension,
  documentId: string,
  on: Temporal.PlainDate,
): Promise<void> {
  const language = (await loadAccount(tx, of.account))?.language ?? 'en'
  const { feeMinor, feeTaxClass } = of.rule
  await issueAddedDocuments(tx, ctx, {
    issuedOn: on,
    documents: [
      {
        ...{ accountId: of.accountId, documentId, legalEntityId: of.legalEntityId },
        ...{ currency: of.currency, purpose: 'fee', reason: null, termsDays: null, refersTo: [] },
        lines: [
          {
            ...{ code: 'reconnection', description: FEE_TEXT[language] },
            period: { start: on, end: on.add({ days: 1 }) },
            ...{ quantity: Decimal.one, unit: 'unit', amountMinor: feeMinor },
            unitPrice: majorAmount(feeMinor, of.currency),
            revenueAccount: '4800',
            tax: { by: 'class', taxClass: feeTaxClass },
          },
        ],
      },
    ],
  })
}
