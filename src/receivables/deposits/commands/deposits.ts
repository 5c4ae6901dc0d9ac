import { loadAccountIds } from '../../../accounts/load/accounts.ts'
import { formatAmount } from '../../../kernel/money.ts'
import { ok, RefusalError, type Result, refuse } from '../../../kernel/result.ts'
import { CODE } from '../../../ledger/chart.ts'
import { type NewTransfer, postTransfers } from '../../../ledger/commands/post-transfers.ts'
import { loadLegalEntityByCode } from '../../../ledger/load.ts'
import { type ReceivableEvent, receivablePosting } from '../../../ledger/receivable-rules.ts'
import { type Context, defineCommand } from '../../../platform/command.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { cashAccountFor } from '../../bank/commands/cash-account.ts'
import { isReason, loadReceipt } from '../../load/receipts.ts'
import { positiveMinor } from '../../positive-amount.ts'
import {
  attachImageInput,
  closeDepositInput,
  depositReceiptsInput,
  openDepositInput,
} from '../api.ts'
import { imageType } from '../image-type.ts'
import {
  type Deposit,
  isDepositClosed,
  loadDepositable,
  loadDepositLines,
  lockDeposit,
} from '../load.ts'
import {
  deleteDepositReceipts,
  insertClosing,
  insertDeposit,
  insertDepositReceipts,
  insertImage,
} from '../save.ts'

const byOf = (ctx: Context) => ({ at: ctx.clock.now(), by: ctx.actor })

/** Opens a batch of checks and cash with what was counted by hand. */
export const openDeposit = defineCommand({
  name: 'openDeposit',
  summary: 'Open a deposit of checks and cash with its control total',
  permission: 'receipts.record',
  input: openDepositInput,
  run: async (tx, input, ctx) => {
    const entity = await loadLegalEntityByCode(tx, input.entity)
    if (entity === undefined) return refuse('unknown_legal_entity', { entity: input.entity })
    const depositId = ctx.newId()
    const deposit = {
      accountId: entity.houseAccountId,
      depositId,
      legalEntityId: entity.legalEntityId,
      currency: input.currency,
      reference: input.reference,
      controlMinor: positiveMinor(input.controlTotal, input.currency),
      controlCount: input.controlCount,
      cashAccount: await cashAccountFor(tx, { ...entity, currency: input.currency }, input),
      on: input.on,
    }
    if (!(await insertDeposit(tx, deposit, byOf(ctx)))) {
      return refuse('deposit_known', { reference: input.reference })
    }
    return ok({ depositId, reference: input.reference })
  },
})

/** Puts checks and cash that were received into an open deposit. */
export const addToDeposit = defineCommand({
  name: 'addToDeposit',
  summary: 'Put received checks and cash into a deposit',
  permission: 'receipts.record',
  input: depositReceiptsInput,
  run: async (tx, input, ctx) => {
    const deposit = await openDepositOf(tx, input)
    const keys = await receiptKeys(tx, deposit, input.receipts)
    const known = await loadDepositable(tx, keys)
    for (const key of keys) {
      const found = known.find(each => each.receiptId === key.receiptId)
      if (found === undefined) return refuse('unknown_receipt', { receipt: key.receiptId })
      const fits =
        found.cashAccount === CODE.undepositedFunds &&
        found.legalEntityId === deposit.legalEntityId &&
        found.currency === deposit.currency
      if (!fits) return refuse('receipt_not_depositable', { receipt: key.receiptId })
      if (found.isReversed) return refuse('receipt_reversed', { receipt: key.receiptId })
    }
    const added = await insertDepositReceipts(tx, deposit, keys, byOf(ctx))
    const rest = keys.find(key => !added.some(each => each.receiptId === key.receiptId))
    if (rest !== undefined) return refuse('receipt_deposited', { receipt: rest.receiptId })
    return ok(await standing(tx, deposit))
  },
})

/** Takes checks and cash out of a deposit that is not closed. */
export const removeFromDeposit = defineCommand({
  name: 'removeFromDeposit',
  summary: 'Take checks and cash out of an open deposit',
  permission: 'receipts.record',
  input: depositReceiptsInput,
  run: async (tx, input) => {
    const deposit = await openDepositOf(tx, input)
    const keys = await receiptKeys(tx, deposit, input.receipts)
    if ((await deleteDepositReceipts(tx, deposit, keys)) < keys.length) {
      return refuse('receipt_not_in_deposit', { reference: input.reference })
    }
    return ok(await standing(tx, deposit))
  },
})

/**
 * Closes a deposit: what is in it goes from undeposited funds to the bank. What was counted must be
 * what was keyed in, to the cent and the piece; otherwise only with a reason, and the difference is
 * posted for itself.
 */
