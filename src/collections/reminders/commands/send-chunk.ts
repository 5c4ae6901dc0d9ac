import { raiseTasks } from '../../../accounts/tasks/commands.ts'
import type { NewTask } from '../../../accounts/tasks/task.ts'
import { queueMessages } from '../../../documents/messages/commands/queue.ts'
import type { TemplateCode } from '../../../documents/messages/template-codes.ts'
import { issueAddedDocuments } from '../../../invoicing/added/commands/issue-added.ts'
import type { AddedDocument } from '../../../invoicing/added/document.ts'
import { Decimal } from '../../../kernel/decimal.ts'
import { formatAmount, majorAmount } from '../../../kernel/money.ts'
import { dayNumber } from '../../../kernel/period.ts'
import type { Context } from '../../../platform/command.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { announce } from '../../../platform/outbox.ts'
import { afterQuietHours, type ContactRules, rulesFor } from '../../contact-guard.ts'
import { payBy } from '../../dunning.ts'
import type { StoredDunningPolicy } from '../../policies/load.ts'
import type { DunningRun } from '../../runs/load/runs.ts'
import type { DunningOutcomeRow } from '../../runs/outcome.ts'
import { copyDropped } from '../../runs/save.ts'
import { FEE_WORDS } from '../fee-words.ts'
import { type DunnedAccount, lockOverdueOf, type OverdueItem } from '../load.ts'
import { stillStanding } from '../propose.ts'
import { copyNotices, type NewNotice } from '../save.ts'
import { type Proposed, proposeFor } from './propose-chunk.ts'

/** A letter as it goes out, with what it is made of. */
type Letter = {
  readonly notice: Omit<NewNotice, 'messageId' | 'channel'>
  readonly row: DunningOutcomeRow
  readonly template: string
  readonly items: readonly OverdueItem[]
}

/**
 * Sends the letters of a chunk that were approved: under the locks of their items everything is looked
 * at again, and only what would still be asked for is, at most as much as was approved. What has been
 * paid, disputed, promised or asked for by another run meanwhile is dropped and said so.
 */
export async function sendReminders(
  tx: Tx,
  run: DunningRun,
  approved: readonly DunningOutcomeRow[],
  ctx: Context,
): Promise<number> {
  const at = ctx.clock.now()
  const accountIds = [...new Set(approved.map(row => row.accountId))]
  const overdue = await lockOverdueOf(tx, run.legalEntityId, run.runOn, accountIds)
  const proposed = await proposeFor(tx, run, overdue, at)
  const now = new Map(proposed.outcomes.map(row => [keyOf(row), row]))
  const standing = approved.map(row => ({ row, still: stillStanding(row, now.get(keyOf(row))) }))
  await copyDropped(
    tx,
    run.runId,
    standing
      .filter(({ still }) => still === undefined)
      .map(({ row }) => ({ ...row, reason: now.get(keyOf(row))?.reason ?? 'changed' })),
    at,
  )
  const items = new Map(overdue.map(item => [`${item.accountId} ${item.itemId}`, item]))
  const levels = levelsOf(run, proposed.policies)
  const letters = standing.flatMap(({ still }) =>
    still === undefined ? [] : [letterOf(run, still, levels, items, ctx)],
  )
  const notices = await write(tx, run, letters, proposed, ctx)
  await copyNotices(tx, notices, at)
  await tell(tx, notices, at)
  await billFees(tx, run, letters, proposed, ctx)
  return notices.length
}

function keyOf({ accountId, currency }: DunningOutcomeRow): string {
  return `${accountId} ${currency}`
}

type LetterLevel = {
  readonly level: number
  readonly template: string
  readonly payBy: Temporal.PlainDate
}

/** The levels of the policies, by policy and number, with the day by which a letter of today asks for payment. */
function levelsOf(
  { runOn }: DunningRun,
  policies: ReadonlyMap<string, StoredDunningPolicy>,
): Map<string, LetterLevel> {
  const levels = [...policies.values()].flatMap(({ policyCode, daysToPay, levels }) =>
    levels.map(({ level, template }): [string, LetterLevel] => {
      const next = levels.find(each => each.level === level + 1)
      const nextOn =
        next === undefined || next.daysSinceLast === 0
          ? null
          : runOn.add({ days: next.daysSinceLast })
      const until = payBy(runOn, daysToPay, nextOn)
      return [`${policyCode} ${level}`, { level, template, payBy: until }]
    }),
  )
  return new Map(levels)
}

function letterOf(
  run: DunningRun,
  row: DunningOutcomeRow,
  levels: ReadonlyMap<string, LetterLevel>,
  items: ReadonlyMap<string, OverdueItem>,
  ctx: Context,
): Letter {
  const level = levels.get(`${row.policy?.policyCode} ${row.level}`)
  if (level === undefined || row.policy === null) throw new Error('defect: a letter of no policy')
  const { accountId, currency, amountMinor: askedMinor, feeMinor } = row
  return {
    row,
    template: level.template,
    items: row.items.map(({ itemId }) => items.get(`${accountId} ${itemId}`) as OverdueItem),
    notice: {
      accountId,
      currency,
      askedMinor,
      feeMinor,
      noticeId: ctx.newId(),
      runId: run.runId,
      legalEntityId: run.legalEntityId,
      level: level.level,
      policy: row.policy,
      sentOn: run.runOn,
      payBy: level.payBy,
      feeDocumentId: feeMinor > 0n ? ctx.newId() : null,
      items: row.items.map(item => ({
        itemId: item.itemId,
        level: item.level ?? 0,
        askedMinor: BigInt(item.asked),
        openMinor: BigInt(item.open),
        frozenMinor: BigInt(item.frozen),
      })),
    },
  }
}

