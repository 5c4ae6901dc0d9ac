/**
 * The last day on which a document of this date must be kept: so many months from the end of its
 * calendar year (AO § 147 (4), HGB § 257 (5)); where a law counts from the document's own date, that
 * is earlier.
 */
export function keptUntil(issuedOn: Temporal.PlainDate, months: number): Temporal.PlainDate {
  return Temporal.PlainDate.from({ year: issuedOn.year, month: 12, day: 31 }).add({ months })
}

/**
 * Commands whose inputs carry who customers are or what was said with them: names, addresses, account
 * numbers, notes, messages. Those of others are amounts, dates and numbers, books and kept as such.
 */
export const COMMANDS_OF_MASTER_DATA: readonly string[] = [
  'createAccounts',
  'createPremises',
  'changeLegalOwner',
  'moveIn',
  'moveOut',
  'transferService',
  'recordMoves',
  'recordOrders',
  'recordTickets',
  'enterMandates',
  'changeMandateAccount',
  'keepPaymentMeans',
  'keepMandatePaper',
  'changeAccount',
  'changeAccountIdentity',
  'mergeAccounts',
  'recordInteraction',
  'addInteractionFile',
  'logContact',
  'finishFollowUp',
  'finishTask',
  'recordBounces',
  'blockEmail',
  'openDispute',
  'openInquiry',
  'addCaseNote',
  'addCaseEvidence',
  'addCaseStakeholder',
  'answerInquiry',
  'decideDispute',
  'withdrawCase',
  'disputeByLink',
  'messageByLink',
  'recordPromise',
  'cancelPromise',
  'agreePaymentPlan',
  'cancelPaymentPlan',
  'placeWithAgency',
  'recallPlacement',
  'holdDunning',
  'recordOptOuts',
  'flagAccounts',
  'endCareFlags',
  'placeBillingHolds',
  'placeCreditHold',
  'releaseCreditHold',
  'setCreditLimits',
  'enterRemittance',
  'importRemittance',
  'correctRemittance',
  'tellRemittance',
  'settleRemittanceLine',
  'placeLegalHold',
  'makeDataCopy',
]
