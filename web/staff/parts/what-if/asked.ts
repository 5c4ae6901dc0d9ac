import { type PlanVersion, priceOn } from '../../views/plan.ts'
import { draftOf, type PriceDraft, priceOf } from '../price/price-draft.ts'

/** A what-if while it is typed; what is empty is left out. */
export type WhatIfDraft = {
  readonly entity: string
  readonly from: string
  readonly to: string
  readonly accounts: string
  /** `HOME@1`. */
  readonly plan: string
  readonly charge: string
  readonly effectiveFrom: string
  readonly price: PriceDraft | null
  readonly percent: string
  /** The version whose customers are billed with the prices of another one of the same plan. */
  readonly tried: { readonly of: PlanVersion; readonly beside: PlanVersion } | null
}

export const NEW_WHAT_IF: WhatIfDraft = {
  entity: '',
  from: '',
  to: '',
  accounts: '',
  plan: '',
  charge: '',
  effectiveFrom: '',
  price: null,
  percent: '',
  tried: null,
}

/** What the server is asked. */
export function askedOf(draft: WhatIfDraft): Record<string, unknown> {
  const [planCode = '', version = ''] = draft.plan.split('@')
  const accounts = draft.accounts.split(/[\s,;]+/).filter(number => number !== '')
  const hasPrice = draft.price !== null && draft.charge !== ''
  const effectiveFrom = draft.effectiveFrom || draft.from
  const price = hasPrice && {
    planCode,
    planVersion: Number(version),
    chargeCode: draft.charge,
    effectiveFrom,
    price: priceOf(draft.price as PriceDraft),
  }
  const prices = [
    ...(price === false ? [] : [price]),
    ...triedPrices(draft)
      .filter(({ chargeCode }) => price === false || chargeCode !== price.chargeCode)
      .map(each => ({ planCode, planVersion: Number(version), ...each })),
  ]
  const discount = draft.percent.trim() !== '' && {
    code: 'what-if',
    percent: draft.percent.trim().replace(',', '.'),
    ...(draft.charge === '' ? {} : { chargeCode: draft.charge }),
    fromOn: draft.from,
  }
  return {
    entity: draft.entity,
    from: draft.from,
    ...(draft.to === '' ? {} : { to: draft.to }),
    ...(accounts.length === 0 ? {} : { accounts }),
    ...(planCode === '' ? {} : { plan: planCode }),
    ...(prices.length === 0 ? {} : { prices }),
    ...(discount === false ? {} : { discounts: [discount] }),
  }
}

/**
 * The prices of another version for the charges that both have, from the first day on: one for each
 * day on which either version changes its price, so that no later price of the first comes back.
 */
export function triedPrices({ tried, from }: Pick<WhatIfDraft, 'tried' | 'from'>) {
  if (tried === null || from === '') return []
  return tried.of.charges.flatMap(charge => {
    const other = tried.beside.charges.find(({ chargeCode }) => chargeCode === charge.chargeCode)
    if (other === undefined) return []
    const later = [...charge.prices, ...other.prices].map(({ effectiveFrom }) => effectiveFrom)
    const days = [...new Set([from, ...later.filter(day => day > from)])].sort()
    return days.map(effectiveFrom => ({
      chargeCode: charge.chargeCode,
      effectiveFrom,
      price: priceOf(draftOf(priceOn(other, effectiveFrom)?.price ?? null)),
    }))
  })
}
