import { issueAddedDocuments } from '../../../invoicing/added/commands/issue-added.ts'
import type { AddedDocument, AddedLine } from '../../../invoicing/added/document.ts'
import { Decimal } from '../../../kernel/decimal.ts'
import { majorAmount } from '../../../kernel/money.ts'
import { type ItemKey, itemKeyText } from '../../../ledger/open-items/item.ts'
import { lockItems } from '../../../ledger/open-items/load.ts'
import type { Context } from '../../../platform/command.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { loadDunnedAccounts, loadItemLabels } from '../../reminders/load.ts'
import type { DunningRun } from '../../runs/load/runs.ts'
import type { DunningOutcomeRow, OutcomeItem } from '../../runs/outcome.ts'
import { copyDropped } from '../../runs/save.ts'
import { loadLatePolicies } from '../load.ts'
import { copyLateCharges, type NewLateCharge } from '../save.ts'
import { flatText, interestText } from '../words.ts'
import { type ChargeDetail, proposeCharges } from './propose-charges.ts'

/**
 * Bills the charges of a chunk that were approved, a document for each customer and currency: under the
 * locks of the items they are worked out again, and only what is the same or less is billed. What has
 * become more waits for the next run; a customer of whom nothing is left is dropped and said so.
 */
export async function billCharges(
  tx: Tx,
  run: DunningRun,
  approved: readonly DunningOutcomeRow[],
  ctx: Context,
): Promise<number> {
  const keys = approved.flatMap(({ accountId, items }) =>
    items.map(({ itemId }) => ({ accountId, itemId })),
  )
  await lockItems(tx, [...new Map(keys.map(key => [itemKeyText(key), key])).values()])
  const ids = approved.map(row => row.accountId).sort()
  const [fromAccount, toAccount] = [ids[0], ids.at(-1)]
  if (fromAccount === undefined || toAccount === undefined) return 0
  const { legalEntityId, runOn } = run
  const scope = { legalEntityId, runOn, fromAccount, toAccount, accountIds: ids }
  const now = new Map(
    (await proposeCharges(tx, scope, run.atPayment)).map(row => [keyOf(row), row]),
  )
  const standing = approved.map(row => stillCharged(row, now.get(keyOf(row))))
  const gone = approved.filter((_, i) => standing[i]?.items.length === 0)
  const at = ctx.clock.now()
  await copyDropped(
    tx,
    run.runId,
    gone.map(row => ({ ...row, reason: now.get(keyOf(row))?.reason ?? 'changed' })),
    at,
  )
  const billed = standing
    .filter(row => row.items.length > 0)
    .map(row => ({ row, documentId: ctx.newId() }))
  await copyLateCharges(
    tx,
    billed.flatMap(({ row, documentId }) => chargesOf(run, row, documentId)),
    at,
  )
  await issue(tx, run, billed, ctx)
  return billed.length
}

function keyOf({ accountId, currency }: DunningOutcomeRow): string {
  return `${accountId} ${currency}`
}

function stillCharged(
  approved: DunningOutcomeRow,
  now: DunningOutcomeRow | undefined,
): DunningOutcomeRow {
  const before = new Map(approved.items.map(item => [chargeKey(item), BigInt(item.asked)]))
  const items = (now?.outcome === 'asked' ? now.items : []).filter(item => {
    const was = before.get(chargeKey(item))
    return was !== undefined && BigInt(item.asked) <= was
  })
  const amountMinor = items.reduce((sum, item) => sum + BigInt(item.asked), 0n)
  return { ...approved, policy: now?.policy ?? approved.policy, items, amountMinor }
}

function chargeKey(item: OutcomeItem): string {
  const { kind, from } = item.detail as ChargeDetail
  return `${item.itemId} ${kind} ${from}`
}

function chargesOf(run: DunningRun, row: DunningOutcomeRow, documentId: string): NewLateCharge[] {
  const { accountId, policy } = row
  if (policy === null) throw new Error('defect: a charge of no policy')
  return row.items.map(({ itemId, asked, detail }) => {
    const { kind, from, through } = detail as ChargeDetail
    return {
      ...{ accountId, itemId, kind, detail, documentId, policy, runId: run.runId },
      startOn: Temporal.PlainDate.from(from),
      endOn: Temporal.PlainDate.from(through).add({ days: 1 }),
      amountMinor: BigInt(asked),
    }
  })
}

type Billed = { readonly row: DunningOutcomeRow; readonly documentId: string }

/** Takes numbers, so it comes last. */
async function issue(
  tx: Tx,
  run: DunningRun,
  billed: readonly Billed[],
  ctx: Context,
): Promise<void> {
  if (billed.length === 0) return
  const accountIds = [...new Set(billed.map(({ row }) => row.accountId))]
  const accounts = await loadDunnedAccounts(tx, accountIds, run.runOn)
  const keys: ItemKey[] = billed.flatMap(({ row: { accountId, items } }) =>
    items.map(({ itemId }) => ({ accountId, itemId })),
  )
  const labels = await loadItemLabels(tx, keys)
  const policies = await loadLatePolicies(tx)
  const documents = billed.map(({ row, documentId }): AddedDocument => {
    const { accountId, currency, items, policy } = row
    const language = accounts.get(accountId)?.language ?? 'en'
    const terms = policies
      .get(policy?.policyCode ?? '')
      ?.findLast(({ fromOn }) => Temporal.PlainDate.compare(fromOn, run.runOn) <= 0)
    const hasInterest = items.some(item => (item.detail as ChargeDetail).kind === 'interest')
    return {
      ...{ accountId, documentId, currency, legalEntityId: run.legalEntityId, reason: null },
      purpose: hasInterest ? 'interest' : 'late_fee',
      termsDays: terms?.termsDays ?? null,
      refersTo: [...new Set(items.map(item => item.itemId))],
      lines: items.map(item => lineOf(item, currency, language, labels.get(item.itemId) ?? null)),
    }
  })
  await issueAddedDocuments(tx, ctx, { issuedOn: run.runOn, documents })
}

/** Interest on a late payment and compensation for it are no supply: outside the scope of VAT. */
function lineOf(
  { asked, detail }: OutcomeItem,
  currency: string,
  language: 'en' | 'fr' | 'es' | 'de',
  label: string | null,
): AddedLine {
  const { kind, from, through, segments } = detail as ChargeDetail
  const start = Temporal.PlainDate.from(from)
  const period = { start, end: Temporal.PlainDate.from(through).add({ days: 1 }) }
  const amountMinor = BigInt(asked)
  const rates = segments.map(segment => Decimal.parse(segment.percent))
  return {
    code: kind === 'interest' ? 'interest' : 'late_fee',
    description:
      kind === 'interest'
        ? interestText(language, label, period, rates)
        : flatText(language, label),
    period,
    quantity: Decimal.one,
    unit: '',
    unitPrice: majorAmount(amountMinor, currency),
    amountMinor,
    revenueAccount: kind === 'interest' ? '4810' : '4800',
    tax: { by: 'class', taxClass: 'outside' },
  }
}
