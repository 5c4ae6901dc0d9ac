import type { PlanCharge, PlanVersion, PlanView } from '../../views/plan.ts'
import { priceOn } from '../../views/plan.ts'
import { decimalIn, draftOf, NEW_PRICE, type PriceDraft, priceOf } from '../price/price-draft.ts'

type Names = Readonly<Record<string, string>>

/** A charge while it is typed. What the form does not show is carried on from the version before. */
export type ChargeDraft = {
  readonly key: string
  readonly chargeCode: string
  readonly name: Names
  readonly productCode: string
  readonly kind: string
  readonly timing: string
  readonly months: string
  readonly meterCode: string
  readonly unit: string
  readonly included: string
  readonly minimum: string
  readonly maximum: string
  readonly price: PriceDraft
  readonly carried: Readonly<Record<string, unknown>>
}

/** A version of a plan while it is typed. */
export type PlanDraft = {
  readonly planCode: string
  readonly planVersion: string
  readonly name: Names
  readonly currency: string
  readonly taxInclusive: boolean
  readonly offeredFrom: string
  readonly charges: readonly ChargeDraft[]
}

export function newCharge(key: string): ChargeDraft {
  return {
    ...{ key, chargeCode: '', name: {}, productCode: '', kind: 'recurring', timing: 'advance' },
    ...{ months: '1', meterCode: '', unit: '', included: '', minimum: '', maximum: '' },
    price: NEW_PRICE,
    carried: {},
  }
}

export function newPlan(today: string): PlanDraft {
  return {
    ...{ planCode: '', planVersion: '1', name: {}, currency: 'EUR', taxInclusive: false },
    offeredFrom: today,
    charges: [newCharge('1')],
  }
}

/** The next version of a plan, as one that there is: the same charges at the prices of today. */
export function nextVersion(view: PlanView, from: PlanVersion): PlanDraft {
  const last = view.versions.reduce((most, each) => Math.max(most, each.planVersion), 0)
  return {
    planCode: view.planCode,
    planVersion: String(last + 1),
    name: view.name,
    currency: from.currency,
    taxInclusive: from.taxInclusive,
    offeredFrom: view.today,
    charges: from.charges.map(charge => chargeDraft(charge, view.today)),
  }
}

const SHOWN = new Set([
  'chargeCode',
  'name',
  'productCode',
  'kind',
  'timing',
  'months',
  'meterCode',
  'unit',
  'included',
  'minimum',
  'maximum',
  'prices',
  'position',
])

function chargeDraft(charge: PlanCharge, today: string): ChargeDraft {
  const { chargeCode, name, productCode, kind, timing, months, meterCode, unit } = charge
  const { included, minimum, maximum } = charge
  const carried = Object.entries(charge).filter(
    ([field, value]) => !SHOWN.has(field) && value !== null,
  )
  return {
    ...{ key: chargeCode, chargeCode, name, productCode, kind, timing, unit },
    months: String(months),
    meterCode: meterCode ?? '',
    included: included ?? '',
    minimum: minimum ?? '',
    maximum: maximum ?? '',
    price: draftOf(priceOn(charge, today)?.price ?? null),
    carried: Object.fromEntries(carried),
  }
}

/** What of a charge is taken over that the form does not show and that is not as it is for any other. */
export function carriedNames({ carried }: ChargeDraft): string[] {
  return ['measure', 'energy', 'rollover'].filter(name => carried[name] !== undefined)
}

const filled = (field: string, text: string) =>
  text.trim() === '' ? {} : { [field]: decimalIn(text) }

const names = (name: Names) =>
  Object.fromEntries(Object.entries(name).filter(([, text]) => text.trim() !== ''))

/** A charge as the command takes it. */
export function chargeOf(draft: ChargeDraft, position: number, from: string) {
  const isUsage = draft.kind === 'usage'
  const months = draft.kind === 'one_off' ? 0 : Number(draft.months)
  return {
    ...draft.carried,
    chargeCode: draft.chargeCode.trim(),
    position,
    productCode: draft.productCode,
    name: names(draft.name),
    kind: draft.kind,
    timing: isUsage ? 'arrears' : draft.timing,
    months,
    ...(isUsage && draft.meterCode !== '' ? { meterCode: draft.meterCode } : {}),
    unit: draft.unit.trim(),
    ...filled('included', draft.included),
    ...filled('minimum', draft.minimum),
    ...filled('maximum', draft.maximum),
    prices: [{ effectiveFrom: from, price: priceOf(draft.price) }],
  }
}

/** A version of a plan as the command takes it. */
export function planOf(draft: PlanDraft) {
  return {
    planCode: draft.planCode.trim(),
    planVersion: Number(draft.planVersion),
    name: names(draft.name),
    currency: draft.currency.trim().toUpperCase(),
    taxInclusive: draft.taxInclusive,
    offeredFrom: draft.offeredFrom,
    charges: draft.charges.map((charge, i) => chargeOf(charge, i + 1, draft.offeredFrom)),
  }
}
