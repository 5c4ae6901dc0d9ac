import type { AnyCommand } from '../../../../platform/command.ts'
import { refundPayment } from './request.ts'
import { beginRefund, recordRefundFacts, recordUnknownRefund } from './sending.ts'
import { refundToOrigin } from './to-origin.ts'

/** Every command about refunds through providers. */
export const providerRefundCommands: readonly AnyCommand[] = [
  refundPayment,
  refundToOrigin,
  beginRefund,
  recordRefundFacts,
  recordUnknownRefund,
]
