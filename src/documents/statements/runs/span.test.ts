import { expect, test } from 'vitest'
import { statementSpan } from './span.ts'

test.each(
  `
  2026-03-12 -          -          → 2026-01-31..2026-02-28
  2026-01-01 -          -          → 2025-11-30..2025-12-31
  2026-03-12 -          2026-03-12 → 2026-02-28..2026-03-12
  2026-03-12 2025-12-31 -          → 2025-12-31..2026-02-28
  2026-03-12 2026-03-01 2026-03-05 → 2026-03-01..2026-03-05
`
    .trim()
    .split('\n'),
)('a statement is of last month unless other days are asked for: %s', row => {
  const [given = '', span] = row.trim().split(/\s*→\s*/)
  const [today = '', from = '', asOf = ''] = given.split(/\s+/)
  const day = (text: string) => (text === '-' ? null : Temporal.PlainDate.from(text))
  const found = statementSpan({ from: day(from), asOf: day(asOf) }, day(today)!)
  expect(`${found.from}..${found.asOf}`).toBe(span)
})
