import { placementTasks } from '../collections/placements/jobs.ts'
import { dunningTasks } from '../collections/runs/jobs.ts'
import { caseTasks } from '../disputes/cases/jobs.ts'
import { incidentTasks } from '../disputes/incidents/jobs.ts'
import { deliveryTasks } from '../documents/delivery/jobs.ts'
import { documentTasks } from '../documents/jobs.ts'
import { letterTasks } from '../documents/letters/jobs/print.ts'
import { mailTasks } from '../documents/mail/jobs/send.ts'
import { statementTasks } from '../documents/statements/runs/jobs.ts'
import { auditTasks } from '../identity/audit/jobs.ts'
import { vaultTasks } from '../identity/vault/jobs.ts'
import { paymentTasks } from '../integrations/payments/jobs/tasks.ts'
import { webhookTasks } from '../integrations/webhooks/jobs.ts'
import { invoicingTasks } from '../invoicing/jobs.ts'
import { sealTasks } from '../invoicing/seals/jobs.ts'
import { bulkTasks } from '../operations/bulk/jobs.ts'
import { dataCopyTasks } from '../operations/data-copies/jobs/copy.ts'
import { proofTasks } from '../operations/proof-runs/jobs.ts'
import { retentionTasks } from '../operations/retention/jobs.ts'
import { scheduleTasks } from '../operations/schedules/jobs.ts'
import type { Tasks } from '../platform/jobs.ts'
import type { System } from '../platform/system.ts'
import { bankTasks } from '../receivables/bank/jobs/match.ts'
import { debitTasks } from '../receivables/debits/jobs.ts'
import { refundTasks } from '../receivables/refunds/runs/jobs.ts'
import { remittanceTasks } from '../receivables/remittances/jobs.ts'
import { surchargeTasks } from '../receivables/surcharges/jobs.ts'
import { backupTasks } from './backup/jobs.ts'
import { dataImportTasks } from './data-imports/jobs.ts'
import { commands } from './registry.ts'
import { sealedFields } from './sealed-fields.ts'
import { usageImportTasks } from './usage-import/jobs.ts'

/** Every task a worker can do, by the name under which jobs are added. */
export function tasksOf(system: System): Tasks {
  return {
    ...invoicingTasks(system),
    ...documentTasks(system),
    ...mailTasks(system),
    ...letterTasks(system),
    ...deliveryTasks(system),
    ...statementTasks(system),
    ...auditTasks(system),
    ...sealTasks(system),
    ...vaultTasks(system, sealedFields),
    ...retentionTasks(system),
    ...dataCopyTasks(system, sealedFields),
    ...scheduleTasks(system),
    ...proofTasks(system),
    ...bulkTasks(system, () => commands),
    ...webhookTasks(system),
    ...paymentTasks(system),
    ...backupTasks(system),
    ...debitTasks(system),
    ...surchargeTasks(system),
    ...refundTasks(system),
    ...placementTasks(system),
    ...bankTasks(system),
    ...remittanceTasks(system),
    ...dunningTasks(system),
    ...caseTasks(system),
    ...incidentTasks(system),
    ...usageImportTasks(system),
    ...dataImportTasks(system),
  }
}
