import { join } from 'node:path'
import { definePlans } from '../../../catalog/commands/define-plans.ts'
import { addPrices } from '../../../contracts/commands/add-prices.ts'
import { ok } from '../../../kernel/result.ts'
import { type Context, defineCommand } from '../../../platform/command.ts'
import type { Tx } from '../../../platform/database/database.ts'
import type { BatchAnswer, RowAnswer } from '../../../platform/row-batch.ts'
import type { Cells } from '../cells.ts'
import { PRICE_COLUMNS, priceOf } from '../price-cells.ts'
import { readBatches } from '../read.ts'
import { bulk, columns, type FileSpec } from '../spec.ts'
import { energyCell } from './energy-cell.ts'

/*
 * A plan version comes into being whole, with its charges and their first prices; in files it stands
 * in three. So plans.csv takes the rows of the other two along (a catalog is small), and their turn
 * brings only what came of them, and the later prices.
 */

const planColumns = columns(`plan_code plan_version name_en name_fr? name_es? name_de? currency
  tax_inclusive offered_from`)
const chargeColumns = columns(`plan_code plan_version charge_code position product_code name_en
  name_fr? name_es? name_de? kind timing months proration? meter_code? unit minimum?
  measure? tou_calendar? band? demand_minutes? prorate_minimum? prorate_tiers? maximum? prorate_maximum? included? prorate_included?
  rollover? rollover_cap? rollover_first? energy? group_by? group_counter?`)
const priceColumns = columns(`plan_code plan_version charge_code effective_from ${PRICE_COLUMNS}`)

type PriceInput = { readonly effectiveFrom: string; readonly price: unknown }
type ChargeInput = Record<string, unknown>
type Outcome = Exclude<RowAnswer['result'], never>

/** What the three files say of each other while one import runs. */
class PlanFiles {
  readonly charges = new Map<string, ChargeInput[]>()
  readonly firstPrices = new Map<string, PriceInput>()
  readonly outcomes = new Map<string, Outcome>()
}

/** plans.csv, plan_charges.csv and prices.csv of one folder. */
export async function planFiles(folder: string, found: readonly string[]): Promise<FileSpec[]> {
  const files = new PlanFiles()
  if (found.includes(CHARGES)) await gather(join(folder, CHARGES), chargeSpec(files), files)
  if (found.includes(PRICES)) await gather(join(folder, PRICES), priceSpec(files), files)
  return [planSpec(files), chargeSpec(files), priceSpec(files)]
}

const PLANS = 'plans.csv'
const CHARGES = 'plan_charges.csv'
const PRICES = 'prices.csv'

/** The names of the three, for the list of files. */
export const PLAN_FILES = [PLANS, CHARGES, PRICES] as const

/** Reads a file ahead; what is wrong with it is told when its turn comes. */
async function gather(path: string, spec: FileSpec, files: PlanFiles): Promise<void> {
  try {
    for await (const { units } of readBatches(path, spec)) {
      for (const { input } of units) note(input as ChargeInput, files)
    }
  } catch {
    // The turn of the file refuses it with the reason.
  }
}

function note(input: ChargeInput, files: PlanFiles): void {
  const plan = `${input.planCode}@${input.planVersion}`
  if ('price' in input) {
    const charge = `${plan}/${input.chargeCode}`
    const price = { effectiveFrom: String(input.effectiveFrom), price: input.price }
    const first = files.firstPrices.get(charge)
    if (first === undefined || price.effectiveFrom < first.effectiveFrom) {
      files.firstPrices.set(charge, price)
    }
    return
  }
  const { planCode: _code, planVersion: _version, ...charge } = input
  files.charges.set(plan, [...(files.charges.get(plan) ?? []), charge])
}

function planSpec(files: PlanFiles): FileSpec {
  return {
    file: PLANS,
    ...planColumns,
    command: bulk(
      defineCommand({
        ...definePlans,
        run: async (tx: Tx, input: { rows: unknown[] }, ctx: Context) => {
          const answer = await definePlans.run(tx, input as never, ctx)
          if (!answer.ok) return answer
          for (const { row, result } of answer.value.rows) {
            files.outcomes.set(planOf(input.rows[row]), result)
          }
          return answer
        },
      }),
    ),
    batchRows: 100,
    row: ([c]) => {
      const plan = planName(c!)
      const charges = files.charges.get(plan) ?? []
      return {
        planCode: c!.text('plan_code'),
        planVersion: c!.whole('plan_version'),
        name: c!.names(),
        currency: c!.text('currency'),
        taxInclusive: c!.yesNo('tax_inclusive'),
        offeredFrom: c!.text('offered_from'),
        charges: charges.map(charge => {
          const first = files.firstPrices.get(`${plan}/${charge.chargeCode}`)
          return { ...charge, prices: first === undefined ? [] : [first] }
        }),
      }
    },
  }
}

