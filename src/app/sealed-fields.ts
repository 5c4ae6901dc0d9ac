import { identitySealedFields } from '../identity/sealed-fields.ts'
import { integrationSealedFields } from '../integrations/sealed-fields.ts'
import type { SealedField } from '../platform/vault/sealed-field.ts'
import { receivablesSealedFields } from '../receivables/sealed-fields.ts'

/** Every sealed column there is: a test compares this list with the database. */
export const sealedFields: readonly SealedField[] = [
  ...identitySealedFields,
  ...receivablesSealedFields,
  ...integrationSealedFields,
]
