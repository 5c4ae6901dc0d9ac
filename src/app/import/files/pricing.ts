import { agreePrices } from '../../../contracts/commands/agree-prices.ts'
import { PRICE_COLUMNS, priceOf } from '../price-cells.ts'
import { bulk, columns, type FileSpec } from '../spec.ts'

/** Prices agreed with customers; the model `catalog` ends an agreement. */
export const agreedPrices: FileSpec = {
  file: 'agreed_prices.csv',
  ...columns(`account_number contract_number? subscription_number? plan_code? charge_code
    effective_from ${PRICE_COLUMNS}`),
  command: bulk(agreePrices),
  batchRows: 1000,
  group: c =>
    [
      'account_number',
      'contract_number',
      'subscription_number',
      'plan_code',
      'charge_code',
      'effective_from',
      'model',
    ]
      .map(column => c.text(column))
      .join('\n'),
  row: rows => ({
    accountNumber: rows[0]!.text('account_number'),
    subscriptionNumber: rows[0]!.orNull('subscription_number'),
    contractNumber: rows[0]!.orNull('contract_number'),
    planCode: rows[0]!.orNull('plan_code'),
    chargeCode: rows[0]!.text('charge_code'),
    effectiveFrom: rows[0]!.text('effective_from'),
    price: rows[0]!.text('model') === 'catalog' ? null : priceOf(rows),
  }),
}
