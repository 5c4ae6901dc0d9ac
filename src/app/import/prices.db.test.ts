import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestSystem, type TestSystem } from '../../../test/support/database.ts'
import { rows } from '../../platform/database/database.ts'
import { importFolder } from './folder.ts'

let system: TestSystem
let folder: string

const MODELS = [
  'percentage',
  'bounded',
  'graduated_percentage',
  'stairstep',
  'matrix',
  'event_price',
  'expression',
]
const COLUMNS = `plan_code,plan_version,charge_code,effective_from,model,up_to,unit_price,flat_price,percent,event_fee,when,property,carries,expression,event_minimum,event_maximum,free_events`

/** A row of prices.csv of the columns that it needs. */
function price(chargeCode: string, model: string, cells: Readonly<Record<string, string>>): string {
  const all: Record<string, string> = {
    plan_code: 'P',
    plan_version: '1',
    charge_code: chargeCode,
    effective_from: '2026-01-01',
    model,
    ...cells,
  }
  return COLUMNS.split(',')
    .map(column => `"${(all[column] ?? '').replaceAll('"', '""')}"`)
    .join(',')
}

const EXPRESSION = 'event.region == "eu" ? 0.5 * quantity : 1'
const FILES: Readonly<Record<string, string>> = {
  'products.csv': 'product_code,name_en,tax_class,revenue_account\nP,P,standard,4000\n',
  'meters.csv': `meter_code,name_en,unit,source,aggregation,property,percentile,per,carried
M,M,unit,events,,,,,
USERS,Users,user,events,unique,user,,,
DISK,Disk,GB,events,average,,,hour,yes
P95,Mbit,Mbit/s,events,percentile,,95,,
`,
  'plans.csv':
    'plan_code,plan_version,name_en,currency,tax_inclusive,offered_from\nP,1,P,EUR,false,2026-01-01\n',
  'plan_charges.csv': `plan_code,plan_version,charge_code,position,product_code,name_en,kind,timing,months,meter_code,unit,group_by,group_counter
${MODELS.map((code, i) => `P,1,${code},${i + 1},P,${code},usage,arrears,1,M,unit,${i === 3 ? 'region class,together' : ','}`).join('\n')}
`,
  'prices.csv': [
    COLUMNS,
    price('percentage', 'percentage', { percent: '1.4', event_fee: '0.25', free_events: '10' }),
    price('bounded', 'percentage', { percent: '1', event_minimum: '1.00', event_maximum: '100' }),
    price('graduated_percentage', 'graduated_percentage', {
      up_to: '1000',
      percent: '2',
      event_fee: '0.1',
    }),
    price('graduated_percentage', 'graduated_percentage', { percent: '1' }),
    price('stairstep', 'stairstep', { up_to: '10', flat_price: '50' }),
    price('stairstep', 'stairstep', { flat_price: '80' }),
    price('matrix', 'matrix', { when: 'region = eu; class=gold', unit_price: '0.1' }),
    price('matrix', 'matrix', { when: 'region=eu', unit_price: '0.2' }),
    price('matrix', 'matrix', { unit_price: '0.5' }),
    price('event_price', 'event_price', { property: 'total', carries: 'amount' }),
    price('expression', 'expression', { expression: EXPRESSION }),
    '',
  ].join('\n'),
}

beforeAll(async () => {
  system = await createTestSystem('2026-03-05T08:00:00Z')
  folder = await mkdtemp(join(tmpdir(), 'quittance-prices-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function take(files: Readonly<Record<string, string>>) {
  await rm(folder, { recursive: true })
  await mkdir(folder)
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text)
  return importFolder(system, { folder, actor: 'test' })
}

test('prices of every model by event, percentage and step come in from CSV, and again change nothing', async () => {
  expect(await take(FILES)).toMatchObject({ rejected: 0, ok: true })
  const found = await rows(
    system.db,
    sql<{ code: string; price: unknown }>`
      SELECT charge_code AS code, price FROM price_version ORDER BY charge_code`,
  )
  expect(Object.fromEntries(found.map(({ code, price }) => [code, price]))).toEqual({
    percentage: {
      model: 'percentage',
      percent: '1.4',
      feePerEvent: '0.25',
      eventMinimum: null,
      eventMaximum: null,
      freeEvents: 10,
    },
    bounded: {
      model: 'percentage',
      percent: '1',
      feePerEvent: '0',
      eventMinimum: '1',
      eventMaximum: '100',
      freeEvents: 0,
    },
    graduated_percentage: {
      model: 'graduated_percentage',
      tiers: [
        { upTo: '1000', percent: '2' },
        { upTo: null, percent: '1' },
      ],
      feePerEvent: '0.1',
      freeEvents: 0,
    },
    stairstep: {
      model: 'stairstep',
      steps: [
        { upTo: '10', price: '50' },
        { upTo: null, price: '80' },
      ],
    },
    matrix: {
      model: 'matrix',
      rows: [
        { when: { region: 'eu', class: 'gold' }, unitPrice: '0.1' },
        { when: { region: 'eu' }, unitPrice: '0.2' },
      ],
      defaultPrice: '0.5',
    },
    event_price: { model: 'event_price', property: 'total', carries: 'amount' },
    expression: { model: 'expression', expression: EXPRESSION },
  })
  const again = await take(FILES)
  expect(again).toMatchObject({ created: 0, updated: 0, rejected: 0, ok: true })
  expect(again.unchanged).toBe(again.rows)
})

test.each([
  ['expression', { expression: 'quantity * seats' }, 'expression_unknown_name'],
  ['expression', { expression: 'quantity *' }, 'expression_not_read'],
  ['event_price', { property: 'no-name' }, 'invalid_input'],
  ['matrix', { when: 'region', unit_price: '1' }, 'invalid_input'],
])('a price %s %o is refused: %s', async (model, cells, code) => {
  const prices = `${COLUMNS}\n${price('expression', model, { ...cells, effective_from: '2026-02-01' })}\n`
  const summary = await take({ 'prices.csv': prices })
  expect(summary.rejected).toBe(1)
  const errors = summary.files.find(file => file.file === 'prices.csv')?.errors ?? ''
  expect(await readFile(errors, 'utf8')).toContain(code)
})
