import { setPaymentMethods } from '../../../contracts/commands/set-payment-methods.ts'
import { bulk, columns, type FileSpec } from '../spec.ts'

export const paymentMethods: FileSpec = {
  file: 'payment_methods.csv',
  ...columns('account_number contract_number? subscription_number? payment_method'),
  command: bulk(setPaymentMethods),
  batchRows: 1000,
  row: ([c]) => ({
    accountNumber: c!.text('account_number'),
    contractNumber: c!.orNull('contract_number'),
    subscriptionNumber: c!.orNull('subscription_number'),
    paymentMethod: c!.orNull('payment_method'),
  }),
}
