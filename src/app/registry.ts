import { accountCommands } from '../accounts/commands/all.ts'
import { catalogCommands } from '../catalog/commands/all.ts'
import { collectingCommands } from '../collections/commands/collecting.ts'
import { dunningCommands } from '../collections/runs/commands/all.ts'
import { contractCommands } from '../contracts/commands/all.ts'
import { disputeCommands } from '../disputes/commands.ts'
import { recordDocumentFiles } from '../documents/commands/record-files.ts'
import { reprintDocument } from '../documents/commands/reprint.ts'
import { sendDocumentCopy } from '../documents/commands/send-copy.ts'
import { recordDocumentOpened } from '../documents/delivery/commands/opened.ts'
import { logoCommands } from '../documents/logo/commands.ts'
import { mailCommands } from '../documents/mail/commands/all.ts'
import { messageCommands } from '../documents/messages/commands/all.ts'
import { apiKeyCommands } from '../identity/api-keys/commands.ts'
import { auditCommands } from '../identity/audit/commands/seal.ts'
import { identityCommands } from '../identity/commands/all.ts'
import { vaultCommands } from '../identity/vault/commands.ts'
import { webhookCommands } from '../integrations/webhooks/commands/all.ts'
import { issueDebitNote } from '../invoicing/added/commands/debit-note.ts'
import { recalculateBudgets } from '../invoicing/budget-level/commands.ts'
import {
  approveBillRun,
  cancelBillRun,
  decideExceptions,
  issueBillRun,
  redateBillRun,
  refreshBillRun,
  resumeBillRun,
  startBillRun,
} from '../invoicing/commands/bill-run.ts'
import { splitBillRunChunk, workBillRunChunk } from '../invoicing/commands/chunk.ts'
import { issueCreditNote, voidInvoice } from '../invoicing/commands/credit.ts'
import { startNumberSeries } from '../invoicing/commands/numbers.ts'
import { incidentCommands } from '../invoicing/incidents/commands/all.ts'
import { startProgressiveRun } from '../invoicing/progressive/commands.ts'
import { startRebill } from '../invoicing/rebill/commands/start.ts'
import { sealDocuments } from '../invoicing/seals/commands.ts'
import {
  addUsageAlerts,
  endUsageAlerts,
  evaluateUsageAlerts,
} from '../invoicing/usage-alerts/commands.ts'
import {
  closeAccountingPeriod,
  reopenAccountingPeriod,
} from '../ledger/commands/accounting-periods.ts'
import { postManualJournal, reverseTransfer } from '../ledger/commands/journals.ts'
import { defineLegalEntities } from '../ledger/commands/legal-entities.ts'
import { meteringCommands } from '../metering/commands/all.ts'
import { bulkCommands } from '../operations/bulk/commands.ts'
import { dataCopyCommands } from '../operations/data-copies/commands.ts'
import { dataImportCommands } from '../operations/data-imports/commands.ts'
import { runJobAgain } from '../operations/jobs/commands.ts'
import { retentionCommands } from '../operations/retention/commands/all.ts'
import { removeView, saveView } from '../operations/saved-views/commands.ts'
import { recordScheduleDone, setSchedules } from '../operations/schedules/commands.ts'
import { type Registry, registry } from '../platform/command.ts'
import { bankCommands } from '../receivables/bank/commands/all.ts'
import { receivableCommands } from '../receivables/commands/all.ts'
import { debitCommands } from '../receivables/debits/commands/all.ts'
import { mandateCommands } from '../receivables/mandates/commands/all.ts'
import { paymentCommands } from '../receivables/payments/commands/all.ts'
import { providerRefundCommands } from '../receivables/refunds/provider/commands/all.ts'
import { refundRunCommands } from '../receivables/refunds/runs/commands/all.ts'
import { remittanceCommands } from '../receivables/remittances/commands/all.ts'
import { chargeSurcharges } from '../receivables/surcharges/commands/charge.ts'
import { creditSurcharge } from '../receivables/surcharges/commands/credit.ts'
import { setSurchargeRule } from '../receivables/surcharges/commands/rules.ts'
import { unclaimedCommands } from '../receivables/unclaimed/commands/all.ts'
import { sealedFields } from './sealed-fields.ts'

/** Every command there is: `quittance run`, the HTTP routes and approvals find them here by name. */
export const commands: Registry = registry([
  ...apiKeyCommands,
  ...auditCommands,
  sealDocuments,
  ...vaultCommands(sealedFields),
  ...retentionCommands,
  ...dataCopyCommands,
  ...identityCommands(() => commands),
  defineLegalEntities,
  closeAccountingPeriod,
  reopenAccountingPeriod,
  postManualJournal,
  reverseTransfer,
  ...catalogCommands,
  ...accountCommands,
  ...contractCommands,
  ...meteringCommands,
  startBillRun,
  workBillRunChunk,
  splitBillRunChunk,
  decideExceptions,
  refreshBillRun,
  approveBillRun,
  issueBillRun,
  redateBillRun,
  cancelBillRun,
  resumeBillRun,
  issueCreditNote,
  voidInvoice,
  issueDebitNote,
  ...disputeCommands,
  startNumberSeries,
  recalculateBudgets,
  startRebill,
  ...incidentCommands,
  startProgressiveRun,
  addUsageAlerts,
  endUsageAlerts,
  evaluateUsageAlerts,
  recordDocumentFiles,
  reprintDocument,
  sendDocumentCopy,
  recordDocumentOpened,
  ...mailCommands,
  ...logoCommands,
  ...messageCommands,
  setSchedules,
  runJobAgain,
  ...dataImportCommands,
  ...bulkCommands,
  saveView,
  removeView,
  recordScheduleDone,
  ...mandateCommands,
  ...paymentCommands,
  ...debitCommands,
  ...providerRefundCommands,
  ...refundRunCommands,
  ...receivableCommands,
  ...unclaimedCommands,
  setSurchargeRule,
  chargeSurcharges,
  creditSurcharge,
  ...bankCommands,
  ...remittanceCommands,
  ...collectingCommands,
  ...dunningCommands,
  ...webhookCommands,
])
