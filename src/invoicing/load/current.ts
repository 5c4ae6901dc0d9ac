import type { RefusalError } from '../../kernel/result.ts'
import type { Tx } from '../../platform/database/database.ts'
import type { MeasuredUsage } from '../../rating/usage.ts'
import { type CurrentCharge, needsOfCurrent, usageOfWhole } from '../current-usage.ts'
import type { AccountFacts } from '../facts.ts'
import { measureNeeds } from './usage.ts'

/** A usage charge in its period under way, with what it has used so far or why nobody knows. */
export type MeasuredCharge = {
  readonly account: AccountFacts
  readonly charge: CurrentCharge
  readonly usage: MeasuredUsage[] | RefusalError
}

/** Measures charges of any number of accounts in at most five statements. */
export async function measureCurrent(
  tx: Tx,
  asked: readonly { readonly account: AccountFacts; readonly charge: CurrentCharge }[],
): Promise<MeasuredCharge[]> {
  const needs = asked.map(({ account, charge }) => needsOfCurrent(account, charge))
  await measureNeeds(tx, needs.flat())
  return asked.map(({ account, charge }, i) => ({
    account,
    charge,
    usage: usageOfWhole(charge, needs[i] ?? []),
  }))
}
