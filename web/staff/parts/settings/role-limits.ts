import { formatAmount } from '../../../../src/kernel/money.ts'
import { decimalIn } from '../price/price-draft.ts'

/** Up to which amount a role does something alone, as it is typed. */
export type LimitDraft = {
  readonly key: string
  readonly command: string
  readonly currency: string
  readonly amount: string
}

type KeptLimit = {
  readonly command: string
  readonly currency: string
  readonly amountMinor: string
}

/** A limit in major units, as a command takes it. */
export type Limit = {
  readonly command: string
  readonly currency: string
  readonly amount: string
}

/** The limits that hold, to be changed. */
export function limitDrafts(limits: readonly KeptLimit[]): LimitDraft[] {
  return limits.map(({ command, currency, amountMinor }) => ({
    ...{ key: `${command} ${currency}`, command, currency },
    amount: formatAmount(BigInt(amountMinor), currency),
  }))
}

/** What is sent of them: lines on which nothing is chosen yet are left out. */
export function limitsOf(drafts: readonly LimitDraft[]): Limit[] {
  return drafts
    .filter(({ command }) => command !== '')
    .map(({ command, currency, amount }) => ({ command, currency, amount: decimalIn(amount) }))
}

/** Whether every line that names an action says its amount, and none says it twice. */
export function areLimitsWhole(drafts: readonly LimitDraft[]): boolean {
  const said = limitsOf(drafts)
  const keys = new Set(said.map(({ command, currency }) => `${command} ${currency}`))
  return keys.size === said.length && said.every(({ amount }) => amount !== '')
}

/** The limits that come, go or move; undefined: no limit. */
export function changedLimits(limits: {
  readonly before: readonly Limit[]
  readonly after: readonly Limit[]
}) {
  const amountIn = (side: readonly Limit[], of: Limit) =>
    side.find(({ command, currency }) => command === of.command && currency === of.currency)?.amount
  const fresh = limits.after.filter(each => amountIn(limits.before, each) === undefined)
  return [...limits.before, ...fresh]
    .map(({ command, currency, amount }) => ({
      ...{ command, currency },
      from: amountIn(limits.before, { command, currency, amount }),
      to: amountIn(limits.after, { command, currency, amount }),
    }))
    .filter(({ from, to }) => from !== to)
}
