import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { commands } from '../src/app/registry.ts'
import { execute } from '../src/platform/command.ts'
import { affected, type Db, openDb } from '../src/platform/database/database.ts'
import { ensureMonths } from '../src/platform/database/months.ts'
import { loadPage } from '../src/platform/list.ts'
import { openSystem, type System } from '../src/platform/system.ts'
import {
  loadAccountAgeing,
  loadAgeing,
  loadGroupAgeing,
} from '../src/reporting/ageing/load/ageing.ts'
import { LISTS } from '../src/reporting/lists/load/all.ts'
import { atOneMoment } from '../src/reporting/load.ts'
import { everybodyMay } from '../test/support/authority.ts'

type Line = Readonly<Record<string, unknown>>

const ENTITY = {
  code: 'NOV',
  name: 'Nova',
  addressLines: ['1 Main St'],
  country: 'DE',
  currency: 'EUR',
  timeZone: 'Europe/Berlin',
}
const FIRST = Temporal.PlainDate.from('2025-01-15')
const MONTHS = 12
/** Neither the first day nor the last: half of what is written came later. */
const ON = Temporal.PlainDate.from('2025-09-10')

/**
 * What people who follow up what is owed look at: the ageing of all open items as of a past date,
 * beside the control accounts, by collector and account by account; and the first page of the queue.
 * Every item is in the books; of every second a part was paid the month after. The best of three.
 */
export async function collectionsBench(of: {
  readonly items: number
  readonly accounts: number
}): Promise<Line> {
  const folder = await mkdtemp(join(tmpdir(), 'quittance-bench-'))
  const system = await openSystem({ data: folder, ownership: 'own', authority: everybodyMay })
  const owner = openDb(system.database.ownerTarget, 1)
  try {
    await setUp(system)
    await ensureMonths(
      owner.db,
      'ledger_transfer',
      Array.from({ length: MONTHS + 1 }, (_, n) => FIRST.add({ months: n })),
    )
    await fillItems(owner.db, of)
    await fillQueue(owner.db, of.accounts)
    await sql`VACUUM ANALYZE`.execute(owner.db)
    return { name: 'collections', ...of, ...(await measured(system)) }
  } finally {
    await owner.close()
    await system.close()
    await rm(folder, { recursive: true, force: true })
  }
}

async function setUp(system: System): Promise<void> {
  const command = commands.get('defineLegalEntities')
  if (command === undefined) throw new Error('no command')
  const done = await execute(system, command, { entities: [ENTITY] }, { actor: 'bench' })
  if (!done.ok) throw new Error(JSON.stringify(done.refusal))
}

async function fillItems(
  db: Db,
  { items, accounts }: { readonly items: number; readonly accounts: number },
): Promise<void> {
  await affected(
    db,
    sql`
      INSERT INTO account (account_id, number, kind, name, language, time_zone, bill_to, country,
                           email, delivery, recorded_at)
      SELECT md5('account ' || n)::uuid, 'A-' || n, 'person', 'Customer ' || n, 'en',
             'Europe/Berlin', '{"lines": []}', 'DE', 'customer' || n || '@example.com', 'email',
             '2025-01-01T08:00:00Z'
        FROM generate_series(1, ${accounts}::int) n`,
  )
  await affected(
    db,
    sql`
      INSERT INTO open_item (account_id, item_id, legal_entity_id, currency, kind, control,
             amount_minor, open_minor, document_on, due_on, reference, recorded_at)
      SELECT md5('account ' || 1 + n % ${accounts})::uuid, md5('item ' || n)::uuid,
             e.legal_entity_id, 'EUR', 'opening', '1200', 5000, CASE WHEN n % 2 = 0 THEN 3000 ELSE 5000 END,
             ${FIRST}::date + n % 330, ${FIRST}::date + n % 330 + 14, 'R-' || n,
             (${FIRST}::date + n % 330)::timestamptz
        FROM generate_series(1, ${items}::int) n, legal_entity e`,
  )
  await affected(
    db,
    sql`
      INSERT INTO ledger_transfer (account_id, transfer_id, effective_on, legal_entity_id, debit,
             credit, amount_minor, currency, event, recorded_at)
      SELECT account_id, item_id, document_on, legal_entity_id, '1200', '4000', amount_minor,
             currency, 'opening', recorded_at FROM open_item`,
  )
  await affected(
    db,
    sql`
      INSERT INTO allocation (account_id, allocation_id, item_id, match_id, kind, amount_minor,
             effective_on, transfer_ids, recorded_at, recorded_by)
      SELECT account_id, item_id, item_id, item_id, 'write_off', 2000, document_on + 30, '{}',
             (document_on + 30)::timestamptz, 'bench' FROM open_item WHERE open_minor = 3000`,
  )
  await affected(
    db,
    sql`
      INSERT INTO ledger_transfer (account_id, transfer_id, effective_on, legal_entity_id, debit,
             credit, amount_minor, currency, event, recorded_at)
      SELECT l.account_id, md5('paid ' || l.item_id)::uuid, l.effective_on, o.legal_entity_id,
             '4000', '1200', 2000, 'EUR', 'write_off', l.recorded_at
        FROM allocation l JOIN open_item o USING (account_id, item_id)`,
  )
}

/** A standing for each customer, of whom one in five is looked after by Cole. */
function fillQueue(db: Db, accounts: number): Promise<number> {
  return affected(
    db,
    sql`
      INSERT INTO collection_standing (account_id, currency, as_of, collector, segment,
        overdue_minor, spared_minor, oldest_due_on, risk_bps, evidence, expected_minor, priority,
        average_days_late, broken_promises, returned_payments, flags, recorded_at)
      SELECT md5('account ' || n)::uuid, 'EUR', '2026-02-01', CASE WHEN n % 5 = 0 THEN 'cole' END,
             'homes', 30000, 0, ${FIRST}, n % 10000, '[]', 3 * n % 99991, 3 * n % 99991 / 100.0,
             n % 40, n % 3, n % 2, '{}', '2026-02-01T06:00:00Z'
        FROM generate_series(1, ${accounts}::int) n`,
  )
}

async function measured({ db }: System) {
  const asked = {
    on: ON,
    knownAt: Temporal.Instant.from('2026-02-01T00:00:00Z'),
    by: 'due',
  } as const
  const queue = LISTS.get('collection-queue')
  if (queue === undefined) throw new Error('no queue')
  const [row] = await atOneMoment(db, tx => loadAgeing(tx, asked))
  if (row === undefined || row.totalMinor !== row.controlMinor) {
    throw new Error('the ageing differs from the control accounts')
  }
  const page = (filters: Readonly<Record<string, string>>) => () =>
    loadPage(db, queue, { filters, limit: 50 })
  return {
    ageingSeconds: await best(() => atOneMoment(db, tx => loadAgeing(tx, asked))),
    byCollectorSeconds: await best(() =>
      atOneMoment(db, tx => loadGroupAgeing(tx, asked, 'collector')),
    ),
    accountsSeconds: await best(() =>
      atOneMoment(db, tx => loadAccountAgeing(tx, asked, { limit: 200 })),
    ),
    queueMs: Math.round((await best(page({}))) * 1000),
    ownQueueMs: Math.round((await best(page({ collector: 'cole' }))) * 1000),
  }
}

/** Seconds of the quickest of three. */
async function best(work: () => Promise<unknown>): Promise<number> {
  let least = Number.POSITIVE_INFINITY
  for (let i = 0; i < 3; i += 1) {
    const since = performance.now()
    await work()
    least = Math.min(least, (performance.now() - since) / 1000)
  }
  return Math.round(least * 1000) / 1000
}
