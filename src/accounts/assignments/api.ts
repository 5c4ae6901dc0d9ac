import { z } from 'zod'
import {
  code,
  country,
  date,
  email,
  line,
  names,
  oneOf,
  optional,
  whole,
  yesNo,
} from '../../formats/fields.ts'

const ownCode = z
  .string({ error: 'a code such as NORTH-1' })
  .regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,62}$/, {
    error: 'a code of letters, digits, - and _ such as NORTH-1',
  })

export const kind = oneOf(['segment', 'collector'])

/** A group of customers. */
export const segmentRow = z.strictObject({
  segmentCode: ownCode,
  name: names,
  active: yesNo.default(true),
})

/** A desk that follows up what is owed. */
export const collectorRow = z.strictObject({
  collectorCode: ownCode,
  name: line(120),
  email: optional(email),
  phone: optional(line(40)),
  active: yesNo.default(true),
})

/** From a date on an account belongs to this segment and this collector. */
export const assignmentRow = z.strictObject({
  accountNumber: code,
  kind,
  fromOn: date,
  /** Code of the segment or collector; left out: none from then on. */
  value: optional(code),
})
export type AssignmentRow = z.output<typeof assignmentRow>

export const assignmentRule = z.strictObject({
  accountKind: optional(oneOf(['person', 'business'])),
  country: optional(country),
  region: optional(line(60)),
  cycle: optional(code),
  segment: optional(code),
  numberFrom: optional(line(64)),
  /** One, or several who share the accounts evenly. */
  values: z.array(ownCode).min(1).max(100),
})

export const assignmentRulesInput = z.strictObject({
  kind,
  rules: z.array(assignmentRule).max(200),
})

export const applyAssignmentRulesInput = z.strictObject({
  kind,
  fromOn: date,
  /** Also accounts that are assigned already. */
  all: yesNo.default(false),
  after: optional(z.uuid()),
  limit: whole(1, 5000).default(5000),
})

export const handOverInput = z.strictObject({
  kind,
  from: code,
  /** Code, or several codes who share the accounts evenly. */
  to: z.array(ownCode).min(1).max(100),
  fromOn: date,
  /** Only these accounts; left out: all. */
  accounts: z.array(code).max(5000).optional(),
})