function chargeSpec(files: PlanFiles): FileSpec {
  return {
    file: CHARGES,
    ...chargeColumns,
    command: bulk(definePlans),
    answer: rows => answers(rows, row => files.outcomes.get(planOf(row))),
    batchRows: 1000,
    row: ([c]) => ({
      planCode: c!.text('plan_code'),
      planVersion: c!.whole('plan_version'),
      chargeCode: c!.text('charge_code'),
      position: c!.whole('position'),
      productCode: c!.text('product_code'),
      name: c!.names(),
      kind: c!.text('kind'),
      timing: c!.text('timing'),
      months: c!.whole('months'),
      proration: c!.given('proration'),
      meterCode: c!.orNull('meter_code'),
      measure: measureCells(c!),
      energy: energyCell(c!.given('energy')),
      unit: c!.text('unit'),
      minimum: c!.orNull('minimum'),
      prorateMinimum: c!.yesNo('prorate_minimum'),
      prorateTiers: c!.yesNo('prorate_tiers'),
      maximum: c!.orNull('maximum'),
      prorateMaximum: c!.yesNo('prorate_maximum'),
      included: c!.orNull('included'),
      prorateIncluded: c!.yesNo('prorate_included'),
      rollover: rolloverCells(c!),
      groupBy: c!.text('group_by').split(/[ ;]+/).filter(Boolean),
      groupCounter: c!.given('group_counter'),
    }),
  }
}

/** Empty: none. `all`, or the number of later periods in which free units can be used. */
function rolloverCells(c: Cells): unknown {
  const periods = c.given('rollover')
  if (periods === undefined) return null
  return {
    periods: periods === 'all' ? null : c.whole('rollover'),
    cap: c.orNull('rollover_cap'),
    first: c.given('rollover_first'),
  }
}

/** Empty or `total`: all that was used. */
function measureCells(c: Cells): unknown {
  const kind = c.given('measure') ?? 'total'
  if (kind === 'total') return null
  const where = { kind, calendar: c.orNull('tou_calendar'), band: c.orNull('band') }
  return kind === 'demand' ? { ...where, minutes: c.whole('demand_minutes') ?? 15 } : where
}

/** Charges have come with their plan: as it went with that, so with them. */
function answers(
  rows: readonly unknown[],
  outcomeOf: (row: unknown) => Outcome | undefined,
): BatchAnswer {
  const counts = { created: 0, updated: 0, unchanged: 0, rejected: 0 }
  const each = rows.map((input, row): RowAnswer => {
    const result = outcomeOf(input) ?? 'rejected'
    counts[result] += 1
    if (result !== 'rejected') return { row, result }
    return { row, result, refusal: { code: 'charge_without_plan', facts: { plan: planOf(input) } } }
  })
  return { ...counts, rows: each }
}

function priceSpec(files: PlanFiles): FileSpec {
  return {
    file: PRICES,
    ...priceColumns,
    command: bulk(
      defineCommand({
        ...addPrices,
        run: async (tx: Tx, input: { rows: unknown[] }, ctx: Context) => {
          const answer = await addPrices.run(tx, input as never, ctx)
          return answer.ok ? ok(withFirstPrices(answer.value, input.rows, files)) : answer
        },
      }),
    ),
    batchRows: 1000,
    group: c =>
      ['plan_code', 'plan_version', 'charge_code', 'effective_from', 'model']
        .map(column => c.text(column))
        .join('\n'),
    row: rows => ({
      planCode: rows[0]!.text('plan_code'),
      planVersion: rows[0]!.whole('plan_version'),
      chargeCode: rows[0]!.text('charge_code'),
      effectiveFrom: rows[0]!.text('effective_from'),
      price: priceOf(rows),
    }),
  }
}

/** The first price of a charge whose plan this import created was created with it. */
function withFirstPrices(
  answer: BatchAnswer,
  inputs: readonly unknown[],
  files: PlanFiles,
): BatchAnswer {
  let created = 0
  const rows = answer.rows.map(row => {
    const input = inputs[row.row] as { chargeCode: string; effectiveFrom: string }
    const plan = planOf(input)
    const first = files.firstPrices.get(`${plan}/${input.chargeCode}`)
    const came = files.outcomes.get(plan) === 'created' && first !== undefined
    if (row.result !== 'unchanged' || !came || first.effectiveFrom !== input.effectiveFrom) {
      return row
    }
    created += 1
    return { ...row, result: 'created' as const }
  })
  return {
    ...answer,
    created: answer.created + created,
    unchanged: answer.unchanged - created,
    rows,
  }
}

function planName(c: Cells): string {
  return `${c.text('plan_code')}@${c.whole('plan_version')}`
}

function planOf(input: unknown): string {
  const { planCode, planVersion } = input as { planCode: string; planVersion: number }
  return `${planCode}@${planVersion}`
}
