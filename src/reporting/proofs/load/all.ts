import { randomInt } from 'node:crypto'
import type { Db } from '../../../platform/database/database.ts'
import type { Storage } from '../../../platform/storage.ts'
import { atOneMoment } from '../../load.ts'
import { ageingEqualsControl } from './ageing.ts'
import { ageingAtAnyDate } from './ageing-at-any-date.ts'
import { auditChain } from './audit.ts'
import { bankLinesEntered } from './bank.ts'
import { closedPeriods, receivableEqualsDocuments, reversals, trialBalance } from './books.ts'
import { cashEqualsStatements } from './cash.ts'
import { commissionsByRate, promisesAsPaid } from './collecting.ts'
import { allowanceExplained, goodwillWithinBudget, taxReliefClaimed } from './corrections.ts'
import { couponsCounted } from './coupons.ts'
import { disputesFrozen } from './disputes.ts'
import { documentTotals, gaplessNumbers, linksBothWays, numbersMatchSeries } from './documents.ts'
import { lateChargesOnce, reminderLevelsFollow, remindersAskWhatIsOwed } from './dunning.ts'
import { documentFiles } from './files.ts'
import { incidentsAsApproved } from './incidents.ts'
import { linesAdjoin, periodBilledOnce, usageAccounted } from './lines.ts'
import { messagesSent, statementsAddUp } from './messages.ts'
import { ordersBilledOnce } from './orders.ts'
import { payersOwe } from './payers.ts'
import { paymentsBooked } from './payments.ts'
import { placesHandedOver } from './places.ts'
import type { Finding, Proof } from './proof.ts'
import { providerRefundsBooked } from './provider-refunds.ts'
import { allocationsConserve, openItemsEqualControl, receiptsAccounted } from './receivables.ts'
import { remittancesCarriedOut } from './remittances.ts'
import { commandLog, runOutcomes } from './runs.ts'
import { documentSeals } from './seals.ts'
import { surchargesCredited } from './surcharges.ts'
import { unclaimedAccounted } from './unclaimed.ts'
import { usageReceived } from './usage.ts'
import { walletBalances } from './wallets.ts'
import { webhooksSent } from './webhooks.ts'

/** Every statement that `quittance check` proves, in the order in which it prints them. */
export const PROOFS: readonly Proof[] = [
  trialBalance,
  reversals,
  receivableEqualsDocuments,
  closedPeriods,
  documentTotals,
  gaplessNumbers,
  numbersMatchSeries,
  documentSeals,
  linksBothWays,
  periodBilledOnce,
  linesAdjoin,
  usageAccounted,
  usageReceived,
  ordersBilledOnce,
  couponsCounted,
  payersOwe,
  placesHandedOver,
  walletBalances,
  openItemsEqualControl,
  ageingEqualsControl,
  ageingAtAnyDate,
  allocationsConserve,
  receiptsAccounted,
  remittancesCarriedOut,
  surchargesCredited,
  unclaimedAccounted,
  remindersAskWhatIsOwed,
  reminderLevelsFollow,
  lateChargesOnce,
  promisesAsPaid,
  commissionsByRate,
  disputesFrozen,
  goodwillWithinBudget,
  allowanceExplained,
  taxReliefClaimed,
  incidentsAsApproved,
  paymentsBooked,
  providerRefundsBooked,
  webhooksSent,
  messagesSent,
  statementsAddUp,
  runOutcomes,
  bankLinesEntered,
  cashEqualsStatements,
  documentFiles,
  commandLog,
  auditChain,
]

export type Proven = Finding & { readonly name: string; readonly sentence: string }

/**
 * Runs proofs on one moment of the database and hands each over as it is done. Reads only.
 */
export async function proveAll(
  system: { readonly db: Db; readonly storage: Storage },
  options: {
    readonly proofs?: readonly Proof[]
    /** How many violations of each are shown in full; default 5. */
    readonly limit?: number
    /** What samples are taken by; default: another one every time. */
    readonly seed?: number
    readonly each?: (proven: Proven) => void
  } = {},
): Promise<Proven[]> {
  const { proofs = PROOFS, limit = 5, each = () => {} } = options
  const seed = options.seed ?? randomInt(1_000_000)
  return atOneMoment(system.db, async tx => {
    const proven: Proven[] = []
    for (const { name, sentence, run } of proofs) {
      const finding = await run({ tx, storage: system.storage, limit, seed })
      proven.push({ name, sentence, ...finding })
      each({ name, sentence, ...finding })
    }
    return proven
  })
}
