import type { SealedPlace } from '../../platform/vault/vault.ts'

/** Where the secret of an endpoint is sealed for. */
export function secretPlace(endpointId: string, secretId: string): SealedPlace {
  return { table: 'webhook_secret', column: 'secret', row: [endpointId, secretId] }
}
