import type { Refusal } from '../kernel/result.ts'
import type { Charge } from './charge.ts'
import { isLevel } from './counting.ts'
import type { PriceFinding } from './price-rules.ts'

/** What does not fit between a charge, the way its meter counts events, and its groups. */
export function groupFindings(charge: Charge): PriceFinding[] {
  const { code, grouping = null, counting, rollover = null } = charge
  const apart = grouping?.counter === 'apart'
  return [
    ...(grouping === null || counting != null
      ? []
      : [refusal('group_needs_events', { charge: code, by: grouping.by.join(', ') })]),
    // A level is charged day by day, group by group: tiers have no common count to run over.
    ...(grouping?.counter === 'together' && isLevel(counting)
      ? [refusal('level_groups_apart', { charge: code, by: grouping.by.join(', ') })]
      : []),
    ...(rollover !== null && (apart || isLevel(counting))
      ? [refusal('rollover_needs_one_count', { charge: code })]
      : []),
  ]
}

function refusal(code: string, facts: Refusal['facts']): PriceFinding {
  return { severity: 'refusal', code, facts }
}
