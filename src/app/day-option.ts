import { InvalidArgumentError } from 'commander'

/** A date as typed on the command line. */
export function readDay(text: string): Temporal.PlainDate {
  try {
    if (/^\d{4}-\d{2}-\d{2}$/.test(text))
      return Temporal.PlainDate.from(text, { overflow: 'reject' })
  } catch {
    // Said below.
  }
  throw new InvalidArgumentError('A date such as 2026-01-31 is expected.')
}
