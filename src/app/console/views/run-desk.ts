import { loadAccount } from '../../../accounts/load/accounts.ts'
import { code } from '../../../formats/fields.ts'
import type { StoredDraft, StoredLine } from '../../../invoicing/draft.ts'
import type { IssuedTax } from '../../../invoicing/explanation/issued.ts'
import { lineSentences } from '../../../invoicing/explanation/line.ts'
import { startOfDay } from '../../../kernel/calendar.ts'
import { Decimal } from '../../../kernel/decimal.ts'
import { RefusalError } from '../../../kernel/result.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { compareRuns, loadOutliers } from '../../../reporting/console/load/run-comparison.ts'
import {
  loadNextNumbers,
  loadRunDelivery,
  type NextNumbers,
} from '../../../reporting/console/load/run-delivery.ts'
import {
  type ChargeMeter,
  loadBilledPeriods,
  loadChargeMeters,
  loadDraftsOf,
  loadLargestEvents,
  loadRegistersAt,
} from '../../../reporting/console/load/run-desk.ts'
import { loadRunLine, type RunLine } from '../../../reporting/console/load/runs.ts'
import { view } from '../view.ts'

const MOST_DRAFTS = 5
const MOST_LINES = 60
const MOST_METERS = 20
const MOST_EVENTS = 6
const MOST_OUTLIERS = 25

async function runOf(tx: Tx, number: string): Promise<RunLine> {
  const run = await loadRunLine(tx, number)
  if (run === undefined) throw new RefusalError('unknown_number', { number })
  return run
}

/** What a run would bill a customer, line by line with the reasons, and what that is measured by. */
export const runDeskView = view({
  path: 'run-desk/:number',
  permission: 'billRuns.read',
  parameters: { account: code },
  read: async (tx, { number, account: wanted, locale }) => {
    const run = await runOf(tx, number)
    const account = await loadAccount(tx, wanted)
    if (account === undefined) throw new RefusalError('unknown_number', { number: wanted })
    const { accountId } = account
    const drafts = await loadDraftsOf(tx, run.runId, accountId, MOST_DRAFTS)
    const meters = await loadChargeMeters(tx, accountId, MOST_METERS)
    const charges = [...new Set(meters.map(({ chargeCode }) => chargeCode))]
    return {
      account: { number: account.accountNumber, name: account.name },
      drafts: drafts.map(({ draftNo, content }) => shownDraft(draftNo, content, locale)),
      history: await loadBilledPeriods(tx, accountId, charges),
      meters: await measuredBy(tx, meters, {
        accountId,
        from: startOfDay(
          startOf(
            drafts.map(({ content }) => content),
            run,
          ),
          account.timeZone,
        ),
        to: startOfDay(run.throughOn.add({ days: 1 }), account.timeZone),
        until: run.throughOn.add({ days: 1 }),
      }),
    }
  },
})

/** When the earliest service of some drafts began; of none, a month before the run's date. */
function startOf(drafts: readonly StoredDraft[], run: RunLine): Temporal.PlainDate {
  const first = drafts.map(({ serviceStart }) => serviceStart).sort()[0]
  return first === undefined
    ? run.throughOn.subtract({ months: 1 })
    : Temporal.PlainDate.from(first)
}

function shownDraft(draftNo: number, draft: StoredDraft, locale: string) {
  const { kind, currency, netMinor, taxMinor, payableMinor, lines } = draft
  return {
    draftNo,
    kind,
    currency,
    netMinor,
    taxMinor,
    payableMinor,
    moreLines: Math.max(0, lines.length - MOST_LINES),
    lines: lines.slice(0, MOST_LINES).map((line, i) => ({
      lineNo: i + 1,
      kind: line.kind,
      chargeCode: line.chargeCode,
      description: line.description,
      periodStart: line.periodStart,
      serviceStart: line.serviceStart,
      serviceEnd: line.serviceEnd,
      quantity: line.quantity,
      unit: line.unit,
      unitPrice: line.unitPrice,
      netMinor: line.netMinor,
      why: whyOf(line, i + 1, currency, locale),
    })),
  }
}

