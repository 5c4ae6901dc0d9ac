import { z } from 'zod'
import { currency, date, decimal, line, oneOf } from '../../../formats/fields.ts'
import { parseAmount } from '../../../kernel/money.ts'
import { RefusalError } from '../../../kernel/result.ts'
import type { Tx } from '../../../platform/database/database.ts'
import {
  loadPopulation,
  loadSample,
  SAMPLED,
  type SampleAsked,
} from '../../../reporting/sampling/load.ts'
import { dayOf, view } from '../view.ts'

/** More than this nobody looks through by hand. */
export const MOST_SAMPLED = 100

/** What is asked of a sample, in an address. */
export const SAMPLE_QUERY = {
  of: oneOf(SAMPLED).default('invoices'),
  /** Without days: the year so far. */
  from: date.optional(),
  to: date.optional(),
  currency: currency.optional(),
  /** In that currency, which must be named with it. */
  atLeast: decimal.optional(),
  by: line().optional(),
  size: z.coerce.number().int().min(1).max(MOST_SAMPLED).default(25),
  /** Without one, the day: whoever draws today draws the same. */
  seed: line(64).optional(),
}

type Query = z.output<z.ZodObject<typeof SAMPLE_QUERY>>

/** The question as the database is asked it. */
export function sampleAsked(query: Query, now: Temporal.Instant): SampleAsked {
  const { atLeast, currency: code, ...given } = query
  const today = dayOf(now)
  const rest = {
    ...given,
    from: given.from ?? today.with({ month: 1, day: 1 }),
    to: given.to ?? today,
    seed: given.seed ?? today.toString(),
  }
  if (atLeast === undefined) return { ...rest, currency: code }
  const amount = code === undefined ? undefined : parseAmount(atLeast.toString(), code)
  if (amount === undefined) {
    throw new RefusalError('wrong_shape', {
      path: 'atLeast',
      expected: 'an amount, with the currency that it is in',
    })
  }
  return { ...rest, currency: code, atLeastMinor: amount }
}

/** What there is to draw from, and what was drawn. */
export async function readSample(tx: Tx, asked: SampleAsked) {
  return { population: await loadPopulation(tx, asked), rows: await loadSample(tx, asked) }
}

/** A sample for an audit: random, over an amount, of one person; the same seed draws the same. */
export const sampleView = view({
  path: 'sample',
  permission: 'audit.read',
  parameters: SAMPLE_QUERY,
  read: async (tx, { now, of, from, to, currency: code, atLeast, by, size, seed }) => {
    const asked = sampleAsked({ of, from, to, currency: code, atLeast, by, size, seed }, now)
    return { asked, ...(await readSample(tx, asked)) }
  },
})
