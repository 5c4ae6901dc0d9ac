import type { SealedField } from '../platform/vault/sealed-field.ts'

/** What receivables keep sealed: account numbers under mandates and of payers, files of banks, secrets of providers. */
export const receivablesSealedFields: readonly SealedField[] = [
  {
    table: 'mandate',
    column: 'account_number',
    key: ['account_id', 'mandate_id'],
    index: { column: 'account_number_index', kind: 'iban' },
  },
  { table: 'mandate_paper', column: 'content', key: ['account_id', 'paper_id'], perChunk: 10 },
  { table: 'payment_provider', column: 'api_key', key: ['provider'] },
  { table: 'payment_provider', column: 'webhook_secret', key: ['provider'] },
  { table: 'payment_provider', column: 'earlier_secret', key: ['provider'] },
  {
    table: 'bank_line',
    column: 'payer_number',
    key: ['account_id', 'line_id'],
    index: { column: 'payer_number_index', kind: 'iban' },
  },
  {
    table: 'payer_bank_account',
    column: 'number',
    key: ['account_id', 'payer_id'],
    index: { column: 'number_index', kind: 'iban' },
  },
  { table: 'bank_file', column: 'content', key: ['file_id'], perChunk: 10 },
  { table: 'remittance_file', column: 'content', key: ['file_id'], perChunk: 10 },
  { table: 'refund', column: 'payee_account', key: ['account_id', 'refund_id'] },
]
