import { Decimal } from '../kernel/decimal.ts'
import { isBefore } from '../kernel/period.ts'
import { isInEuVatArea, untaxed, vatIdCountry } from './cross-border.ts'
import { TaxError } from './tax-error.ts'
import type { LineTax, TaxLevel, TaxRule } from './tax-rule.ts'

/** A certificate that lifts one tax (by its code), or every tax (`*`), between two supply dates. */
export type TaxExemption = {
  readonly code: string
  readonly validFrom: string
  readonly validTo: string | null
  readonly reason: string
}

/** All that the tax of a line depends on. */
export type TaxQuestion = {
  /** Class of the product: `standard`, `reduced`, `electricity`, `service`, `goods`, `outside`. */
  readonly taxClass: string
  readonly seller: {
    readonly country: string
    readonly region: string | null
    readonly taxId: string | null
  }
  /** Where the supply takes place: the premise, or else where the customer is established. */
  readonly place: {
    readonly country: string
    readonly region: string | null
    readonly city?: string | null
  }
  readonly customer: {
    readonly country: string
    readonly taxId: string | null
    readonly business: boolean
    readonly exemptions: readonly TaxExemption[]
  }
  readonly suppliedOn: Temporal.PlainDate
  readonly rules: readonly TaxRule[]
}

/**
 * The taxes of one line, in the order in which they are worked out. Refusals of tax come first:
 * outside the scope; reverse charge or intra-Community supply to a business with a VAT id of
 * another member state; export. Everything else is taxed by the rates of the place of supply on
 * the supply date, less what an exemption certificate lifts. Throws a TaxError `no_tax_rule` when
 * the place has no rate for the class: silence would mean selling without tax.
 */
export function decideTaxes(question: TaxQuestion): readonly LineTax[] {
  const { taxClass, seller, place } = question
  if (taxClass === 'outside') return [untaxed('O')]
  if (place.country !== seller.country) {
    const fromEu = isInEuVatArea(seller.country)
    if (fromEu && isInEuVatArea(place.country)) {
      if (reverseCharges(question)) return [untaxed(taxClass === 'goods' ? 'K' : 'AE')]
    } else return [untaxed(taxClass === 'service' ? 'O' : 'G')]
  }
  const rules = rulesInForce(question)
  if (rules.length === 0) {
    throw new TaxError('no_tax_rule', {
      taxClass,
      country: place.country,
      region: place.region ?? '',
      date: question.suppliedOn.toString(),
    })
  }
  return inOrder(rules).map(rule => lineTax(rule, rules, question))
}

/** Both sides are registered, the customer in another member state than the seller. */
function reverseCharges({ seller, customer }: TaxQuestion): boolean {
  if (!customer.business || customer.taxId === null || seller.taxId === null) return false
  const registeredIn = vatIdCountry(customer.taxId)
  return (
    registeredIn !== undefined && registeredIn !== seller.country && isInEuVatArea(registeredIn)
  )
}

/** In each level the rules of the region replace those of the whole country (Corsica, Madeira). */
function rulesInForce({ taxClass, place, suppliedOn, rules }: TaxQuestion): TaxRule[] {
  const local = [place.region, place.city ? `${place.region}/${place.city}` : null]
  const found = rules.filter(
    rule =>
      rule.taxClass === taxClass &&
      rule.country === place.country &&
      (rule.region === null || local.includes(rule.region)) &&
      !isBefore(suppliedOn, rule.from) &&
      (rule.to === null || isBefore(suppliedOn, rule.to)),
  )
  if (found.length < 2) return found
  return found.filter(
    rule =>
      !found.some(other => other.code === rule.code && isBefore(rule.from, other.from)) &&
      (rule.region !== null ||
        !found.some(other => other.level === rule.level && other.region !== null)),
  )
}

const LEVELS: readonly TaxLevel[] = ['country', 'state', 'county', 'city', 'utility']

/** By level and code, but a tax on tax always after the taxes in its base. */
function inOrder(rules: readonly TaxRule[]): readonly TaxRule[] {
  if (rules.length < 2) return rules
  const waiting = [...rules].sort(
    (a, b) => LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level) || (a.code < b.code ? -1 : 1),
  )
  const ordered: TaxRule[] = []
  while (waiting.length > 0) {
    const ready = waiting.findIndex(
      rule => !waiting.some(other => rule.compoundOn.includes(other.code)),
    )
    if (ready < 0) {
      const codes = waiting.map(rule => rule.code).join(', ')
      throw new TaxError('tax_compounds_on_itself', { codes })
    }
    ordered.push(...waiting.splice(ready, 1))
  }
  return ordered
}

function lineTax(rule: TaxRule, all: readonly TaxRule[], question: TaxQuestion): LineTax {
  const { code, name, category, ratePercent, exemptionCode, exemptionReason } = rule
  const exemption = exemptionFrom(rule, question)
  if (exemption !== undefined) {
    return {
      code,
      name,
      category: 'E',
      ratePercent: Decimal.zero,
      exemptionCode: null,
      exemptionReason: { en: exemption.reason },
      compoundOn: [],
    }
  }
  const compoundOn =
    rule.compoundOn.length === 0
      ? rule.compoundOn
      : rule.compoundOn.filter(base => all.some(other => other.code === base))
  return { code, name, category, ratePercent, exemptionCode, exemptionReason, compoundOn }
}

/** A certificate counts only if it was valid on the supply date. */
function exemptionFrom(rule: TaxRule, { customer, suppliedOn }: TaxQuestion) {
  if (customer.exemptions.length === 0) return undefined
  const date = suppliedOn.toString()
  return customer.exemptions.find(
    ({ code, validFrom, validTo }) =>
      (code === rule.code || code === '*') &&
      validFrom <= date &&
      (validTo === null || date < validTo),
  )
}
