import { ok } from '../../kernel/result.ts'
import { type Context, defineCommand } from '../../platform/command.ts'
import type { Tx } from '../../platform/database/database.ts'
import {
  type BatchAnswer,
  compareText,
  RowBatch,
  rowsOf,
  sameRecord,
} from '../../platform/row-batch.ts'
import { type PlanRow, planRow } from '../api.ts'
import { exportMeterFindings, exportMeterOf } from '../energy-rules.ts'
import { loadKnownMeters, loadKnownProducts } from '../load/master.ts'
import {
  loadPrices,
  loadStoredVersions,
  type RecordedPrice,
  type StoredVersion,
} from '../load/plans.ts'
import { loadTouCalendars } from '../load/tou-calendars.ts'
import { measureFindings } from '../measure-rules.ts'
import { planFindings } from '../plan-rules.ts'
import { planVersionName } from '../plan-version.ts'
import type { PriceFinding } from '../price-rules.ts'
import { insertCharges, insertPlanVersions, insertPrices, savePlanNames } from '../save.ts'
import { answerFindings } from './answer-findings.ts'
import { indexFindings } from './price-indexes.ts'

export const definePlans = defineCommand({
  name: 'definePlans',
  summary: 'Add versions of plans with their charges and first prices; versions never change',
  permission: 'catalog.write',
  input: rowsOf(planRow),
  run: async (tx, input, ctx) => ok(await savePlans(tx, input.rows, ctx)),
})

/**
 * Adds plan versions, a row each. A version that exists is `unchanged` when it says the same and
 * rejected when not: whoever lives by it keeps it, what is new is a new version. Later prices are
 * added by `addPrices`. The name belongs to the plan and is updated.
 */
export async function savePlans(
  tx: Tx,
  raw: readonly unknown[],
  ctx: Pick<Context, 'clock'>,
): Promise<BatchAnswer> {
  const batch = new RowBatch(raw, planRow)
  batch.oneRowEach(planVersionName)
  await rejectFaulty(tx, batch)
  const plans = batch.sortedBy(plan => plan.planCode).map(({ value }) => value)
  if (plans.length === 0) return batch.result()
  // The last row of a plan names it; the lock on the plan's row orders rivals.
  const named = new Map(plans.map(({ planCode, name }) => [planCode, { planCode, name }]))
  const renamed = await savePlanNames(tx, [...named.values()])
  const created = await createVersions(tx, plans, ctx.clock.now())
  const old = plans.filter(plan => !created.has(planVersionName(plan)))
  const [stored, prices] = [await loadStoredVersions(tx, old), await loadPrices(tx, old)]
  const known = new Set(prices.map(priceText))
  for (const { row, value } of batch.open) {
    const name = planVersionName(value)
    if (created.has(name)) batch.answer(row, 'created')
    else if (!isSameVersion(value, stored.get(name), known)) {
      batch.reject(row, 'plan_version_fixed', { plan: name })
    } else batch.answer(row, renamed.has(value.planCode) ? 'updated' : 'unchanged')
  }
  return batch.result()
}

async function rejectFaulty(tx: Tx, batch: RowBatch<PlanRow>): Promise<void> {
  const charges = batch.open.flatMap(({ value }) => value.charges)
  const products = await loadKnownProducts(tx, [...new Set(charges.map(c => c.productCode))])
  const meters = await loadKnownMeters(tx, [...new Set(charges.flatMap(metersOf))])
  const wanted = charges.flatMap(({ measure }) => measure?.calendar ?? [])
  const counted = new Map([...meters].filter(([, { source }]) => source === 'events'))
  const calendars = await loadTouCalendars(tx, [...new Set(wanted)])
  const unknownIndex = await indexFindings(
    tx,
    charges.flatMap(({ prices }) => prices.map(({ price }) => price)),
  )
  for (const { row, value } of batch.open) {
    answerFindings(batch, row, [
      ...value.charges.flatMap(c => c.prices.flatMap(({ price }) => unknownIndex(price))),
      ...planFindings(value, counted),
      ...unknownFindings(value, products, meters),
      ...value.charges.flatMap(charge => {
        const source = meters.get(charge.meterCode ?? '')?.source
        const exported = meters.get(exportMeterOf(charge) ?? '')?.source
        return [
          ...measureFindings(charge, source, calendars),
          ...exportMeterFindings(charge, source, exported),
        ]
      }),
    ])
  }
}

function metersOf(charge: PlanRow['charges'][number]): string[] {
  return [charge.meterCode ?? [], exportMeterOf(charge) ?? []].flat()
}

function unknownFindings(
  plan: PlanRow,
  products: ReadonlySet<string>,
  meters: ReadonlyMap<string, unknown>,
): PriceFinding[] {
  return plan.charges.flatMap(({ productCode, meterCode }) => {
    const findings: PriceFinding[] = []
    if (!products.has(productCode)) {
      const facts = { product: productCode }
      findings.push({ severity: 'refusal', code: 'unknown_product', facts })
    }
    if (meterCode !== null && !meters.has(meterCode)) {
      const facts = { meter: meterCode }
      findings.push({ severity: 'refusal', code: 'unknown_meter', facts })
    }
    return findings
  })
}

async function createVersions(
  tx: Tx,
  plans: readonly PlanRow[],
  at: Temporal.Instant,
): Promise<Set<string>> {
  const created = new Set((await insertPlanVersions(tx, plans)).map(planVersionName))
  const fresh = plans.filter(plan => created.has(planVersionName(plan)))
  if (fresh.length === 0) return created
  await insertCharges(tx, fresh)
  await insertPrices(tx, fresh.flatMap(firstPrices), at)
  return created
}

function firstPrices({ planCode, planVersion, charges }: PlanRow): RecordedPrice[] {
  return charges.flatMap(({ chargeCode, prices }) =>
    prices.map(price => ({ planCode, planVersion, chargeCode, revision: 0, ...price })),
  )
}

/** Prices may have been added since: each price of the row must be among those recorded. */
function isSameVersion(
  plan: PlanRow,
  stored: StoredVersion | undefined,
  known: ReadonlySet<string>,
): boolean {
  const charges = [...plan.charges]
    .sort((a, b) => compareText(a.chargeCode, b.chargeCode))
    .map(({ prices: _, ...charge }) => charge)
  // The name was taken over above.
  const same =
    stored !== undefined && sameRecord({ ...stored, name: plan.name }, { ...plan, charges })
  return same && firstPrices(plan).every(price => known.has(priceText(price)))
}

function priceText(recorded: RecordedPrice): string {
  const { chargeCode, effectiveFrom } = recorded
  return `${planVersionName(recorded)} ${chargeCode} ${effectiveFrom} ${JSON.stringify(recorded.price)}`
}
