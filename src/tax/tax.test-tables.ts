import { Decimal } from '../kernel/decimal.ts'
import type { DocumentTotals } from './document-totals.ts'
import type { TotalledLine } from './tax-group.ts'
import type { LineTax } from './tax-rule.ts'

/** A tax as text: `V20` is code V at 20 %; `C10+S` is levied on the tax S too. */
export function tax(text: string): LineTax {
  const [own = '', ...compoundOn] = text.split('+')
  const [, code = '', rate] = /^([A-Z]+)([\d.]*)$/.exec(own) ?? []
  return {
    code,
    name: { en: code },
    category: 'S',
    ratePercent: Decimal.parse(rate || '0'),
    exemptionCode: null,
    exemptionReason: null,
    compoundOn,
  }
}

/** Lines as text: cents, `i` where tax is included, taxes: `6833 V20, 299i F4, 100 S5 C10+S`. */
export function lines(text: string): TotalledLine[] {
  return text.split(', ').map(line => {
    const [amount = '', ...taxes] = line.split(' ')
    const inclusive = amount.endsWith('i')
    return { amountMinor: BigInt(amount.replace('i', '')), inclusive, taxes: taxes.map(tax) }
  })
}

/** Totals as text: nets, groups, and rounding where there is any. */
export function told(totals: DocumentTotals): string {
  const groups = totals.groups.map(group => `${group.code} ${group.taxableMinor}+${group.taxMinor}`)
  const rounding = totals.roundingMinor === 0n ? '' : ` rounding ${totals.roundingMinor}`
  return `${totals.lineNets.join(' ')} | ${groups.join(', ')} | ${totals.payableMinor}${rounding}`
}
