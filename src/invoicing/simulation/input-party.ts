import { z } from 'zod'
import { accountRow } from '../../accounts/api.ts'
import {
  code,
  country,
  date,
  language,
  line,
  oneOf,
  optional,
  positive,
  timeZone,
  whole,
} from '../../formats/fields.ts'

/* Who sells to whom in a simulation, and who pays. */

/** The seller. */
export const legalEntity = z.strictObject({
  country,
  region: optional(line(60)),
  taxId: optional(line(40)),
  taxRounding: oneOf(['per_group', 'per_line']).default('per_group'),
  roundingMode: oneOf(['half_up', 'half_even']).default('half_up'),
  /** What payable amounts are rounded to, in major units: 0.05. */
  cashRounding: optional(positive),
})

/** Another account that pays from a day on; without a number the customer pays itself again. */
const payer = z.strictObject({
  fromOn: date,
  accountNumber: optional(code),
  name: line().default('Payer'),
  /** Left out: as the customer's. */
  language: language.optional(),
  termsDays: whole(0, 365).optional(),
})

/** The customer. */
export const customer = z.strictObject({
  accountNumber: code.default('SIM'),
  kind: oneOf(['person', 'business']).default('person'),
  name: line().default('Customer'),
  /** Left out: that of the legal entity. */
  country: optional(country),
  region: optional(line(60)),
  language: language.default('en'),
  timeZone: timeZone.default('UTC'),
  taxId: optional(line(40)),
  termsDays: whole(0, 365).default(14),
  billingDay: optional(whole(1, 31)),
  exemptions: accountRow.shape.exemptions,
  /** Who pays from when, in the order of the days; a period is paid by who pays on its first day. */
  payers: z.array(payer).max(100).default([]),
})
