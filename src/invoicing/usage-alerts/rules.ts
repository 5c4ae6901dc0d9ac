import type { Refusal } from '../../kernel/result.ts'
import type { UsageAlertRow } from './api.ts'

/** What is wrong with an alert by itself, if anything. */
export function alertFault(row: UsageAlertRow): Refusal | undefined {
  const { code, measure, threshold, percentOf, budget, commitmentCode } = row
  const fault = (needs: string): Refusal => ({
    code: 'alert_incomplete',
    facts: { alert: code, needs },
  })
  if (threshold.sign <= 0) return fault('threshold > 0')
  if ((measure === 'amount') !== (row.currency !== null)) {
    return fault(measure === 'amount' ? 'currency' : 'no currency')
  }
  if (measure === 'quantity' && row.chargeCode === null) return fault('chargeCode')
  if ((percentOf === 'budget') !== (budget !== null)) {
    return fault(budget === null ? 'budget' : 'percentOf budget')
  }
  if (budget !== null && budget.sign <= 0) return fault('budget > 0')
  if ((percentOf === 'commitment') !== (commitmentCode !== null)) {
    return fault(commitmentCode === null ? 'commitmentCode' : 'percentOf commitment')
  }
  if (percentOf === 'commitment') {
    if (measure !== 'amount') return fault('measure amount')
    if (row.chargeCode !== null || row.subscriptionNumber !== null) {
      return fault('no chargeCode and no subscriptionNumber')
    }
  }
  if (percentOf === 'included' && measure !== 'quantity') return fault('measure quantity')
  if (percentOf === 'minimum' && measure !== 'amount') return fault('measure amount')
  return undefined
}
