import { z } from 'zod'
import {
  codeField,
  countryField,
  currencyField,
  dateField,
  decimalField,
  monthField,
  textField,
  timeZoneField,
  uuidField,
} from '../kernel/fields.ts'

/** A code of the chart of accounts. */
const ledgerCode = z.string().regex(/^[0-9]{4}$/, 'an account of the chart: four digits')

/** A company (or branch) that issues documents in its own name and keeps its own books. */
export const legalEntityInput = z.strictObject({
  code: codeField(),
  name: textField(),
  addressLines: z.array(textField()).min(1, 'an address').max(6, 'at most six address lines'),
  country: countryField(),
  region: textField(40).optional(),
  taxId: textField(40).optional(),
  registration: textField().optional(),
  email: textField(254).optional(),
  phone: textField(40).optional(),
  website: textField().optional(),
  bankName: textField().optional(),
  iban: textField(42).optional(),
  bic: textField(11).optional(),
  accent: z
    .string()
    .regex(/^#[0-9a-f]{6}$/, 'a colour such as #0b6e4f')
    .default('#0b6e4f'),
  paper: z.enum(['a4', 'us-letter']).default('a4'),
  currency: currencyField(),
  timeZone: timeZoneField(),
  taxRounding: z.enum(['per_group', 'per_line']).default('per_group'),
  roundingMode: z.enum(['half_up', 'half_even']).default('half_up'),
  /** What payable amounts are rounded to, in major units: 0.05. */
  cashRounding: decimalField()
    .refine(step => step.sign > 0, 'more than zero')
    .optional(),
})
export type LegalEntityInput = z.output<typeof legalEntityInput>

export const defineLegalEntitiesInput = z.strictObject({
  entities: z.array(legalEntityInput).min(1, 'a legal entity').max(1000, 'at most 1000'),
})

export const closeAccountingPeriodInput = z.strictObject({
  entity: codeField(),
  month: monthField(),
})

export const reopenAccountingPeriodInput = z.strictObject({
  entity: codeField(),
  month: monthField(),
  reason: textField(500),
})

export const postManualJournalInput = z.strictObject({
  entity: codeField(),
  effectiveOn: dateField(),
  currency: currencyField(),
  description: textField(200),
  transfers: z
    .array(
      z.strictObject({
        debit: ledgerCode,
        credit: ledgerCode,
        /** In major units, above zero: 12.50. */
        amount: decimalField(),
        memo: textField(200).optional(),
      }),
    )
    .min(1, 'a transfer')
    .max(1000, 'at most 1000 transfers'),
})

export const reverseTransferInput = z.strictObject({
  accountId: uuidField(),
  transferId: uuidField(),
  /** The day on which the reversal counts; its month must be open. */
  effectiveOn: dateField(),
  reason: textField(200),
})
