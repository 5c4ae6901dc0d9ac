import type { RefusalError } from '../../kernel/result.ts'
import type { Tx } from '../../platform/database/database.ts'
import type { MeasuredUsage } from '../../rating/usage.ts'
import { type Openings, openingsWanted } from '../carried.ts'
import { type CurrentCharge, needsOfCurrent, usageOfWhole } from '../current-usage.ts'
import type { AccountFacts } from '../facts.ts'
import { loadOpenings } from './carried.ts'
import { measureNeeds } from './usage.ts'

/** A usage charge in its period under way, with what it has used so far or why nobody knows. */
export type MeasuredCharge = {
  readonly account: AccountFacts
  readonly charge: CurrentCharge
  readonly usage: MeasuredUsage[] | RefusalError
  /** What the charge's last billed period left to it, if it remembers. */
  readonly openings: Openings
}

/** Measures charges of any number of accounts in at most six statements. */
export async function measureCurrent(
  tx: Tx,
  asked: readonly { readonly account: AccountFacts; readonly charge: CurrentCharge }[],
): Promise<MeasuredCharge[]> {
  const needs = asked.map(({ account, charge }) => needsOfCurrent(account, charge))
  await measureNeeds(tx, needs.flat())
  const openings = await loadOpenings(
    tx,
    asked.flatMap(({ account: { accountId }, charge }) =>
      openingsWanted([charge], []).map(wanted => ({ accountId, ...wanted })),
    ),
  )
  return asked.map(({ account, charge }, i) => ({
    account,
    charge,
    usage: usageOfWhole(charge, needs[i] ?? []),
    openings,
  }))
}
