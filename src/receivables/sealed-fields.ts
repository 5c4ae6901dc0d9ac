import type { SealedField } from '../platform/vault/sealed-field.ts'

/** What receivables keep sealed: account numbers under mandates. */
export const receivablesSealedFields: readonly SealedField[] = [
  {
    table: 'mandate',
    column: 'account_number',
    key: ['account_id', 'mandate_id'],
    index: { column: 'account_number_index', kind: 'iban' },
  },
]
