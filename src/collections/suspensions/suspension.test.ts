import { describe, expect, test } from 'vitest'
import {
  nextStep,
  type StepKind,
  type SuspensionRule,
  soonestNext,
  suspendOn,
} from './suspension.ts'

const RULE: SuspensionRule = {
  ...{ noticeDays: 14, finalNoticeDays: 7, currency: 'EUR', minimumMinor: 10_000n },
  ...{ quietWeekdays: [5, 6, 7], moratoriumFrom: '11-01', moratoriumUntil: '03-31' },
  ...{ feeMinor: 5000n, feeTaxClass: 'standard' },
}

describe('the next step of a suspension', () => {
  test.each([
    ['notice 2026-05-04', '2026-05-17', 20_000n, [], 'wait notice_runs'],
    ['notice 2026-05-04', '2026-05-18', 20_000n, [], 'final_notice'],
    ['final_notice 2026-05-18', '2026-05-24', 20_000n, [], 'wait notice_runs'],
    ['final_notice 2026-05-18', '2026-05-25', 20_000n, [], 'ordered'],
    ['final_notice 2026-05-15', '2026-05-22', 20_000n, [], 'wait quiet_day'],
    ['final_notice 2026-10-26', '2026-11-02', 20_000n, [], 'wait moratorium'],
    ['final_notice 2026-10-26', '2027-03-31', 20_000n, [], 'wait moratorium'],
    ['final_notice 2026-10-26', '2027-04-01', 20_000n, [], 'ordered'],
    ['notice 2026-05-04', '2026-05-05', 9999n, [], 'stopped below_minimum'],
    ['notice 2026-05-04', '2026-05-05', 10_000n, [], 'wait notice_runs'],
    ['ordered 2026-05-25', '2026-05-26', 20_000n, ['life_support'], 'stopped life_support'],
    ['ordered 2026-05-25', '2026-05-26', 20_000n, [], 'wait others'],
    ['suspended 2026-05-26', '2026-06-26', 20_000n, [], 'wait others'],
    ['suspended 2026-05-26', '2026-06-26', 0n, [], 'reconnect_ordered'],
    ['suspended 2026-05-26', '2026-06-26', 20_000n, ['hardship'], 'reconnect_ordered'],
    ['reconnect_ordered 2026-05-26', '2026-06-26', 0n, [], 'wait others'],
    ['stopped 2026-05-26', '2026-06-26', 20_000n, [], 'wait others'],
  ] as const)('%s, on %s, owing %s, %s: %s', (last, on, askedMinor, flags, expected) => {
    const [kind, day] = last.split(' ') as [StepKind, string]
    const step = { kind, on: Temporal.PlainDate.from(day) }
    const next = nextStep(RULE, step, { flags, askedMinor }, Temporal.PlainDate.from(on))
    expect('why' in next ? `${next.kind} ${next.why}` : next.kind).toBe(expected)
  })

  test('the notice names the first day that may be', () => {
    expect(String(suspendOn(RULE, Temporal.PlainDate.from('2026-05-04')))).toBe('2026-05-25')
    expect(String(suspendOn(RULE, Temporal.PlainDate.from('2026-10-20')))).toBe('2027-04-01')
  })

  test.each([
    ['notice 2026-05-04', '2026-05-18'],
    ['final_notice 2026-05-18', '2026-05-25'],
    ['final_notice 2026-10-26', '2027-04-01'],
    ['ordered 2026-05-25', 'undefined'],
    ['stopped 2026-05-25', 'undefined'],
  ] as const)('after %s the next may follow by itself on %s', (last, expected) => {
    const [kind, day] = last.split(' ') as [StepKind, string]
    expect(String(soonestNext(RULE, { kind, on: Temporal.PlainDate.from(day) }))).toBe(expected)
  })
})
