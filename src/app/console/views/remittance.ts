import { RefusalError } from '../../../kernel/result.ts'
import { isUuid } from '../../../platform/list-value.ts'
import { nameLikeness, nameTokens } from '../../../receivables/matching/payer-name.ts'
import { loadReasons } from '../../../reporting/console/load/receivable-reasons.ts'
import {
  loadRemittanceCandidates,
  loadRemittanceDeductions,
  loadRemittanceLines,
  loadRemittanceMoney,
  loadRemittanceParts,
  loadRemittanceShown,
  type RemittanceCandidate,
  type RemittanceShown,
} from '../../../reporting/console/load/remittance.ts'
import { view } from '../view.ts'

/** An advice: what its payer said, what of it was matched, what waits, and what money it may be of. */
export const remittanceView = view({
  path: 'remittances/:number',
  permission: 'receipts.read',
  parameters: {},
  read: async (tx, { number, language }) => {
    const remittance = isUuid(number) ? await loadRemittanceShown(tx, number) : undefined
    if (remittance === undefined) {
      throw new RefusalError('unknown_remittance', { remittance: number })
    }
    return {
      remittance,
      lines: await loadRemittanceLines(tx, number),
      money: await loadRemittanceMoney(tx, number),
      others: await loadRemittanceParts(tx, remittance),
      deductions: await loadRemittanceDeductions(tx, number),
      candidates:
        remittance.state === 'waiting'
          ? likely(remittance, await loadRemittanceCandidates(tx, remittance))
          : [],
      reasons: await loadReasons(tx, 'unapply', language),
    }
  },
})

/** As like as this a name is taken to be the payer's. */
const ALIKE = 0.75

/**
 * The money that an advice may be of: all of its amount, on its payer's account, or of a payer called
 * alike; what is most like it first. One word in common, such as a trade, makes no name.
 */
function likely(
  { account, name, payerName }: RemittanceShown,
  found: readonly RemittanceCandidate[],
): RemittanceCandidate[] {
  const names = [name, payerName].flatMap(each => each ?? []).map(nameTokens)
  const likeness = (each: RemittanceCandidate): number =>
    each.account !== null && each.account === account
      ? 1
      : Math.max(0, ...names.map(tokens => nameLikeness(nameTokens(each.payerName ?? ''), tokens)))
  return found
    .map(each => ({ each, alike: likeness(each) }))
    .filter(({ each, alike }) => each.isWhole || alike >= ALIKE)
    .sort((a, b) => Number(b.each.isWhole) - Number(a.each.isWhole) || b.alike - a.alike)
    .map(({ each }) => each)
}