export const closeDeposit = defineCommand({
  name: 'closeDeposit',
  summary: 'Close a deposit that adds up, and book it to the bank',
  permission: 'receipts.record',
  input: closeDepositInput,
  run: async (tx, input, ctx) => {
    const deposit = await openDepositOf(tx, input)
    const lines = await loadDepositLines(tx, deposit)
    const gone = lines.find(line => line.isReversed)
    if (gone !== undefined) return refuse('receipt_reversed', { receipt: gone.receiptId })
    const receiptsMinor = lines.reduce((sum, line) => sum + line.amountMinor, 0n)
    const differenceMinor = deposit.controlMinor - receiptsMinor
    const isOff = differenceMinor !== 0n || lines.length !== deposit.controlCount
    if (lines.length === 0 || (isOff && input.reason === null)) {
      return refuse('deposit_differs', {
        reference: deposit.reference,
        counted: formatAmount(deposit.controlMinor, deposit.currency),
        keyed: formatAmount(receiptsMinor, deposit.currency),
        countedPieces: deposit.controlCount,
        keyedPieces: lines.length,
      })
    }
    if (input.reason !== null && !(await isReason(tx, input.reason, 'deposit'))) {
      return refuse('unknown_reason', { reason: input.reason, use: 'deposit' })
    }
    const transfers = closingTransfers(deposit, receiptsMinor, input.on, ctx)
    await postTransfers(tx, transfers, ctx.clock.now())
    const { accountId, depositId } = deposit
    await insertClosing(
      tx,
      {
        accountId,
        depositId,
        on: input.on,
        receiptsMinor,
        differenceMinor,
        reasonCode: input.reason,
        transferIds: transfers.map(each => each.transferId),
      },
      byOf(ctx),
    )
    return ok({
      reference: deposit.reference,
      deposited: formatAmount(deposit.controlMinor, deposit.currency),
      difference: formatAmount(differenceMinor, deposit.currency),
    })
  },
})

function closingTransfers(
  deposit: Deposit,
  receiptsMinor: bigint,
  on: Temporal.PlainDate,
  ctx: Context,
): (NewTransfer & { readonly transferId: string })[] {
  const { controlMinor } = deposit
  const [short, over] = [receiptsMinor - controlMinor, controlMinor - receiptsMinor]
  const deposited = short > 0n ? controlMinor : receiptsMinor
  const parts: readonly (readonly [ReceivableEvent, bigint])[] = [
    ['deposited', deposited],
    ['deposit_short', short],
    ['deposit_over', over],
  ]
  return parts
    .filter(([, minor]) => minor > 0n)
    .map(([event, minor]) => ({
      ...receivablePosting(event, minor, { cash: deposit.cashAccount }, deposit.reference),
      transferId: ctx.newId(),
      accountId: deposit.accountId,
      legalEntityId: deposit.legalEntityId,
      effectiveOn: on,
      currency: deposit.currency,
      documentId: deposit.depositId,
    }))
}

async function openDepositOf(
  tx: Tx,
  { entity, reference }: { readonly entity: string; readonly reference: string },
): Promise<Deposit> {
  const deposit = await lockDeposit(tx, entity, reference)
  if (deposit === undefined) throw new RefusalError('unknown_deposit', { reference })
  // Asked again: it may have been closed while we waited for it.
  if (deposit.isClosed || (await isDepositClosed(tx, deposit))) {
    throw new RefusalError('deposit_closed', { reference })
  }
  return deposit
}

async function receiptKeys(
  tx: Tx,
  deposit: Deposit,
  named: readonly { readonly accountNumber: string | null; readonly receipt: string }[],
) {
  const accounts = await loadAccountIds(
    tx,
    named.flatMap(each => each.accountNumber ?? []),
  )
  return named.map(({ accountNumber, receipt }) => {
    const accountId = accountNumber === null ? deposit.accountId : accounts.get(accountNumber)
    if (accountId === undefined) {
      throw new RefusalError('unknown_account', { account: accountNumber ?? '' })
    }
    return { accountId, receiptId: receipt }
  })
}

async function standing(tx: Tx, deposit: Deposit) {
  const lines = await loadDepositLines(tx, deposit)
  const keyed = lines.reduce((sum, line) => sum + line.amountMinor, 0n)
  return {
    reference: deposit.reference,
    pieces: lines.length,
    keyed: formatAmount(keyed, deposit.currency),
    difference: formatAmount(deposit.controlMinor - keyed, deposit.currency),
  }
}

/** Keeps the picture of a check or a slip with its receipt. */
export const attachReceiptImage = defineCommand({
  name: 'attachReceiptImage',
  summary: 'Keep the picture of a check with its receipt',
  permission: 'receipts.record',
  input: attachImageInput,
  run: async (tx, input, ctx): Promise<Result<{ imageId: string; contentType: string }>> => {
    const entity = input.entity === null ? undefined : await loadLegalEntityByCode(tx, input.entity)
    const accountId =
      input.accountNumber === null
        ? entity?.houseAccountId
        : (await loadAccountIds(tx, [input.accountNumber])).get(input.accountNumber)
    const receipt = accountId && (await loadReceipt(tx, accountId, input.receipt))
    if (!receipt) return refuse('unknown_receipt', { receipt: input.receipt })
    const content = Buffer.from(input.content, 'base64')
    const contentType = imageType(content)
    if (contentType === undefined || content.length > 3_000_000) return refuse('image_unknown', {})
    const imageId = ctx.newId()
    const { accountId: of, receiptId } = receipt
    await insertImage(tx, { accountId: of, receiptId, imageId, contentType, content }, byOf(ctx))
    return ok({ imageId, contentType })
  },
  logged: ({ content, ...input }) => ({ ...input, bytes: Math.floor((content.length * 3) / 4) }),
})