/** The sentences of a line that has not been issued; what it stood at is told at issue. */
function whyOf(line: StoredLine, lineNo: number, currency: string, locale: string): string[] {
  const taxes = line.taxes as readonly (Omit<IssuedTax, 'ratePercent'> & { ratePercent: string })[]
  const facts = {
    lineNo,
    kind: line.kind,
    subscription: '',
    chargeCode: line.chargeCode,
    description: line.description,
    serviceStart: Temporal.PlainDate.from(line.serviceStart),
    serviceEnd: Temporal.PlainDate.from(line.serviceEnd),
    quantity: Decimal.parse(line.quantity),
    unit: line.unit,
    unitPrice: Decimal.parse(line.unitPrice),
    priceMinor: BigInt(line.priceMinor),
    allowanceMinor: BigInt(line.allowanceMinor),
    amountMinor: BigInt(line.amountMinor),
    taxInclusive: line.taxInclusive,
    netMinor: BigInt(line.netMinor),
    taxes: taxes.map(tax => ({ ...tax, ratePercent: Decimal.parse(tax.ratePercent) })),
    trace: line.trace,
    corrects: null,
    standing: null,
  }
  return lineSentences(facts, currency, locale)
}

/** Each usage charge with what can be corrected of it: the reads or the largest events. */
async function measuredBy(
  tx: Tx,
  meters: readonly ChargeMeter[],
  span: {
    readonly accountId: string
    readonly from: Temporal.Instant
    readonly to: Temporal.Instant
    readonly until: Temporal.PlainDate
  },
) {
  const { accountId } = span
  const found = []
  for (const meter of meters) {
    const { chargeCode, meterCode, source, unit, subscription, premiseId, subscriptionId } = meter
    const at = { accountId, premiseId, meterCode }
    found.push({
      chargeCode,
      meterCode,
      source,
      unit,
      subscription,
      registers: source === 'events' ? [] : await loadRegistersAt(tx, at, span.until),
      events:
        source === 'events'
          ? await loadLargestEvents(tx, { ...at, subscriptionId }, span, MOST_EVENTS)
          : [],
    })
  }
  return found
}

/** A run beside the one before it: how many accounts changed, and which changed most. */
export const runComparisonView = view({
  path: 'run-comparison/:number',
  permission: 'billRuns.read',
  read: async (tx, { number }) => {
    const { runId, previousRunId, previousNumber } = await runOf(tx, number)
    if (previousRunId === null) return { previousNumber, counts: null, outliers: [] }
    return {
      previousNumber,
      counts: await compareRuns(tx, runId, previousRunId),
      outliers: await loadOutliers(tx, runId, previousRunId, MOST_OUTLIERS),
    }
  },
})

/** How far the documents of a run have come, and what numbers those of one not issued will bear. */
export const runDeliveryView = view({
  path: 'run-delivery/:number',
  permission: 'billRuns.read',
  // The state that the reader knows of: an answer is not kept over a step of the run.
  parameters: { state: code.optional() },
  read: async (tx, { number }) => {
    const { runId } = await runOf(tx, number)
    return {
      delivery: await loadRunDelivery(tx, runId),
      numbers: (await loadNextNumbers(tx, runId)).map(spanOf),
    }
  },
})

/** `SUN-INV-2026-000120` to `…-000255`: what issuing consumes of a series. */
function spanOf({ kind, documents, prefix, year, nextNumber }: NextNumbers) {
  if (prefix === null || nextNumber === null) return { kind, documents, first: null, last: null }
  const label = (number: bigint) => `${prefix}-${year}-${String(number).padStart(6, '0')}`
  return { kind, documents, first: label(nextNumber), last: label(nextNumber + documents - 1n) }
}
