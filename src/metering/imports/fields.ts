/** What a row of a CSV file of usage is: a read, a day of values, one value, or an event. */
export const USAGE_ROW_KINDS = ['reads', 'days', 'values', 'events'] as const
export type UsageRowKind = (typeof USAGE_ROW_KINDS)[number]

/** Which formats a file of usage may have. */
export const USAGE_FORMATS = ['csv', 'nem12', 'green-button'] as const
export type UsageFormat = (typeof USAGE_FORMATS)[number]

/** What a column of a file can be. */
export const USAGE_FIELDS = [
  'account',
  'serial',
  'register',
  'unit',
  'quality',
  'on',
  'time',
  'value',
  'minutes',
  'lastValue',
  'subscription',
  'meter',
  'key',
] as const
export type UsageField = (typeof USAGE_FIELDS)[number]

/** The fields of each kind of row; those that must be told, and those that may be. */
export const FIELDS_OF: Readonly<
  Record<
    UsageRowKind,
    { readonly must: readonly UsageField[]; readonly may: readonly UsageField[] }
  >
> = {
  reads: { must: ['serial', 'on', 'value'], may: ['register', 'account', 'quality', 'unit'] },
  days: {
    must: ['serial', 'on', 'value'],
    may: ['lastValue', 'minutes', 'register', 'account', 'quality', 'unit'],
  },
  values: {
    must: ['serial', 'on', 'value'],
    may: ['time', 'minutes', 'register', 'account', 'quality', 'unit'],
  },
  events: {
    must: ['account', 'subscription', 'meter', 'key', 'on', 'value'],
    may: ['time'],
  },
}
