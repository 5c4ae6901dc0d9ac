import { checkTaxId, compactIdentifier } from '../formats/identifiers.ts'
import type { PostalAddress } from '../formats/postal-address.ts'
import { isBefore } from '../kernel/period.ts'
import type { Refusal } from '../kernel/result.ts'
import type { AccountRow, CycleRow, HoldRow } from './api.ts'

/** Why an account cannot be kept as it stands, or undefined. Its tax id must be compact. */
export function accountFault(account: AccountRow): Refusal | undefined {
  const { taxId, country, delivery, email } = account
  if (taxId !== null && checkTaxId(taxId, country) === 'wrong') {
    return { code: 'tax_id_wrong', facts: { taxId, country } }
  }
  if (delivery === 'email' && email === null) {
    return { code: 'delivery_without_email', facts: { account: account.accountNumber } }
  }
  return undefined
}

/** The account with its tax id as registers write it. */
export function withCompactTaxId(account: AccountRow): AccountRow {
  return account.taxId === null ? account : { ...account, taxId: compactIdentifier(account.taxId) }
}

/** Why a cycle's calendar cannot work, or undefined: read, then cut off, then issue. */
export function cycleFault(cycle: CycleRow): Refusal | undefined {
  const seen = new Set<string>()
  for (const { throughOn, readOn, cutOffOn, issueOn } of cycle.dates) {
    const facts = { cycle: cycle.cycleCode, date: throughOn.toString() }
    if (seen.has(facts.date)) return { code: 'cycle_date_repeated', facts }
    seen.add(facts.date)
    if (isBefore(cutOffOn, readOn) || isBefore(issueOn, cutOffOn)) {
      return { code: 'cycle_dates_out_of_order', facts }
    }
  }
  return undefined
}

/** Why a hold cannot be placed, or undefined. */
export function holdFault({ fromOn, untilOn }: HoldRow): Refusal | undefined {
  if (untilOn === null || isBefore(fromOn, untilOn)) return undefined
  return {
    code: 'ends_before_start',
    facts: { start: fromOn.toString(), end: untilOn.toString() },
  }
}

/** The postal address among the fields of a row. */
export function addressOf(row: PostalAddress): PostalAddress {
  const { line1, line2, postalCode, city, region, country } = row
  return { line1, line2, postalCode, city, region, country }
}
