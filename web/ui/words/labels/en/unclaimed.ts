import type { Labels } from '../labels.ts'

/** Names about unclaimed property, in English. */
export const unclaimed: Labels = {
  'unclaimed-cases': 'Unclaimed property',
  'unclaimed-reports': 'Unclaimed property handed over',
  'unclaimed-rules': 'Rules of unclaimed property',
  setUnclaimedRule: 'Set the rule for unclaimed property',
  workUnclaimedProperty: 'Look for dormant credits',
  holdUnclaimedProperty: 'Set dormant credits aside',
  reportUnclaimedProperty: 'Hand over to an authority',
  claimUnclaimedProperty: 'Give back to the customer',
  dormantOn: 'Dormant since',
  unclaimedState: 'Stage',
  heardOn: 'Last heard of',
  answerBy: 'Answer by',
  answerDays: 'Days to answer',
  heldOn: 'Set aside on',
  heldUntil: 'Set aside until',
  reportId: 'Report',
  reportedOn: 'Handed over on',
  authority: 'Authority',
  owners: 'Owners',
  dormancyMonths: 'Months of silence',
  letterFrom: 'Letter from',
  exemptsBusinesses: 'Businesses exempt',
}

/** What values about unclaimed property are called, in English. */
export const unclaimedValues: Labels = {
  dormant: 'Dormant',
  written_to: 'Written to',
  set_aside: 'Set aside',
  handed_over: 'Handed over',
  heard: 'Customer heard of',
  claimed: 'Claimed',
  unclaimed: 'Set aside',
  unclaimed_set_aside: 'Dormant credit set aside',
  unclaimed_handed_over: 'Handed over as unclaimed',
  unclaimed_property: 'Unclaimed property',
}
