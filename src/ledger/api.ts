import { z } from 'zod'
import {
  code,
  country,
  currency,
  date,
  decimal,
  email,
  line,
  oneOf,
  optional,
  positive,
  timeZone,
} from '../formats/fields.ts'
import { checkTaxId, compactIdentifier, isBic, isIban } from '../formats/identifiers.ts'
import { isUpiAddress } from '../formats/payment-references/upi.ts'

/** A code of the chart of accounts. */
const ledgerCode = z.string().regex(/^[0-9]{4}$/, 'an account of the chart: four digits')

/** A month `2026-01`, as its first day. */
export const month = z
  .string({ error: 'a month such as 2026-01' })
  .regex(/^\d{4}-\d{2}$/, 'a month such as 2026-01')
  .transform(text => `${text}-01`)
  .pipe(date)

const uuid = z
  .string()
  .regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, 'an id in small letters')

/** Kept as it is written on documents, blanks and dashes too; checked without them. */
function isPossibleTaxId(taxId: string, holderCountry: string): boolean {
  return checkTaxId(compactIdentifier(taxId), holderCountry) !== 'wrong'
}

/** A company (or branch) that issues documents in its own name and keeps its own books. */
export const legalEntityInput = z
  .strictObject({
    code,
    name: line(),
    addressLines: z
      .array(line(120))
      .min(1, 'an address of at least one line')
      .max(6, 'an address of at most six lines'),
    country,
    region: optional(line(60)),
    taxId: optional(line(40)),
    registration: optional(line()),
    email: optional(email),
    phone: optional(line(40)),
    website: optional(line()),
    bankName: optional(line()),
    iban: optional(
      line(42).transform(compactIdentifier).refine(isIban, 'an IBAN whose check digits are right'),
    ),
    /** Where it is paid by UPI in India: name@bank; a code on invoices in rupees. */
    upiAddress: optional(line(120).refine(isUpiAddress, 'a UPI address such as name@bank')),
    bic: optional(line(11).transform(compactIdentifier).refine(isBic, 'a BIC')),
    accent: z
      .string()
      .regex(/^#[0-9a-f]{6}$/, 'a colour such as #0b6e4f')
      .default('#0b6e4f'),
    paper: oneOf(['a4', 'us-letter']).default('a4'),
    currency,
    timeZone,
    taxRounding: oneOf(['per_group', 'per_line']).default('per_group'),
    roundingMode: oneOf(['half_up', 'half_even']).default('half_up'),
    /** What payable amounts are rounded to, in major units: 0.05. */
    cashRounding: optional(positive),
  })
  .refine(entity => entity.taxId === null || isPossibleTaxId(entity.taxId, entity.country), {
    path: ['taxId'],
    error: 'a tax id whose check digits are right',
  })
export type LegalEntityInput = z.output<typeof legalEntityInput>

export const defineLegalEntitiesInput = z.strictObject({
  entities: z.array(legalEntityInput).min(1, 'a legal entity').max(1000, 'at most 1000'),
})

export const closeAccountingPeriodInput = z.strictObject({
  entity: code,
  month,
})

export const reopenAccountingPeriodInput = z.strictObject({
  entity: code,
  month,
  reason: line(500),
})

export const postManualJournalInput = z.strictObject({
  entity: code,
  effectiveOn: date,
  currency,
  description: line(),
  transfers: z
    .array(
      z.strictObject({
        debit: ledgerCode,
        credit: ledgerCode,
        /** In major units, above zero: 12.50. */
        amount: decimal,
        memo: line().optional(),
      }),
    )
    .min(1, 'a transfer')
    .max(1000, 'at most 1000 transfers'),
})

export const reverseTransferInput = z.strictObject({
  accountId: uuid,
  transferId: uuid,
  /** The day on which the reversal counts; its month must be open. */
  effectiveOn: date,
  reason: line(),
})
