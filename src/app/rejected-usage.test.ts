import { expect, test } from 'vitest'
import type { RejectedUsage } from '../metering/rejected.ts'
import { rejectedPage } from './rejected-usage.ts'

const open: RejectedUsage = {
  rejectedId: '019f0000-0000-7000-8000-000000000001',
  accountId: null,
  accountNumber: 'A-9',
  kind: 'event',
  received: { accountNumber: 'A-9', eventKey: 'k' },
  shortened: false,
  refusal: { code: 'unknown_meter', facts: { meter: 'calls' } },
  source: 'switch-7',
  receivedAt: Temporal.Instant.from('2026-03-05T08:00:00.25Z'),
  lastReceivedAt: Temporal.Instant.from('2026-03-06T08:00:00Z'),
  timesReceived: 3n,
  state: 'open',
  corrected: null,
  recorded: null,
  reason: null,
  changedAt: null,
  changedBy: null,
}

test('a page of refused rows tells of each what a clerk needs to fix it, and where to go on', () => {
  const [first, why, row, ...rest] = rejectedPage([open], open.rejectedId, 'en').split('\n')
  expect(first).toBe(
    `${open.rejectedId}  open event  unknown_meter  (switch-7, 2026-03-05T08:00:00Z, 3 times)`,
  )
  expect(why).toMatch(/^ {2}.*calls.*\.$/)
  expect(row).toBe('  {"accountNumber":"A-9","eventKey":"k"}')
  expect(rest).toEqual(['', `More: --after ${open.rejectedId}`, ''])
})

test('a row that was dealt with tells by whom, when and how', () => {
  const ended = {
    ...open,
    state: 'discarded' as const,
    reason: 'Test calls',
    changedAt: Temporal.Instant.from('2026-03-07T09:00:00Z'),
    changedBy: 'person:ada',
  }
  expect(rejectedPage([ended], null, 'de')).toContain(
    '\n  discarded by person:ada at 2026-03-07T09:00:00Z: Test calls\n',
  )
  expect(rejectedPage([], null, 'en')).toBe('No refused usage.\n')
})
