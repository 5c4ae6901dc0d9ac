import type { AnyCommand } from '../../../platform/command.ts'
import {
  beginPayment,
  linkProviderNews,
  recordPaymentFacts,
  recordProviderNews,
  recordUnknownOutcome,
} from './news.ts'
import { definePaymentProvider, keepPaymentMeans, removePaymentMeans } from './providers.ts'
import { requestPayment } from './request.ts'

/** Every command about payments that we take. */
export const paymentCommands: readonly AnyCommand[] = [
  definePaymentProvider,
  keepPaymentMeans,
  removePaymentMeans,
  requestPayment,
  beginPayment,
  recordUnknownOutcome,
  recordPaymentFacts,
  recordProviderNews,
  linkProviderNews,
]
