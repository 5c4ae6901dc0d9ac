import type { SealedField } from '../platform/vault/sealed-field.ts'

/** What identity keeps sealed: the secrets of authenticators. */
export const identitySealedFields: readonly SealedField[] = [
  { table: 'authenticator', column: 'secret', key: ['person_id'] },
]
