import { sql } from 'kysely'
import type { Decimal } from '../../kernel/decimal.ts'
import { type Db, rows, type Tx } from '../../platform/database/database.ts'

type ChannelId = { readonly accountId: string; readonly channelId: string }

const idsOf = (channels: readonly ChannelId[]) =>
  sql`unnest(${channels.map(c => c.accountId)}::uuid[], ${channels.map(c => c.channelId)}::uuid[])
    AS w (account_id, channel_id)`

/**
 * The last revision of each date that was voided, by channel and date: whoever records another value
 * of that date numbers on from it. Nearly always empty.
 */
export async function loadVoidedRevisions(
  tx: Db,
  kind: 'read' | 'interval',
  channels: readonly ChannelId[],
): Promise<Map<string, Map<string, number>>> {
  const byChannel = new Map<string, Map<string, number>>()
  if (channels.length === 0) return byChannel
  const on = kind === 'read' ? sql.ref('read_on') : sql.ref('day')
  const found = await rows(
    tx,
    sql<{ channelId: string; on: Temporal.PlainDate; revision: number }>`
      SELECT v.channel_id AS "channelId", v.${on} AS "on", max(v.revision) AS revision
        FROM ${idsOf(channels)}
        JOIN ${kind === 'read' ? sql`register_read_void` : sql`interval_day_void`} v
             USING (account_id, channel_id)
       GROUP BY v.account_id, v.channel_id, v.${on}`,
  )
  for (const { channelId, on: date, revision } of found) {
    const dates = byChannel.get(channelId) ?? new Map<string, number>()
    byChannel.set(channelId, dates.set(date.toString(), revision))
  }
  return byChannel
}

/** A read as it counts now, by the name of its register and its date. */
export type NamedRead = {
  readonly accountId: string
  readonly channelId: string
  readonly premiseId: string
  readonly serial: string
  readonly digits: number | null
  /** Null where no read of that date counts; `voided` tells whether one was voided. */
  readonly revision: number | null
  readonly recordedAt: Temporal.Instant | null
  readonly voided: boolean
  /** Whether the customer came to the place, or left it, with this read. */
  readonly isOfMove: boolean
}

/** The reads of these names in the order asked; null for a register that is not known. */
export async function loadNamedReads(
  tx: Tx,
  names: readonly {
    readonly accountNumber: string
    readonly serial: string
    readonly register: string
    readonly readOn: Temporal.PlainDate
  }[],
): Promise<(NamedRead | null)[]> {
  if (names.length === 0) return []
  const found = await rows(
    tx,
    sql<NamedRead & { channelId: string | null }>`
      SELECT c.account_id AS "accountId", c.channel_id AS "channelId",
             c.premise_id AS "premiseId", c.serial, c.digits,
             r.revision, r.recorded_at AS "recordedAt",
             EXISTS (SELECT FROM register_read_void v
                      WHERE v.account_id = c.account_id AND v.channel_id = c.channel_id
                        AND v.read_on = asked.read_on) AS voided,
             EXISTS (SELECT FROM occupancy o
                      WHERE o.account_id = c.account_id AND o.premise_id = c.premise_id
                        AND asked.read_on IN (o.from_on, o.to_on)) AS "isOfMove"
        FROM unnest(${names.map(n => n.accountNumber)}::text[],
                    ${names.map(n => n.serial)}::text[], ${names.map(n => n.register)}::text[],
                    ${names.map(n => n.readOn)}::date[])
             WITH ORDINALITY AS asked (account, serial, register, read_on, n)
        LEFT JOIN account_number x ON x.number = asked.account
        LEFT JOIN channel c ON c.account_id = x.account_id AND c.serial = asked.serial
              AND c.register = asked.register
        LEFT JOIN LATERAL (
          SELECT x.revision, x.recorded_at FROM counting_read x
           WHERE x.account_id = c.account_id AND x.channel_id = c.channel_id
             AND x.read_on = asked.read_on
           ORDER BY x.revision DESC LIMIT 1) r ON true
       ORDER BY asked.n`,
  )
  return found.map(row => (row.channelId === null ? null : row))
}

