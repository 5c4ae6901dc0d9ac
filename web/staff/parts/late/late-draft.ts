import type { LateVersion } from '../../views/late-charges.ts'
import { givenTexts, wholeOrTyped } from '../dunning/policy-draft.ts'
import { decimalIn } from '../price/price-draft.ts'

type Texts = Readonly<Record<string, string>>

/** How interest is charged: not at all, at a rate of one's own, or at a reference rate of this code. */
export const NO_INTEREST = 'none'
export const OWN_RATE = 'own'

/** A policy of late charges while it is typed. */
export type LateDraft = {
  readonly policyCode: string
  readonly fromOn: string
  readonly name: Texts
  readonly customers: string
  /** `none`, `own`, or `rate:` with the code of a reference rate. */
  readonly interest: string
  readonly annualPercent: string
  readonly points: string
  readonly mostPercent: string
  readonly dayBasis: string
  readonly graceDays: string
  readonly flat: Texts
  readonly minimums: Texts
  readonly termsDays: string
  readonly billed: string
}

/** A policy that nobody has yet: interest of the law between businesses (Directive 2011/7/EU). */
export function newLatePolicy(today: string, rateCodes: readonly string[]): LateDraft {
  const rate = rateCodes[0]
  return {
    ...{ policyCode: '', fromOn: today, name: {}, customers: 'business' },
    interest: rate === undefined ? OWN_RATE : `rate:${rate}`,
    ...{ annualPercent: '', points: '8', mostPercent: '', dayBasis: '365', graceDays: '5' },
    ...{ flat: {}, minimums: {}, termsDays: '14', billed: 'by_run' },
  }
}

/** The next version of a policy: everything as before, to hold from a day on. */
export function nextLatePolicy(from: LateVersion, fromOn: string): LateDraft {
  const { policyCode, name, customers, dayBasis, flat, minimums, billed } = from
  return {
    ...{ policyCode, fromOn, name, customers, dayBasis, flat, minimums, billed },
    interest:
      from.rateCode !== null
        ? `rate:${from.rateCode}`
        : from.annualPercent !== null
          ? OWN_RATE
          : NO_INTEREST,
    annualPercent: from.annualPercent ?? '',
    points: from.points,
    mostPercent: from.mostPercent ?? '',
    graceDays: String(from.graceDays),
    termsDays: String(from.termsDays),
  }
}

/** A policy as the command takes it; what does not belong to its kind of interest is left out. */
export function latePolicyRow(draft: LateDraft) {
  const { policyCode, fromOn, customers, dayBasis, billed, interest } = draft
  const percent = (name: 'annualPercent' | 'points' | 'mostPercent') => {
    const text = decimalIn(draft[name])
    return text === '' ? {} : { [name]: text }
  }
  return {
    ...{ policyCode: policyCode.trim(), fromOn, name: givenTexts(draft.name) },
    ...{ customers, dayBasis, billed },
    ...(interest === OWN_RATE ? percent('annualPercent') : {}),
    ...(interest.startsWith('rate:')
      ? { rateCode: interest.slice('rate:'.length), ...percent('points') }
      : {}),
    ...(interest === NO_INTEREST ? {} : percent('mostPercent')),
    graceDays: wholeOrTyped(draft.graceDays),
    termsDays: wholeOrTyped(draft.termsDays),
    flat: givenTexts(draft.flat, true),
    minimums: givenTexts(draft.minimums, true),
  }
}

/** What is made up to try a policy on, while it is typed. */
export type ExampleDraft = {
  readonly amount: string
  readonly currency: string
  readonly overdueDays: string
  /** Empty: on the day from which the draft holds. */
  readonly dueOn: string
  readonly customers: string
  readonly country: string
  readonly paid: string
  readonly paidAfterDays: string
}

/** The example as the server is asked; undefined while a part of it lacks. */
export function exampleOf(draft: ExampleDraft, fromOn: string) {
  const { amount, currency, customers, country, paid, paidAfterDays } = draft
  const part = decimalIn(paid)
  if (decimalIn(amount) === '' || !/^[A-Z]{2}$/.test(country)) return undefined
  return {
    ...{ amount: decimalIn(amount), currency, customers, country },
    dueOn: draft.dueOn === '' ? fromOn : draft.dueOn,
    overdueDays: wholeOrTyped(draft.overdueDays),
    ...(part === '' ? {} : { paid: { amount: part, afterDays: wholeOrTyped(paidAfterDays) } }),
  }
}
