import { describe, expect, test } from 'vitest'
import { Decimal } from '../../kernel/decimal.ts'
import { estimatedRead } from './estimated-read.ts'

/** `2026-01-01 1000, 2026-02-01 1310`: reads of a register. */
function reads(text: string) {
  return text.split(', ').map(each => {
    const [readOn = '', value = ''] = each.split(' ')
    return {
      readOn: Temporal.PlainDate.from(readOn),
      value: Decimal.parse(value),
      quality: 'actual' as const,
    }
  })
}

describe('an estimated read', () => {
  const cases: readonly [string, string, number | null, string, string | undefined][] = [
    [
      'lies between two reads by its days',
      '2026-01-01 1000, 2026-02-01 1310',
      6,
      '2026-01-11',
      '1100',
    ],
    ['carries the average on', '2026-01-01 1000, 2026-02-01 1310', 6, '2026-02-11', '1410'],
    ['rounds half up', '2026-01-01 0, 2026-01-03 1', 6, '2026-01-02', '1'],
    ['keeps the decimals of the reads', '2026-01-01 0, 2026-01-03 1.0', 6, '2026-01-02', '0.5'],
    [
      'averages the last 12 months',
      '2024-01-01 0, 2025-06-01 90000, 2026-05-01 90334',
      6,
      '2026-05-02',
      '90335',
    ],
    ['turns over', '2026-01-01 99900, 2026-02-01 210', 5, '2026-02-11', '310'],
    ['turns over itself', '2026-01-01 99000, 2026-02-01 99930', 5, '2026-02-11', '230'],
    [
      'is the read of that day where there is one',
      '2026-01-01 5, 2026-02-01 7',
      6,
      '2026-02-01',
      '7',
    ],
    ['needs two reads', '2026-01-01 1000', 6, '2026-02-01', undefined],
    [
      'is none before the first read',
      '2026-01-05 1000, 2026-02-01 1310',
      6,
      '2026-01-01',
      undefined,
    ],
    [
      'is none where reads went backwards',
      '2026-01-01 1000, 2026-02-01 900',
      6,
      '2026-03-01',
      undefined,
    ],
  ]
  test.each(cases)('%s', (_, text, digits, on, expected) => {
    const found = estimatedRead(reads(text), digits, Temporal.PlainDate.from(on))
    expect(found?.toString()).toBe(expected)
  })
})