/** What an import brought that counts still: by what it is, and of how many registers. */
export type BroughtByImport = {
  readonly reads: bigint
  readonly days: bigint
}

/** How many reads and interval days of an import count, or did until another value came. */
export async function loadBrought(db: Db, importId: string): Promise<BroughtByImport> {
  const [found] = await rows(
    db,
    sql<BroughtByImport>`
      SELECT (SELECT count(*) FROM counting_read WHERE import_id = ${importId}) AS reads,
             (SELECT count(*) FROM counting_interval_day WHERE import_id = ${importId}) AS days`,
  )
  return found as BroughtByImport
}

/** What was billed of the days that somebody is about to take back, since it was recorded. */
export type BilledOf = {
  readonly documents: bigint
  readonly amounts: readonly { readonly currency: string; readonly minor: string }[]
}

/** A span of days of a subscription, or of whoever is supplied at a premise. */
export type BilledSpan = {
  readonly accountId: string
  readonly subscriptionId?: string | null
  readonly premiseId?: string | null
  readonly firstOn: Temporal.PlainDate
  readonly lastOn: Temporal.PlainDate
  /** When it was recorded: a bill from before was made without it. */
  readonly since: Temporal.Instant
}

/** The documents that bill usage of these days, and what those lines come to, signs aside. */
export function loadBilledOf(db: Db, spans: readonly BilledSpan[]): Promise<BilledOf> {
  return billedOf(
    db,
    sql`(SELECT * FROM unnest(${spans.map(s => s.accountId)}::uuid[],
           ${spans.map(s => s.subscriptionId ?? null)}::uuid[],
           ${spans.map(s => s.premiseId ?? null)}::uuid[],
           ${spans.map(s => s.firstOn)}::date[], ${spans.map(s => s.lastOn)}::date[],
           ${spans.map(s => s.since)}::timestamptz[])
           AS x (account_id, subscription_id, premise_id, first_on, last_on, since))`,
  )
}

/** As `loadBilledOf`, of all days that an import touched. */
export function loadBilledOfImport(
  db: Db,
  { importId, attempt }: { readonly importId: string; readonly attempt: number },
): Promise<BilledOf> {
  return billedOf(
    db,
    sql`(SELECT account_id, subscription_id, NULL::uuid AS premise_id, min(first_on) AS first_on,
                max(last_on) AS last_on, min(i.committed_at) AS since
           FROM usage_import_effect e JOIN usage_import i USING (import_id)
          WHERE import_id = ${importId} AND e.attempt = ${attempt}
          GROUP BY account_id, subscription_id)`,
  )
}

async function billedOf(db: Db, spans: ReturnType<typeof sql>): Promise<BilledOf> {
  const found = await rows(
    db,
    sql<{ currency: string; documents: bigint; minor: Decimal }>`
      SELECT i.currency, count(DISTINCT l.invoice_id) AS documents,
             sum(abs(l.amount_minor)) AS minor
        FROM ${spans} w
        JOIN subscription s ON s.account_id = w.account_id
         AND (s.subscription_id = w.subscription_id OR s.premise_id = w.premise_id)
        JOIN invoice_line l ON l.account_id = s.account_id
         AND l.subscription_id = s.subscription_id
         AND l.service_end > w.first_on AND l.service_start <= w.last_on
        JOIN invoice i ON i.account_id = l.account_id AND i.invoice_id = l.invoice_id
        JOIN subscription_item t ON t.account_id = l.account_id AND t.item_id = l.item_id
        JOIN charge c ON c.plan_code = t.plan_code AND c.plan_version = t.plan_version
         AND c.charge_code = t.charge_code
       WHERE c.meter_code IS NOT NULL AND i.recorded_at >= w.since
       GROUP BY i.currency ORDER BY i.currency`,
  )
  return {
    documents: found.reduce((sum, each) => sum + each.documents, 0n),
    amounts: found.map(({ currency, minor }) => ({ currency, minor: minor.toString() })),
  }
}
