import type { SealedField } from '../platform/vault/sealed-field.ts'

/** What integrations keep sealed: the secrets that webhooks are signed by. */
export const integrationSealedFields: readonly SealedField[] = [
  { table: 'webhook_secret', column: 'secret', key: ['endpoint_id', 'secret_id'] },
]
