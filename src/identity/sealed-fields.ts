import type { SealedField } from '../platform/vault/sealed-field.ts'

/** What identity keeps sealed: the secrets of authenticators, and inputs that wait for approval. */
export const identitySealedFields: readonly SealedField[] = [
  { table: 'authenticator', column: 'secret', key: ['person_id'] },
  { table: 'approval_request', column: 'input_sealed', key: ['request_id'] },
  { table: 'approval_request', column: 'outcome_sealed', key: ['request_id'] },
]
