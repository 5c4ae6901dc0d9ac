import { RefusalError } from '../../../kernel/result.ts'
import { setting } from '../../../platform/settings/settings.ts'
import type { System } from '../../../platform/system.ts'
import { secretPlace } from '../../../receivables/payments/commands/providers.ts'
import { loadProvider, type StoredProvider } from '../../../receivables/payments/load/payments.ts'
import type { PaymentProvider } from '../../../receivables/payments/provider.ts'
import { gocardlessProvider } from './gocardless.ts'
import { type SandboxWorld, sandboxProvider } from './sandbox.ts'
import type { StripeSettings } from './stripe.ts'

type Host = Pick<System, 'db' | 'clock' | 'vault'>

/** The provider of a code, ready to be asked. Throws `unknown_provider`. */
export async function providerOf(system: Host, code: string): Promise<PaymentProvider> {
  const stored = await loadProvider(system.db, code)
  if (stored === undefined) throw new RefusalError('unknown_provider', { provider: code })
  if (stored.kind === 'sandbox') return sandboxProvider(worldOf(system, stored))
  const settings = settingsOf(system, stored)
  if (stored.kind === 'gocardless') return gocardlessProvider(settings)
  // Its library is large, and few processes ever ask it anything.
  const { stripeProvider } = await import('./stripe.ts')
  return stripeProvider(settings)
}

/** The world of a sandbox; tests and pages ask it too. */
export async function sandboxWorld(system: Host, code: string): Promise<SandboxWorld> {
  const stored = await loadProvider(system.db, code)
  if (stored?.kind !== 'sandbox') throw new RefusalError('unknown_provider', { provider: code })
  return worldOf(system, stored)
}

function worldOf(system: Host, stored: StoredProvider): SandboxWorld {
  const secrets = webhookSecrets(system, stored)
  return { db: system.db, now: () => system.clock.now(), provider: stored.provider, secrets }
}

function settingsOf(system: Host, stored: StoredProvider): StripeSettings {
  const { provider, apiKey, address } = stored
  if (apiKey === null) throw new RefusalError('provider_secret_missing', { provider })
  return {
    apiKey: system.vault.open(secretPlace(provider, 'api_key'), apiKey),
    secrets: webhookSecrets(system, stored),
    now: () => system.clock.now(),
    address,
    publicUrl: String(setting('QUITTANCE_PUBLIC_URL') ?? '').replace(/\/$/, ''),
  }
}

/** The webhook secret, and the one before while it still holds. */
export function webhookSecrets({ vault, clock }: Host, stored: StoredProvider): string[] {
  const { provider, webhookSecret, earlierSecret, earlierUntil } = stored
  const secrets = [vault.open(secretPlace(provider, 'webhook_secret'), webhookSecret)]
  const holds = earlierUntil !== null && Temporal.Instant.compare(clock.now(), earlierUntil) < 0
  if (holds && earlierSecret !== null) {
    secrets.push(vault.open(secretPlace(provider, 'earlier_secret'), earlierSecret))
  }
  return secrets
}
