import type { AnyCommand } from '../../../platform/command.ts'
import { endAutopay, setAutopay, takeAutopay } from './autopay.ts'
import { keepMeansOfPayment } from './keep.ts'
import {
  beginPayment,
  linkProviderNews,
  recordPaymentFacts,
  recordProviderNews,
  recordUnknownOutcome,
} from './news.ts'
import { payByLink } from './pay-by-link.ts'
import { createPayLink, payOwnAccount, revokePayLinks } from './pay-links.ts'
import { recordPayout } from './payouts.ts'
import { definePaymentProvider, keepPaymentMeans, removePaymentMeans } from './providers.ts'
import { requestPayment } from './request.ts'
import { setRetryRules } from './retry-rules.ts'

/** Every command about payments that we take. */
export const paymentCommands: readonly AnyCommand[] = [
  definePaymentProvider,
  keepPaymentMeans,
  keepMeansOfPayment,
  removePaymentMeans,
  requestPayment,
  beginPayment,
  recordUnknownOutcome,
  recordPaymentFacts,
  recordProviderNews,
  linkProviderNews,
  setAutopay,
  endAutopay,
  takeAutopay,
  recordPayout,
  createPayLink,
  payOwnAccount,
  payByLink,
  revokePayLinks,
  setRetryRules,
]
