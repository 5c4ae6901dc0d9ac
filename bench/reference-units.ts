import { sql } from 'kysely'
import { Decimal } from '../src/kernel/decimal.ts'
import { copyRows } from '../src/platform/database/copy.ts'
import { type Db, type Tx, transaction } from '../src/platform/database/database.ts'
import { ensureMonths } from '../src/platform/database/months.ts'
import { newId } from '../src/platform/ids.ts'

/*
 * The unit of measure: 1 account, 1 subscription, 3 charges (flat, tiered, usage), 100 usage events,
 * 2 tax rates, 1 discount, which make 1 invoice and about 8 transfers a month.
 */

export const ENTITY = 'BENCH'
export const CYCLE = 'bench'
const EVENTS_A_MONTH = 100
const ZONE = 'Europe/Berlin'

export type Units = { readonly count: number; readonly months: number; readonly start: string }

/** Fills an empty database with reference units, streaming: memory does not grow with their number. */
export async function seedReferenceUnits(db: Db, units: Units): Promise<void> {
  const start = Temporal.PlainDate.from(units.start)
  await transaction(db, tx => seedCatalog(tx, start))
  const entityId = newId()
  const months = Array.from({ length: units.months }, (_, i) => start.add({ months: i }))
  await ensureMonths(db, 'usage_event', months)
  await transaction(db, async tx => {
    await seedEntity(tx, entityId)
    const ids = Array.from({ length: units.count }, () => ({
      account: newId(),
      contract: newId(),
      subscription: newId(),
    }))
    await seedAccounts(tx, entityId, ids, start)
    for (const month of months) await copyRows(tx, 'usage_event', EVENT_COLUMNS, events(ids, month))
  })
  await sql`ANALYZE`.execute(db)
}

type Ids = { account: string; contract: string; subscription: string }

const RECORDED = '2026-01-01T00:00:00Z'

async function seedCatalog(tx: Tx, start: Temporal.PlainDate): Promise<void> {
  const name = (en: string): string => JSON.stringify({ en })
  await copyRows(
    tx,
    'product',
    ['product_code', 'name', 'tax_class', 'revenue_account'],
    [
      ['BASE', name('Base fee'), 'standard', '4000'],
      ['ENERGY', name('Energy'), 'standard', '4010'],
      ['API', name('Calls'), 'reduced', '4020'],
    ],
  )
  await copyRows(
    tx,
    'meter',
    ['meter_code', 'name', 'unit', 'source', 'aggregation'],
    [
      ['KWH', name('Energy'), 'kWh', 'events', 'sum'],
      ['CALL', name('Calls'), 'call', 'events', 'sum'],
    ],
  )
  await copyRows(tx, 'plan', ['plan_code', 'name'], [['REF', name('Reference')]])
  await copyRows(
    tx,
    'plan_version',
    ['plan_code', 'plan_version', 'currency', 'tax_inclusive', 'offered_from'],
    [['REF', 1, 'EUR', false, start]],
  )
  const charge = [
    'plan_code',
    'plan_version',
    'charge_code',
    'position',
    'product_code',
    'name',
    'kind',
    'timing',
    'months',
    'proration',
    'meter_code',
    'unit',
    'minimum',
  ]
  await copyRows(tx, 'charge', charge, [
    [
      'REF',
      1,
      'base',
      1,
      'BASE',
      name('Base fee'),
      'recurring',
      'advance',
      1,
      'actual_days',
      null,
      'month',
      null,
    ],
    [
      'REF',
      1,
      'energy',
      2,
      'ENERGY',
      name('Energy'),
      'usage',
      'arrears',
      1,
      'actual_days',
      'KWH',
      'kWh',
      null,
    ],
    [
      'REF',
      1,
      'calls',
      3,
      'API',
      name('Calls'),
      'usage',
      'arrears',
      1,
      'actual_days',
      'CALL',
      'call',
      null,
    ],
  ])
  const price = [
    'plan_code',
    'plan_version',
    'charge_code',
    'effective_from',
    'revision',
    'price',
    'recorded_at',
  ]
  const tiers = [
    { upTo: '100', unitPrice: '0.31', flatPrice: '0' },
    { upTo: '400', unitPrice: '0.28', flatPrice: '0' },
    { upTo: null, unitPrice: '0.25', flatPrice: '0' },
  ]
  const row = (code: string, value: unknown) => [
    'REF',
    1,
    code,
    start,
    1,
    JSON.stringify(value),
    RECORDED,
  ]
  await copyRows(tx, 'price_version', price, [
    row('base', { model: 'per_unit', unitPrice: '9.90' }),
    row('energy', { model: 'graduated', tiers }),
    row('calls', { model: 'per_unit', unitPrice: '0.015' }),
  ])
  const rule = [
    'tax_code',
    'valid_from',
    'name',
    'country',
    'tax_class',
    'category',
    'rate_percent',
  ]
  await copyRows(tx, 'tax_rule', rule, [
    ['DE-19', '2007-01-01', name('VAT 19 %'), 'DE', 'standard', 'S', '19'],
    ['DE-7', '2007-01-01', name('VAT 7 %'), 'DE', 'reduced', 'S', '7'],
  ])
  await copyRows(tx, 'billing_cycle', ['cycle_code', 'name'], [[CYCLE, 'Bench']])
}

