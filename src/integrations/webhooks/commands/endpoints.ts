import { ok, type Result, refuse } from '../../../kernel/result.ts'
import { type Context, defineCommand } from '../../../platform/command.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { newWebhookSecret } from '../../../platform/http/standard-webhooks.ts'
import { DELIVER } from '../../../platform/outbox.ts'
import { setting } from '../../../platform/settings/settings.ts'
import {
  AddWebhookEndpoint,
  ChangeWebhookEndpoint,
  RotateWebhookSecret,
  WebhookEndpointRef,
} from '../api.ts'
import { lockEndpoint } from '../load.ts'
import {
  disable,
  enable,
  expireSecrets,
  insertEndpoint,
  insertSecret,
  replaceSubscriptions,
  updateEndpoint,
} from '../save.ts'
import { secretPlace } from '../secret-place.ts'

/** An endpoint and the secret that is shown this once. */
type WithSecret = { readonly endpointId: string; readonly secret: string }

const PERMISSION = 'webhooks.manage'

/** What is kept of an answer that holds a secret. */
const withoutSecret = ({ endpointId }: WithSecret) => ({ endpointId })

/** Plain http can be read on the way: only where private networks were named is it for those. */
function isPlain(url: string): boolean {
  return url.startsWith('http:') && setting('QUITTANCE_OUTBOUND_NETWORKS') === undefined
}

/** From now on another system is told of events. */
export const addWebhookEndpoint = defineCommand({
  name: 'addWebhookEndpoint',
  summary: 'Tell another system of events by webhook; the secret is shown this once',
  permission: PERMISSION,
  input: AddWebhookEndpoint,
  answersAsker: true,
  loggedValue: withoutSecret,
  run: async (tx, { url, events, description }, ctx): Promise<Result<WithSecret>> => {
    if (isPlain(url)) return refuse('webhook_needs_https', { url })
    const endpointId = ctx.newId()
    const createdAt = ctx.clock.now()
    await insertEndpoint(tx, { endpointId, url, description, createdBy: ctx.actor, createdAt })
    await replaceSubscriptions(tx, endpointId, events)
    return ok({ endpointId, secret: await addSecret(tx, endpointId, ctx) })
  },
  atStake: async (_tx, _value, input) => ({ facts: input }),
})

async function addSecret(tx: Tx, endpointId: string, ctx: Context): Promise<string> {
  const secret = newWebhookSecret()
  const secretId = ctx.newId()
  const sealed = ctx.vault.seal(secretPlace(endpointId, secretId), secret)
  await insertSecret(tx, { endpointId, secretId, sealed, createdAt: ctx.clock.now() })
  return secret
}

/** Another address, other events or another description; what is left out stays. */
export const changeWebhookEndpoint = defineCommand({
  name: 'changeWebhookEndpoint',
  summary: 'Give a webhook endpoint another address, other events or another description',
  permission: PERMISSION,
  input: ChangeWebhookEndpoint,
  run: async (tx, input): Promise<Result<{ endpointId: string }>> => {
    const { endpointId, events } = input
    const endpoint = await lockEndpoint(tx, endpointId)
    if (endpoint === undefined) return unknown(endpointId)
    const url = input.url ?? endpoint.url
    if (isPlain(url)) return refuse('webhook_needs_https', { url })
    const description = input.description ?? endpoint.description
    await updateEndpoint(tx, { endpointId, url, description })
    if (events !== undefined) await replaceSubscriptions(tx, endpointId, events)
    return ok({ endpointId })
  },
  atStake: async (_tx, _value, input) => ({ facts: input }),
})

/** A new secret; the one before signs beside it for a while, so that nothing is refused meanwhile. */
export const rotateWebhookSecret = defineCommand({
  name: 'rotateWebhookSecret',
  summary: 'Give a webhook endpoint a new secret; the old one signs beside it for some hours',
  permission: PERMISSION,
  input: RotateWebhookSecret,
  answersAsker: true,
  loggedValue: withoutSecret,
  run: async (tx, { endpointId, keepHours }, ctx): Promise<Result<WithSecret>> => {
    if ((await lockEndpoint(tx, endpointId)) === undefined) return unknown(endpointId)
    const now = ctx.clock.now()
    await expireSecrets(tx, endpointId, now.add({ hours: keepHours }), now)
    return ok({ endpointId, secret: await addSecret(tx, endpointId, ctx) })
  },
  atStake: async (_tx, _value, input) => ({ facts: input }),
})

/** Sends an endpoint nothing more; what waits for it stays. */
export const disableWebhookEndpoint = defineCommand({
  name: 'disableWebhookEndpoint',
  summary: 'Send a webhook endpoint nothing more; what waits for it stays',
  permission: PERMISSION,
  input: WebhookEndpointRef,
  run: async (tx, { endpointId }, ctx): Promise<Result<{ endpointId: string }>> => {
    const endpoint = await lockEndpoint(tx, endpointId)
    if (endpoint === undefined) return unknown(endpointId)
    if (endpoint.state === 'active') await disable(tx, endpointId, 'by_hand', ctx.clock.now())
    return ok({ endpointId })
  },
})

/** Sends an endpoint again, beginning with what waits for it. */
export const enableWebhookEndpoint = defineCommand({
  name: 'enableWebhookEndpoint',
  summary: 'Send to a webhook endpoint again, beginning with what waits for it',
  permission: PERMISSION,
  input: WebhookEndpointRef,
  run: async (tx, { endpointId }, ctx): Promise<Result<{ endpointId: string }>> => {
    const endpoint = await lockEndpoint(tx, endpointId)
    if (endpoint === undefined) return unknown(endpointId)
    await enable(tx, endpointId)
    await ctx.enqueue(tx, DELIVER)
    return ok({ endpointId })
  },
})

function unknown(endpoint: string): Result<never> {
  return refuse('unknown_webhook_endpoint', { endpoint })
}
