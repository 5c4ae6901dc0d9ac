import { z } from 'zod'
import {
  code,
  currency,
  date,
  email,
  line,
  notNegative,
  oneOf,
  optional,
  yesNo,
} from '../../formats/fields.ts'
import { Decimal } from '../../kernel/decimal.ts'

const agencyCode = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,62}$/, {
  error: 'a code of letters, digits, - and _',
})
const amount = z.string({ error: 'an amount such as 12.50' }).max(40)

export const agencyRow = z.strictObject({
  agencyCode,
  kind: oneOf(['agency', 'court']),
  name: line(140),
  email: optional(email),
  /** Our number with them. */
  reference: optional(line(60)),
  active: yesNo.default(true),
})

const percent = notNegative.refine(value => value.compare(Decimal.of(100)) <= 0, {
  error: 'at most 100',
})

export const agencyCommissionInput = z.strictObject({
  agency: code,
  fromOn: date,
  /** Of money that comes through them, per cent. */
  percent,
  /** Of money that customers pay to us directly meanwhile, per cent. */
  directPercent: percent,
  /** What they add for value added tax; left out: nothing. */
  vatPercent: optional(percent),
})

export const placeInput = z.strictObject({
  accountNumber: code,
  agency: code,
  entity: code,
  currency,
  /** Ids of open items; left out: all that is overdue and not frozen. */
  items: z.array(z.uuid()).min(1).max(500).optional(),
  note: optional(line(500)),
})

export const recallInput = z.strictObject({ placement: z.uuid(), reason: line(500) })

export const agencyCollectionInput = z.strictObject({
  placement: z.uuid(),
  amount,
  /** When the customer paid the agency. */
  valueOn: date,
  bookedOn: date,
  /** As the agency calls the payment: the same again records nothing. */
  reference: line(100),
})

export const commissionInput = z.strictObject({ agency: code, through: date })

export const remittanceInput = z.strictObject({
  agency: code,
  entity: code,
  currency,
  on: date,
  /** What arrived at the bank. */
  amount: z.string().max(40).default('0'),
  /** What the agency kept of what it had collected, for its commission. */
  commissionKept: z.string().max(40).default('0'),
  reference: line(140),
  /** Our bank account that it arrived on; left out: the main one of this currency. */
  bankAccount: optional(code),
})

export const evidenceInput = z.strictObject({ placement: z.uuid() })

export const recordEvidenceInput = z.strictObject({
  placement: z.uuid(),
  path: line(300),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  sizeBytes: z.int().min(1),
  files: z.int().min(1),
  /** Documents whose file was not there, or not as it was issued. */
  missing: z.array(line(100)).max(1000).default([]),
})