async function seedEntity(tx: Tx, entityId: string): Promise<void> {
  await copyRows(
    tx,
    'legal_entity',
    [
      'legal_entity_id',
      'code',
      'name',
      'address_lines',
      'country',
      'currency',
      'time_zone',
      'house_account_id',
    ],
    [[entityId, ENTITY, 'Bench GmbH', ['Weg 1', '10115 Berlin'], 'DE', 'EUR', ZONE, newId()]],
  )
}

async function seedAccounts(
  tx: Tx,
  entityId: string,
  ids: readonly Ids[],
  start: Temporal.PlainDate,
): Promise<void> {
  const billTo = JSON.stringify({ lines: ['Sonnenallee 12', '12045 Berlin'] })
  await copyRows(
    tx,
    'account',
    [
      'account_id',
      'number',
      'kind',
      'name',
      'language',
      'time_zone',
      'bill_to',
      'country',
      'cycle_code',
      'recorded_at',
    ],
    map(ids, ({ account }, i) => [
      account,
      `B-${i}`,
      'person',
      `Customer ${i}`,
      'de',
      ZONE,
      billTo,
      'DE',
      CYCLE,
      RECORDED,
    ]),
  )
  await copyRows(
    tx,
    'contract',
    [
      'account_id',
      'contract_id',
      'number',
      'legal_entity_id',
      'currency',
      'start_on',
      'recorded_at',
    ],
    map(ids, ({ account, contract }, i) => [
      account,
      contract,
      `C-${i}`,
      entityId,
      'EUR',
      start,
      RECORDED,
    ]),
  )
  await copyRows(
    tx,
    'subscription',
    [
      'account_id',
      'subscription_id',
      'contract_id',
      'number',
      'start_on',
      'anchor_day',
      'recorded_at',
    ],
    map(ids, (id, i) => [id.account, id.subscription, id.contract, `S-${i}`, start, 1, RECORDED]),
  )
  await copyRows(
    tx,
    'billing_state',
    ['account_id', 'subscription_id'],
    map(ids, id => [id.account, id.subscription]),
  )
  await copyRows(
    tx,
    'subscription_item',
    [
      'account_id',
      'item_id',
      'subscription_id',
      'plan_code',
      'plan_version',
      'charge_code',
      'quantity',
      'start_on',
    ],
    items(ids, start),
  )
  await copyRows(
    tx,
    'discount',
    [
      'account_id',
      'discount_id',
      'subscription_id',
      'code',
      'name',
      'percent',
      'charge_code',
      'from_on',
      'recorded_at',
    ],
    map(ids, id => [
      id.account,
      newId(),
      id.subscription,
      'TEN',
      '{"en":"Ten per cent off"}',
      '10',
      'base',
      start,
      RECORDED,
    ]),
  )
}

function* items(ids: readonly Ids[], start: Temporal.PlainDate): Generator<unknown[]> {
  for (const { account, subscription } of ids) {
    for (const charge of ['base', 'energy', 'calls']) {
      yield [account, newId(), subscription, 'REF', 1, charge, '1', start]
    }
  }
}

export const EVENT_COLUMNS = [
  'account_id',
  'event_key',
  'month',
  'subscription_id',
  'meter_code',
  'occurred_at',
  'quantity',
  'recorded_at',
]

/** 100 events a unit and month, half energy and half calls, spread over the month. */
function* events(ids: readonly Ids[], month: Temporal.PlainDate): Generator<unknown[]> {
  const first = month.toZonedDateTime(ZONE).toInstant().epochMilliseconds
  const step = (month.daysInMonth * 86_400_000) / (EVENTS_A_MONTH + 2)
  const times = Array.from({ length: EVENTS_A_MONTH }, (_, i) =>
    new Date(first + Math.floor((i + 1) * step)).toISOString(),
  )
  const monthText = month.toString()
  for (let unit = 0; unit < ids.length; unit += 1) {
    const id = ids[unit] as Ids
    for (let i = 0; i < EVENTS_A_MONTH; i += 1) {
      const quantity = new Decimal(BigInt(400 + ((unit * 7 + i * 13) % 900)), 2)
      yield [
        id.account,
        `${monthText}-${i}`,
        monthText,
        id.subscription,
        i % 2 === 0 ? 'KWH' : 'CALL',
        times[i],
        quantity,
        RECORDED,
      ]
    }
  }
}

function* map<T, R>(list: readonly T[], make: (entry: T, i: number) => R): Generator<R> {
  for (let i = 0; i < list.length; i += 1) yield make(list[i] as T, i)
}
