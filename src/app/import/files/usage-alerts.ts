import { addUsageAlerts } from '../../../invoicing/usage-alerts/commands.ts'
import { bulk, columns, type FileSpec } from '../spec.ts'

export const usageAlerts: FileSpec = {
  file: 'usage_alerts.csv',
  ...columns(`account_number code subscription_number? charge_code? measure currency? threshold
    percent_of? budget? commitment_code? basis?`),
  command: bulk(addUsageAlerts),
  batchRows: 1000,
  row: ([c]) => ({
    accountNumber: c!.text('account_number'),
    code: c!.text('code'),
    subscriptionNumber: c!.orNull('subscription_number'),
    chargeCode: c!.orNull('charge_code'),
    measure: c!.text('measure'),
    currency: c!.orNull('currency'),
    threshold: c!.text('threshold'),
    percentOf: c!.orNull('percent_of'),
    budget: c!.orNull('budget'),
    commitmentCode: c!.orNull('commitment_code'),
    basis: c!.given('basis'),
  }),
}
