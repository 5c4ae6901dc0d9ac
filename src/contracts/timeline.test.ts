import { describe, expect, test } from 'vitest'
import { planSpans, type TermSpan, termSpans } from './timeline.ts'

const date = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text)
const orNull = (text: string): Temporal.PlainDate | null => (text === '' ? null : date(text))

const shown = ({ from, to, noticeBy, isExpected }: TermSpan): string =>
  `${from}..${to ?? ''}${noticeBy === null ? '' : ` by ${noticeBy}`}${isExpected ? ' ?' : ''}`

describe('the terms of a contract', () => {
  test.each([
    // start, months, renewal, further months, renewals, end → terms
    ['2025-01-31', 12, 'none', null, 0, '', ['2025-01-31..2026-01-31 by 2025-10-30']],
    [
      '2025-01-31',
      1,
      'auto',
      1,
      1,
      '',
      [
        '2025-01-31..2025-02-28 by 2024-11-27',
        '2025-02-28..2025-03-31 by 2024-12-30',
        '2025-03-31..2025-04-30 by 2025-01-29 ?',
      ],
    ],
    [
      '2025-01-01',
      12,
      'evergreen',
      null,
      0,
      '',
      ['2025-01-01..2026-01-01 by 2025-09-30', '2026-01-01.. ?'],
    ],
    ['2025-01-01', null, 'evergreen', null, 0, '', ['2025-01-01..']],
    ['2025-01-01', null, 'evergreen', null, 0, '2025-06-01', ['2025-01-01..2025-06-01']],
    ['2025-01-01', 12, 'auto', 12, 0, '2025-06-01', ['2025-01-01..2025-06-01 by 2025-09-30']],
    ['2025-01-01', 12, 'auto', 12, 0, '2026-01-01', ['2025-01-01..2026-01-01 by 2025-09-30']],
  ] as const)(
    '%s for %s months, then %s',
    (start, months, renewal, more, renewals, end, expected) => {
      const spans = termSpans({
        startOn: date(start),
        termMonths: months,
        notice: 'P3M',
        renewal,
        renewalMonths: more,
        renewals,
        endOn: orNull(end),
      })
      expect(spans.map(shown)).toEqual(expected)
    },
  )
})

test('items of one plan version that adjoin are one span, none after the end of the subscription', () => {
  const item = (text: string) => {
    const [plan = '', from = '', to = ''] = text.split(' ')
    const [planCode = '', version = '1'] = plan.split('@')
    return { planCode, planVersion: Number(version), startOn: date(from), endOn: orNull(to) }
  }
  const spansOf = (end: string, ...items: string[]) =>
    planSpans({ number: 'S', endOn: orNull(end) }, items.map(item)).map(
      ({ planCode, planVersion, from, to }) => `${planCode}@${planVersion} ${from}..${to ?? ''}`,
    )
  expect(
    spansOf(
      '',
      'A@1 2026-01-01 2026-03-01',
      'A@1 2026-01-01 2026-02-01',
      'A@1 2026-02-01 2026-03-01',
      'A@2 2026-03-01',
      'B@1 2026-04-01 2026-04-01',
    ),
  ).toEqual(['A@1 2026-01-01..2026-03-01', 'A@2 2026-03-01..'])
  expect(spansOf('2026-02-01', 'A@1 2026-01-01', 'A@2 2026-03-01')).toEqual([
    'A@1 2026-01-01..2026-02-01',
  ])
  expect(spansOf('', 'A@1 2026-01-01 2026-02-01', 'A@1 2026-03-01')).toEqual([
    'A@1 2026-01-01..2026-02-01',
    'A@1 2026-03-01..',
  ])
})
