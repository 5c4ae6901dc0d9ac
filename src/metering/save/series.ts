import { sql } from 'kysely'
import type { Decimal } from '../../kernel/decimal.ts'
import { dateText } from '../../kernel/period.ts'
import { copyRows } from '../../platform/database/copy.ts'
import { affected, type Tx } from '../../platform/database/database.ts'
import type { DayQuality } from '../day-quality.ts'

export type NewChannel = {
  readonly accountId: string
  readonly channelId: string
  readonly premiseId: string
  readonly meterCode: string
  readonly serial: string
  readonly register: string
  readonly multiplier: Decimal
  readonly digits: number | null
  readonly installedOn: Temporal.PlainDate
  readonly removedOn: Temporal.PlainDate | null
}

/** Adds channels. A rival that added the same one first fails this one, which is then run again. */
export async function insertChannels(tx: Tx, channels: readonly NewChannel[]): Promise<void> {
  if (channels.length === 0) return
  await affected(
    tx,
    sql`INSERT INTO channel (account_id, channel_id, premise_id, meter_code, serial, register,
                             multiplier, digits, installed_on, removed_on)
        SELECT * FROM unnest(${channels.map(c => c.accountId)}::uuid[],
          ${channels.map(c => c.channelId)}::uuid[], ${channels.map(c => c.premiseId)}::uuid[],
          ${channels.map(c => c.meterCode)}::text[], ${channels.map(c => c.serial)}::text[],
          ${channels.map(c => c.register)}::text[], ${channels.map(c => c.multiplier)}::numeric[],
          ${channels.map(c => c.digits)}::smallint[], ${channels.map(c => c.installedOn)}::date[],
          ${channels.map(c => c.removedOn)}::date[])`,
  )
}

/** Changes multiplier, digits and dates of channels. */
export async function updateChannels(tx: Tx, channels: readonly NewChannel[]): Promise<void> {
  if (channels.length === 0) return
  await affected(
    tx,
    sql`UPDATE channel c
           SET multiplier = n.multiplier, digits = n.digits, installed_on = n.installed_on,
               removed_on = n.removed_on
          FROM unnest(${channels.map(c => c.accountId)}::uuid[],
            ${channels.map(c => c.channelId)}::uuid[],
            ${channels.map(c => c.multiplier)}::numeric[],
            ${channels.map(c => c.digits)}::smallint[],
            ${channels.map(c => c.installedOn)}::date[],
            ${channels.map(c => c.removedOn)}::date[])
            AS n (account_id, channel_id, multiplier, digits, installed_on, removed_on)
         WHERE c.account_id = n.account_id AND c.channel_id = n.channel_id`,
  )
}

/** Where rows come from: what their sender calls it, and the import that brought them, if one did. */
export type Origin = { readonly source: string; readonly importId: string | null }

export type NewRead = {
  readonly accountId: string
  readonly channelId: string
  readonly readOn: Temporal.PlainDate
  readonly revision: number
  readonly value: Decimal
  readonly quality: string
}

/** Adds reads; a revision that a rival wrote first fails, and the command is run again. */
export async function insertReads(
  tx: Tx,
  reads: readonly NewRead[],
  from: Origin,
  recordedAt: Temporal.Instant,
): Promise<void> {
  if (reads.length === 0) return
  await affected(
    tx,
    sql`INSERT INTO register_read (account_id, channel_id, read_on, revision, value, quality,
                                   source, recorded_at, import_id)
        SELECT n.*, ${from.source}::text, ${recordedAt}::timestamptz, ${from.importId}::uuid
          FROM unnest(${reads.map(r => r.accountId)}::uuid[],
            ${reads.map(r => r.channelId)}::uuid[], ${reads.map(r => r.readOn)}::date[],
            ${reads.map(r => r.revision)}::int[], ${reads.map(r => r.value)}::numeric[],
            ${reads.map(r => r.quality)}::text[]) AS n`,
  )
}

export type NewDay = {
  readonly accountId: string
  readonly channelId: string
  readonly day: Temporal.PlainDate
  readonly revision: number
  readonly minutes: number
  readonly scale: number
  /** In PostgreSQL's notation, `{120,NULL,95}`. */
  readonly quantities: string
  readonly total: Decimal
  readonly missing: number
} & DayQuality

const DAY_COLUMNS = [
  'account_id',
  'channel_id',
  'day',
  'revision',
  'minutes',
  'scale',
  'quantities',
  'total',
  'missing',
  'estimated',
  'qualities',
  'estimated_total',
  'source',
  'recorded_at',
  'import_id',
] as const

/**
 * Adds days of interval series by COPY; a revision that a rival wrote first fails, and the command is
 * run again.
 */
export async function insertDays(
  tx: Tx,
  days: readonly NewDay[],
  { source, importId }: Origin,
  recordedAt: Temporal.Instant,
): Promise<void> {
  if (days.length === 0) return
  const at = recordedAt.toString()
  await copyRows(
    tx,
    'interval_day',
    DAY_COLUMNS,
    days.map(d => [
      d.accountId,
      d.channelId,
      dateText(d.day),
      d.revision,
      d.minutes,
      d.scale,
      d.quantities,
      d.total.toString(),
      d.missing,
      d.estimated,
      d.qualities,
      d.estimatedTotal,
      source,
      at,
      importId,
    ]),
  )
}
