import type { Price } from '../catalog/charge.ts'
import type { ItemOnDate, KnownDiscount } from './as-of.ts'
import type { RedeemedCoupon } from './coupon.ts'
import type { Pause } from './pause.ts'
import type { Trial } from './trial.ts'

/**
 * What a subscription or contract was, as lines of `name → value` in the order in which they are
 * read; two of them can be compared.
 */
export type Picture = ReadonlyMap<string, string>

/** A line in which two pictures differ; null where one has no such line. */
export type PictureChange = {
  readonly what: string
  readonly before: string | null
  readonly after: string | null
}

/** The subscription as a picture needs it. */
type PicturedSubscription = {
  readonly startOn: Temporal.PlainDate
  readonly endOn: Temporal.PlainDate | null
  readonly anchorDay: number
  readonly contractNumber: string
  readonly items: readonly ItemOnDate[]
  readonly discounts: readonly KnownDiscount[]
  readonly coupons: readonly RedeemedCoupon[]
  readonly trial: Trial | null
  readonly pause: Pause | null
  readonly agreedPrices: readonly { readonly chargeCode: string; readonly price: Price }[]
  readonly ending: Readonly<Record<string, unknown>>
}

/** A subscription on a day: plan and quantities, discounts, coupons, trial, pause, how it ends. */
export function pictureOfSubscription(subscription: PicturedSubscription): Picture {
  const { contractNumber, startOn, endOn, anchorDay, items, discounts, trial, pause, ending } =
    subscription
  return new Map<string, string>([
    ['contract', contractNumber],
    ['start', startOn.toString()],
    ...(endOn === null ? [] : [['end', endOn.toString()] as const]),
    ...Object.entries(ending)
      .filter(([, value]) => value !== null)
      .map(([name, value]) => [`end ${name}`, text(value)] as const),
    ...[...new Set(items.map(item => `${item.planCode}@${item.planVersion}`))].map(
      plan => ['plan', plan] as const,
    ),
    ...items.map(item => [`quantity of ${item.chargeCode}`, item.quantity.toString()] as const),
    ...items.map(item => {
      const { anchorDay: day, anchorMonth: month } = item
      const starts = day === null ? `day ${anchorDay}` : `day ${day}${monthText(month)}`
      return [`periods of ${item.chargeCode}`, starts] as const
    }),
    ...subscription.agreedPrices.map(
      ({ chargeCode, price }) => [`agreed price of ${chargeCode}`, text(price)] as const,
    ),
    ...discounts.map(({ code, percent, chargeCode, toOn }) => {
      const until = toOn === null ? '' : ` until ${toOn}`
      return [`discount ${code}`, `${percent} % off ${chargeCode ?? 'all'}${until}`] as const
    }),
    ...subscription.coupons.map(coupon => [`coupon ${coupon.code}`, couponText(coupon)] as const),
    ...(trial === null ? [] : [['trial', trialText(trial)] as const]),
    ...(pause === null ? [] : [['pause', pauseText(pause)] as const]),
  ])
}

function monthText(month: number | null): string {
  return month === null ? '' : ` of month ${month}`
}

function couponText(coupon: RedeemedCoupon): string {
  const { percent, amount, currency, duration, count, chargeCodes, redeemedOn, withdrawnOn } =
    coupon
  const off = percent === null ? `${amount} ${currency}` : `${percent} %`
  const what = chargeCodes.length === 0 ? 'all' : chargeCodes.join(', ')
  const lasts = duration === 'once' || duration === 'forever' ? duration : `${count} ${duration}`
  const until = withdrawnOn === null ? '' : ` until ${withdrawnOn}`
  return `${off} off ${what} from ${redeemedOn}${until}, ${lasts}`
}

function trialText({ endOn, freeUsage, periodsFrom }: Trial): string {
  const usage = freeUsage ? 'usage free' : 'usage paid'
  return `until ${endOn}, ${usage}, periods from ${periodsFrom}`
}

function pauseText({ fromOn, toOn, fees, usage }: Pause): string {
  return `${fromOn} to ${toOn ?? 'further notice'}, fees ${fees}, usage ${usage}`
}

/** Terms as a picture: every one that is agreed, by its name. */
export function pictureOfTerms(terms: Readonly<Record<string, unknown>>): Picture {
  return new Map(
    Object.entries(terms)
      .filter(([, value]) => value !== null && value !== undefined)
      .map(([name, value]) => [name, text(value)]),
  )
}

function text(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value)
  if (Object.getPrototypeOf(value) !== Object.prototype) return String(value)
  return JSON.stringify(value)
}

/** The lines in which two pictures differ, in the order of the first and then of the second. */
export function changesBetween(before: Picture, after: Picture): PictureChange[] {
  return [...new Set([...before.keys(), ...after.keys()])].flatMap(what => {
    const [was, is] = [before.get(what) ?? null, after.get(what) ?? null]
    return was === is ? [] : [{ what, before: was, after: is }]
  })
}
