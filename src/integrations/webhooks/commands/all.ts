import type { AnyCommand } from '../../../platform/command.ts'
import {
  dispatchWebhookEvents,
  purgeWebhookEvents,
  recordWebhookAttempts,
  takeWebhookDeliveries,
} from './deliveries.ts'
import {
  addWebhookEndpoint,
  changeWebhookEndpoint,
  disableWebhookEndpoint,
  enableWebhookEndpoint,
  rotateWebhookSecret,
} from './endpoints.ts'
import { replayWebhooks, sendTestWebhook } from './replay.ts'

/** The commands of webhooks, for the registry. */
export const webhookCommands: readonly AnyCommand[] = [
  addWebhookEndpoint,
  changeWebhookEndpoint,
  rotateWebhookSecret,
  disableWebhookEndpoint,
  enableWebhookEndpoint,
  replayWebhooks,
  sendTestWebhook,
  dispatchWebhookEvents,
  takeWebhookDeliveries,
  recordWebhookAttempts,
  purgeWebhookEvents,
]
