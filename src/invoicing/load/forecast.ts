import { sql } from 'kysely'
import { rows, type Tx } from '../../platform/database/database.ts'
import { currentCharges } from '../current-usage.ts'
import { expectations } from '../expectations.ts'
import type { AccountFacts } from '../facts.ts'
import type { RatingContext } from '../propose.ts'
import { forecastOf, type UsageForecast } from '../usage-forecast.ts'
import { type MeasuredCharge, measureCurrent } from './current.ts'
import { measureNeeds } from './usage.ts'

/**
 * What the usage charges of accounts have come to in their periods under way, and what is expected by
 * their ends. The statements do not grow with the accounts.
 */
export async function loadForecasts(
  tx: Tx,
  accounts: readonly { readonly account: AccountFacts; readonly today: Temporal.PlainDate }[],
  context: RatingContext,
): Promise<UsageForecast[]> {
  const measured = await measureCurrent(
    tx,
    accounts.flatMap(({ account, today }) =>
      currentCharges(account, today).map(charge => ({ account, charge })),
    ),
  )
  const asking = expectations(measured, await loadSums(tx, measured))
  let step = asking.next()
  while (step.done !== true) {
    await measureNeeds(tx, step.value)
    step = asking.next()
  }
  const expected = step.value
  return measured.map((each, i) => forecastOf(each, expected[i] ?? null, context))
}

/** The meters whose quantities of adjoining days add up. */
async function loadSums(tx: Tx, measured: readonly MeasuredCharge[]): Promise<Set<string>> {
  const codes = measured.flatMap(({ charge }) => charge.item.charge.meterCode ?? [])
  const found = await rows(
    tx,
    sql<{ code: string }>`
      SELECT meter_code AS code FROM meter
       WHERE meter_code = ANY(${[...new Set(codes)]}::text[]) AND aggregation IN ('sum', 'count')`,
  )
  return new Set(found.map(({ code }) => code))
}
