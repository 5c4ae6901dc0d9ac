import type { AnyCommand } from '../../platform/command.ts'
import { proposeCreditRefunds, setCreditRefundRule } from '../credit-refunds/commands.ts'
import {
  addToDeposit,
  attachReceiptImage,
  closeDeposit,
  openDeposit,
  removeFromDeposit,
} from '../deposits/commands/deposits.ts'
import { agreePaymentPlan } from '../plans/commands/agree.ts'
import { cancelPaymentPlan, workPaymentPlans } from '../plans/commands/end.ts'
import { setPaymentPlanPolicy } from '../plans/commands/policy.ts'
import {
  declinePlanRequest,
  requestPaymentPlan,
  withdrawPlanRequest,
} from '../plans/commands/request.ts'
import { refundCredit, takeRefundBack } from '../refunds/commands/refunds.ts'
import { releasePaymentBlock, returnPayment, setReturnFee } from '../returns/commands/returns.ts'
import { raiseReceivableTasks } from '../tasks/commands.ts'
import { allocateReceipt, unapplyAllocation } from './allocations.ts'
import {
  applyPayments,
  assignSuspense,
  keepOnAccount,
  moveCredit,
  writeOffDifference,
} from './credits.ts'
import { recordReceipt, recordReceipts, reverseReceipt } from './receipts.ts'
import { defineReceivableReasons, setAllocationPolicy } from './rules.ts'

/** The commands of money received. */
export const receivableCommands: readonly AnyCommand[] = [
  recordReceipt,
  recordReceipts,
  reverseReceipt,
  allocateReceipt,
  unapplyAllocation,
  applyPayments,
  moveCredit,
  keepOnAccount,
  writeOffDifference,
  assignSuspense,
  setAllocationPolicy,
  defineReceivableReasons,
  openDeposit,
  addToDeposit,
  removeFromDeposit,
  closeDeposit,
  attachReceiptImage,
  returnPayment,
  setReturnFee,
  releasePaymentBlock,
  refundCredit,
  takeRefundBack,
  setCreditRefundRule,
  proposeCreditRefunds,
  setPaymentPlanPolicy,
  agreePaymentPlan,
  cancelPaymentPlan,
  workPaymentPlans,
  requestPaymentPlan,
  withdrawPlanRequest,
  declinePlanRequest,
  raiseReceivableTasks,
]
