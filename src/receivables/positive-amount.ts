import { parseAmount } from '../kernel/money.ts'
import { RefusalError } from '../kernel/result.ts'

/** An amount above zero in minor units; text with more decimals than the currency has is refused. */
export function positiveMinor(amount: string, currency: string): bigint {
  const minor = parseAmount(amount, currency)
  if (minor === undefined || minor <= 0n) {
    throw new RefusalError('amount_not_positive', { value: amount, currency })
  }
  return minor
}