/** Queues the messages, each in the timeline of its account with its exact text; of calls it makes tasks. */
async function write(
  tx: Tx,
  run: DunningRun,
  letters: readonly Letter[],
  { accounts, rules }: Proposed,
  ctx: Context,
): Promise<NewNotice[]> {
  const arrival = arrivalOf(rules, ctx.clock.now())
  const [calls, written] = [letters.filter(isCall), letters.filter(letter => !isCall(letter))]
  await raiseTasks(tx, ctx, calls.map(callTask))
  const queued = await queueMessages(
    tx,
    ctx,
    written.map(({ notice, row, template, items }) => ({
      accountId: notice.accountId,
      legalEntityId: run.legalEntityId,
      templateCode: template as TemplateCode,
      channel: (row.channel ?? 'letter') as 'email' | 'letter' | 'portal',
      notBefore: arrival(accounts.get(notice.accountId) as DunnedAccount),
      facts: factsOf(run, { notice, items }),
      about: [
        { kind: 'dunning', id: notice.noticeId },
        ...items.map(({ itemId, label }) => ({
          kind: 'item',
          id: itemId,
          ...(label === null ? {} : { label }),
        })),
      ],
    })),
  )
  return [
    ...calls.map(({ notice }) => ({ ...notice, messageId: null, channel: 'call' })),
    ...written.map(({ notice }, i) => {
      const message = queued[i]
      if (message === undefined) throw new Error('defect: a letter without message')
      return { ...notice, messageId: message.messageId, channel: message.channel }
    }),
  ]
}

function isCall({ row }: Letter): boolean {
  return row.channel === 'call'
}

/** What the collector is to call about. */
function callTask({ notice, row }: Letter): NewTask {
  const { accountId, noticeId, askedMinor, currency, payBy: until, sentOn } = notice
  return {
    ...{ accountId, kind: 'dunning_call', subjectId: noticeId, dueOn: sentOn },
    facts: {
      amount: formatAmount(askedMinor, currency),
      currency,
      level: row.level,
      payBy: until.toString(),
    },
  }
}

/** When what is sent now may reach customers: the same for all of a country and time zone. */
function arrivalOf(rules: ReadonlyMap<string, ContactRules>, now: Temporal.Instant) {
  const known = new Map<string, Temporal.Instant>()
  return ({ country, timeZone }: DunnedAccount): Temporal.Instant => {
    const key = `${country} ${timeZone}`
    const arrival = known.get(key) ?? afterQuietHours(rulesFor(rules, country), timeZone, now)
    known.set(key, arrival)
    return arrival
  }
}

/**
 * What the letter says. Of an item of which a part is frozen or covered it names what is asked for and
 * not its whole amount, so that nothing disputed can be read from it.
 */
function factsOf(run: DunningRun, { notice, items }: Pick<Letter, 'notice' | 'items'>) {
  const { currency } = notice
  return {
    items: notice.items.map((part, i) => {
      const item = items[i]
      const isWhole = part.askedMinor === part.openMinor
      return {
        document: item === undefined ? null : { itemKind: item.kind, label: item.label },
        issuedOn: item?.documentOn ?? null,
        dueOn: item?.dueOn ?? null,
        overdueDays: item === undefined ? null : dayNumber(run.runOn) - dayNumber(item.dueOn),
        amount: isWhole && item !== undefined ? { minor: item.amountMinor, currency } : null,
        open: { minor: part.askedMinor, currency },
      }
    }),
    total: { minor: notice.askedMinor, currency },
    payBy: notice.payBy,
    ...(notice.feeMinor > 0n ? { fee: { minor: notice.feeMinor, currency } } : {}),
  }
}

function tell(tx: Tx, notices: readonly NewNotice[], at: Temporal.Instant): Promise<void> {
  return announce(
    tx,
    notices.map(({ accountId, noticeId }) => ({
      type: 'dunning_notice.sent',
      accountId,
      subjectId: noticeId,
    })),
    at,
  )
}

/** Bills what letters cost, each by a document of its own. Takes numbers, so it comes last. */
async function billFees(
  tx: Tx,
  run: DunningRun,
  letters: readonly Letter[],
  { accounts }: Proposed,
  ctx: Context,
): Promise<void> {
  const charged = letters.filter(({ notice }) => notice.feeDocumentId !== null)
  if (charged.length === 0) return
  await issueAddedDocuments(tx, ctx, {
    issuedOn: run.runOn,
    documents: charged.map(letter => feeDocument(run, letter, accounts)),
  })
}

function feeDocument(
  run: DunningRun,
  { notice, items }: Letter,
  accounts: ReadonlyMap<string, DunnedAccount>,
): AddedDocument {
  const { accountId, currency, feeMinor, feeDocumentId, level } = notice
  const language = accounts.get(accountId)?.language ?? 'en'
  return {
    accountId,
    documentId: feeDocumentId as string,
    legalEntityId: run.legalEntityId,
    currency,
    purpose: 'late_fee',
    reason: null,
    termsDays: dayNumber(notice.payBy) - dayNumber(run.runOn),
    refersTo: items.map(item => item.itemId),
    lines: [
      {
        code: 'late_fee',
        description: FEE_WORDS[language].replace('{level}', String(level)),
        period: { start: run.runOn, end: run.runOn.add({ days: 1 }) },
        quantity: Decimal.one,
        unit: '',
        unitPrice: majorAmount(feeMinor, currency),
        amountMinor: feeMinor,
        revenueAccount: '4800',
        tax: { by: 'class', taxClass: 'outside' },
      },
    ],
  }
}
