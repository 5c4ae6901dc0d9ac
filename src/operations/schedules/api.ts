import { z } from 'zod'
import { code, date, whole } from '../../formats/fields.ts'

/** What can be done by itself once a day. */
export const SCHEDULES = [
  'proofs',
  'renewals',
  'wallet_expiry',
  'progressive_runs',
  'collections',
  'receivables',
  'retention',
  'disputes',
  'reminders',
  'late_charges',
  'deliveries',
  'letters',
  'statements',
] as const

export type ScheduleName = (typeof SCHEDULES)[number]

/** From which hour of the day it is done; null = only by hand. */
export const scheduleRow = z.strictObject({
  name: z.enum(SCHEDULES),
  atHour: whole(0, 23).nullable(),
})

/** That a schedule was done for a day, and what came of it. */
export const ScheduleDone = z.strictObject({
  name: z.enum(SCHEDULES),
  on: date,
  outcome: z.record(code, z.unknown()),
})
