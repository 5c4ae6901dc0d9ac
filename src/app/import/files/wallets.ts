import { buyWalletCredits, grantWalletCredits } from '../../../contracts/commands/wallet-credits.ts'
import { defineWallets } from '../../../contracts/commands/wallets.ts'
import type { Cells } from '../cells.ts'
import { dispatch } from '../dispatch.ts'
import { CellProblem } from '../problem.ts'
import { bulk, columns, type FileSpec } from '../spec.ts'

export const wallets: FileSpec = {
  file: 'wallets.csv',
  ...columns(`account_number subscription_number code name_en name_fr? name_es? name_de?
    product_code charge_codes? alert_below? top_up_below? top_up_amount? top_ups_a_month?
    top_up_months?`),
  command: bulk(defineWallets),
  batchRows: 1000,
  row: ([c]) => ({
    accountNumber: c!.text('account_number'),
    subscriptionNumber: c!.text('subscription_number'),
    code: c!.text('code'),
    name: c!.names(),
    productCode: c!.text('product_code'),
    chargeCodes: c!.given('charge_codes')?.split(/\s+/),
    alertBelow: c!.orNull('alert_below'),
    topUp: topUpCells(c!),
  }),
}

/** Without an amount below which credits are bought, none are. */
function topUpCells(c: Cells): unknown {
  const below = c.given('top_up_below')
  if (below === undefined) return null
  return {
    below,
    amount: c.text('top_up_amount'),
    mostAMonth: c.whole('top_ups_a_month'),
    expiresAfterMonths: c.whole('top_up_months') ?? null,
  }
}

/** Credits of two kinds, each its own command. */
export const walletCredits: FileSpec = {
  file: 'wallet_credits.csv',
  ...columns(`account_number wallet_code kind reference amount on expires_on? priority? reason?`),
  command: dispatch('importWalletCredits', 'contracts.charge', {
    bought: bulk(buyWalletCredits),
    granted: bulk(grantWalletCredits),
  }),
  batchRows: 1000,
  row: ([c]) => {
    const kind = c!.text('kind')
    const row = {
      accountNumber: c!.text('account_number'),
      walletCode: c!.text('wallet_code'),
      reference: c!.text('reference'),
      amount: c!.text('amount'),
      priority: c!.whole('priority'),
    }
    if (kind === 'bought') {
      const [boughtOn, expiresOn] = [c!.text('on'), c!.orNull('expires_on')]
      return { kind, row: { ...row, boughtOn, expiresOn } }
    }
    if (kind !== 'granted') throw new CellProblem('kind', kind, 'bought or granted')
    const [grantedOn, expiresOn] = [c!.text('on'), c!.text('expires_on')]
    return { kind, row: { ...row, grantedOn, expiresOn, reason: c!.text('reason') } }
  },
}
