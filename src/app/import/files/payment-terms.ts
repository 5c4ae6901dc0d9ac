import { definePaymentTerms, setPaymentTerms } from '../../../contracts/payment-terms/commands.ts'
import { bulk, columns, type FileSpec } from '../spec.ts'

export const paymentTerms: FileSpec = {
  file: 'payment_terms.csv',
  ...columns('terms from_on name_en name_fr? name_es? name_de? rule'),
  command: bulk(definePaymentTerms),
  batchRows: 1000,
  row: ([c]) => ({
    terms: c!.text('terms'),
    fromOn: c!.text('from_on'),
    name: c!.names('name'),
    rule: c!.text('rule'),
  }),
}

export const paymentTermsUse: FileSpec = {
  file: 'payment_terms_use.csv',
  ...columns('legal_entity? account_number? contract_number? from_on terms?'),
  command: bulk(setPaymentTerms),
  batchRows: 1000,
  row: ([c]) => ({
    entity: c!.orNull('legal_entity'),
    accountNumber: c!.orNull('account_number'),
    contractNumber: c!.orNull('contract_number'),
    fromOn: c!.text('from_on'),
    terms: c!.orNull('terms'),
  }),
}
