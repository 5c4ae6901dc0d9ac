import { type PriceDraft, priceOf } from '../price/price-draft.ts'

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
    ...(price === false ? {} : { prices: [price] }),
    ...(discount === false ? {} : { discounts: [discount] }),
  }
}
