import type { Refusal } from '../../kernel/result.ts'
import { accountsRefusals } from './accounts.ts'
import { addOnRefusals } from './add-ons.ts'
import { addedDocumentRefusals } from './added-documents.ts'
import { appRefusals } from './app.ts'
import { assignmentRefusals } from './assignments.ts'
import { backupRefusals } from './backup.ts'
import { bankRefusals } from './bank.ts'
import { bankFileRefusals } from './bank-files.ts'
import { catalogRefusals } from './catalog.ts'
import { collectingRefusals } from './collecting.ts'
import { contractsRefusals } from './contracts.ts'
import { correctionRefusals } from './corrections.ts'
import { couponRefusals } from './coupons.ts'
import { creditRefusals } from './credit.ts'
import { depositRefusals } from './deposits.ts'
import { deskRefusals } from './desk.ts'
import { disputeRefusals } from './disputes.ts'
import { documentsRefusals } from './documents.ts'
import { dunningRefusals } from './dunning.ts'
import { energyRefusals } from './energy.ts'
import { identityRefusals } from './identity.ts'
import { importRefusals } from './import.ts'
import { incidentRefusals } from './incidents.ts'
import { invoicingRefusals } from './invoicing.ts'
import { ledgerRefusals } from './ledger.ts'
import { mandateRefusals } from './mandates.ts'
import { messageRefusals } from './messages.ts'
import { meterDataRefusals } from './meter-data.ts'
import { meteringRefusals } from './metering.ts'
import { movesRefusals } from './moves.ts'
import { operationsRefusals } from './operations.ts'
import { ordersRefusals } from './orders.ts'
import { passkeyRefusals } from './passkeys.ts'
import { paymentFileRefusals } from './payment-files.ts'
import { paymentPlanRefusals } from './payment-plans.ts'
import { paymentTermsRefusals } from './payment-terms.ts'
import { paymentRefusals } from './payments.ts'
import { phraseIn } from './phrases.ts'
import { placementRefusals } from './placements.ts'
import { platformRefusals } from './platform.ts'
import { ratingRefusals } from './rating.ts'
import { receivablesRefusals } from './receivables.ts'
import { refundRefusals } from './refunds.ts'
import { remittanceRefusals } from './remittances.ts'
import { retentionRefusals } from './retention.ts'
import { runsRefusals } from './runs.ts'
import type { Language, RefusalText, RefusalTexts } from './sentence.ts'
import { serverRefusals } from './server.ts'
import { settingRefusals } from './settings.ts'
import { simulationRefusals } from './simulation.ts'
import { statementRefusals } from './statements.ts'
import { surchargeRefusals } from './surcharges.ts'
import { suspensionRefusals } from './suspensions.ts'
import { taxRefusals } from './tax.ts'
import { unclaimedRefusals } from './unclaimed.ts'
import { usageImportRefusals } from './usage-imports.ts'
import { usagePriceRefusals } from './usage-prices.ts'
import { vaultRefusals } from './vault.ts'
import { webhookRefusals } from './webhooks.ts'

/** The one table of sentences, domain by domain in the order of the folders. */
export const REFUSALS_BY_DOMAIN: Readonly<Record<string, RefusalTexts>> = {
  platform: { ...platformRefusals, ...backupRefusals, ...settingRefusals, ...vaultRefusals },
  identity: { ...identityRefusals, ...passkeyRefusals },
  ledger: ledgerRefusals,
  catalog: { ...catalogRefusals, ...usagePriceRefusals },
  accounts: { ...accountsRefusals, ...movesRefusals, ...assignmentRefusals },
  contracts: {
    ...contractsRefusals,
    ...couponRefusals,
    ...addOnRefusals,
    ...ordersRefusals,
    ...paymentTermsRefusals,
    ...creditRefusals,
  },
  metering: { ...meteringRefusals, ...meterDataRefusals, ...usageImportRefusals },
  rating: { ...ratingRefusals, ...energyRefusals },
  tax: taxRefusals,
  invoicing: {
    ...incidentRefusals,
    ...invoicingRefusals,
    ...addedDocumentRefusals,
    ...runsRefusals,
    ...simulationRefusals,
  },
  documents: { ...documentsRefusals, ...messageRefusals, ...statementRefusals },
  receivables: {
    ...receivablesRefusals,
    ...paymentPlanRefusals,
    ...depositRefusals,
    ...remittanceRefusals,
    ...unclaimedRefusals,
    ...surchargeRefusals,
    ...bankFileRefusals,
    ...bankRefusals,
    ...mandateRefusals,
    ...paymentFileRefusals,
    ...paymentRefusals,
    ...refundRefusals,
  },
  collections: {
    ...dunningRefusals,
    ...collectingRefusals,
    ...placementRefusals,
    ...suspensionRefusals,
  },
  disputes: { ...disputeRefusals, ...correctionRefusals },
  operations: { ...operationsRefusals, ...retentionRefusals, ...deskRefusals },
  integrations: webhookRefusals,
  app: { ...appRefusals, ...importRefusals, ...serverRefusals },
}

const TABLE = new Map<string, RefusalText>(
  Object.values(REFUSALS_BY_DOMAIN).flatMap(Object.entries),
)

/** Whether there is a sentence for this code. */
export function isSaid(code: string): boolean {
  return TABLE.has(code)
}

/** A refusal as a sentence in a person's language, with its facts, ending with what to do. */
export function sentence(refusal: Refusal, language: Language = 'en'): string {
  const text = TABLE.get(refusal.code)
  // A sentence that is missing is our mistake; the code and its facts are better than nothing.
  if (text === undefined) return `${refusal.code} ${JSON.stringify(refusal.facts)}`
  return text[language].replace(/\{(\w+)\}/g, (_, fact: string) =>
    said(fact, refusal.facts[fact], language),
  )
}

/** A fact as the sentence tells it; what validation expects, or was counted, is a phrase of our own. */
function said(
  name: string,
  fact: Refusal['facts'][string] | undefined,
  language: Language,
): string {
  const text = String(fact ?? `{${name}}`)
  if (language === 'en') return text
  // A value that was sent is quoted: this word is ours.
  const isOurs = ['expected', 'what'].includes(name) || (name === 'value' && text === 'nothing')
  return (isOurs ? phraseIn(text, language) : undefined) ?? text
}
