import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTestSystem, type TestSystem } from '../../../test/support/database.ts'
import { CsvReader } from '../../formats/csv.ts'
import { RefusalError } from '../../kernel/result.ts'
import { one } from '../../platform/database/database.ts'
import { type ImportOptions, type ImportSummary, importFolder } from './folder.ts'

let system: TestSystem
const made: string[] = []

beforeAll(async () => {
  system = await createTestSystem('2026-03-05T08:00:00Z')
  const summary = await take(SETUP)
  expect(summary).toMatchObject({ rejected: 0, ok: true })
})
afterAll(() => Promise.all(made.map(folder => rm(folder, { recursive: true, force: true }))))

type Files = Readonly<Record<string, string | Uint8Array>>

async function folderOf(files: Files): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'quittance-import-'))
  made.push(folder)
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text)
  return folder
}

async function take(files: Files, options: Partial<ImportOptions> = {}): Promise<ImportSummary> {
  return importFolder(system, { folder: await folderOf(files), actor: 'test', ...options })
}

/** The rejected rows of a file as `line column code`. */
async function rejected(summary: ImportSummary, file: string): Promise<string[]> {
  const path = summary.files.find(each => each.file === file)?.errors
  if (path == null) return []
  const reader = new CsvReader()
  const rows = [...reader.push(await readFile(path)), ...reader.end()].slice(1)
  for (const { cells } of rows) expect(cells[4]).not.toBe('')
  for (const { cells } of rows) expect(cells[5]).not.toBe('')
  return rows.map(({ cells }) => `${cells[0]} ${cells[1]} ${cells[3]}`)
}

async function count(table: 'account' | 'usage_event' | 'register_read'): Promise<number> {
  const found = await one(
    system.db,
    sql<{ n: bigint }>`SELECT count(*) AS n FROM ${sql.table(table)}`,
  )
  return Number(found.n)
}

const SETUP: Files = {
  'legal_entities.csv': `code,name,address_1,city,country,currency,time_zone
SUN,Sun SAS,1 rue du Soleil,Lyon,FR,EUR,Europe/Paris
`,
  'tax_rules.csv': `tax_code,valid_from,name_en,country,tax_class,category,rate_percent
FR20,2020-01-01,VAT,FR,standard,S,20
`,
  'products.csv': `product_code,name_en,tax_class,revenue_account
ENERGY,Energy,standard,4010
SEATS,Seats,standard,4000
`,
  'meters.csv': `meter_code,name_en,unit,source,aggregation
energy,Energy,kWh,reads,sum
calls,Calls,call,events,sum
solar,Solar,kWh,intervals,sum
`,
  'tou_calendars.csv': `calendar_code,name_en,holiday_region,holiday_first_year,holiday_last_year,band,months,days,from,to
TOU,Evenings,FR,2025,2027,peak,6 7 8 9,mon tue wed thu fri,16:00,21:00
TOU,,,,,off,,,,
`,
  'plans.csv': `plan_code,plan_version,name_en,name_fr,currency,tax_inclusive,offered_from
HOME,1,Home,Maison,EUR,false,2025-01-01
`,
  'plan_charges.csv': `plan_code,plan_version,charge_code,position,product_code,name_en,kind,timing,months,meter_code,unit,maximum,prorate_maximum,included,prorate_included,measure,tou_calendar,band,demand_minutes,rollover,rollover_cap,rollover_first
HOME,1,energy,1,ENERGY,Energy,usage,arrears,1,energy,kWh,,,,,,,,,,,
HOME,1,calls,2,SEATS,Calls,usage,arrears,1,calls,call,90.00,no,100,no,total,,,,3,250,
HOME,1,seat,3,SEATS,Seats,recurring,advance,1,,seat,,,,,,,,,,,
HOME,1,peak,4,ENERGY,Peak,usage,arrears,1,solar,kWh,,,,,band,TOU,peak,,,,
HOME,1,demand,5,ENERGY,Demand,usage,arrears,1,solar,kW,,,,,demand,TOU,peak,60,,,
`,
  'prices.csv': `plan_code,plan_version,charge_code,effective_from,model,up_to,unit_price,flat_price,package_size,percent,event_fee,decimals,ceiling,floor
HOME,1,energy,2025-01-01,graduated,100,0.20,,,,,,,
HOME,1,energy,2025-01-01,graduated,,0.25,,,,,,,
HOME,1,energy,2026-01-01,per_unit,,0.22,,,,,,,
HOME,1,calls,2025-01-01,package,,10,,1000,,,,,
HOME,1,seat,2025-01-01,escalated,,5,,,2,,2,6,
HOME,1,peak,2025-01-01,per_unit,,0.40,,,,,,,
HOME,1,demand,2025-01-01,per_unit,,9,,,,,,,
`,
  'cycles.csv': `cycle_code,name,through_on,read_on,cut_off_on,issue_on
M,Monthly,2026-01-31,2026-02-01,2026-02-02,2026-02-03
M,Monthly,2026-02-28,2026-03-01,2026-03-02,2026-03-03
`,
  'accounts.csv': `account_number,kind,name,address_1,city,country,time_zone,cycle_code
A-1,person,"Müller, Ada",1 rue de la Paix,Paris,FR,Europe/Paris,M
A-2,business,Blé SARL,2 rue de la Paix,Paris,FR,Europe/Paris,M
`,
  'premises.csv': `account_number,premise_code,name,address_1,city,country
A-1,P1,Home,1 rue de la Paix,Paris,FR
`,
  'contracts.csv': `account_number,contract_number,legal_entity,currency,start_on
A-1,C-1,SUN,EUR,2025-01-01
`,
  'subscriptions.csv': `account_number,contract_number,subscription_number,plan_code,plan_version,premise_code,start_on,quantity
A-1,C-1,S-1,HOME,1,P1,2025-01-01,2
`,
  'commitments.csv': `account_number,contract_number,subscription_number,code,name_en,product_code,amount,months,start_on,end_on,renews,early_exit,charge_codes
A-1,C-1,S-1,SPEND,Commitment,SEATS,1000,12,2025-01-01,,no,full,energy calls
`,
  'wallets.csv': `account_number,subscription_number,code,name_en,product_code,charge_codes,alert_below,top_up_below,top_up_amount,top_ups_a_month,top_up_months
A-1,S-1,MAIN,Credits,SEATS,calls seat,50,20,100,2,12
`,
  'wallet_credits.csv': `account_number,wallet_code,kind,reference,amount,on,expires_on,priority,reason
A-1,MAIN,bought,CR-1,100.00,2026-02-01,,,
A-1,MAIN,granted,CR-2,10.00,2026-02-01,2026-12-31,1,Welcome
`,
  'channels.csv': `account_number,premise_code,meter_code,serial,register,multiplier,digits,installed_on
A-1,P1,energy,M1,1,1,5,2025-01-01
A-1,P1,solar,M2,1,1,,2025-01-01
`,
}

const EVENTS = 'account_number,subscription_number,meter_code,event_key,occurred_at,quantity'
const event = (key: string, quantity = '1'): string =>
  `A-1,S-1,calls,${key},2026-02-10T12:00:00Z,${quantity}`
const ACCOUNTS = 'account_number,kind,name,address_1,city,country,time_zone'

describe('an import folder', () => {
  test('taken twice changes nothing and says so', async () => {
    const again = await take(SETUP)
    expect(again).toMatchObject({ created: 0, updated: 0, rejected: 0, ok: true })
    expect(again.unchanged).toBe(again.rows)
  })

  test('gives its usage once: later values of a read are updates, resent rows unchanged', async () => {
    const files = {
      'reads.csv':
        'account_number,serial,read_on,value\nA-1,M1,2026-01-01,100\nA-1,M1,2026-02-01,180\n',
      'intervals.csv': `account_number,serial,day,minutes,values\nA-1,M2,2026-02-01,60,${'0.5 '.repeat(23)}-\n`,
      'events.csv': `${EVENTS}\n${event('e1')}\n${event('e2')}\n${event('e1')}\n`,
      'changes.csv':
        'account_number,subscription_number,effective_on,change,charge_code,value\nA-1,S-1,2026-02-01,quantity,seat,3\n',
      'charges.csv':
        'account_number,subscription_number,reference,product_code,description,service_on,quantity,unit,unit_price,tax_inclusive\nA-1,S-1,W-1,SEATS,Visit,2026-02-03,1,visit,80,false\n',
      'holds.csv': 'account_number,reason,from_on\nA-2,Address unclear,2026-02-01\n',
    }
    expect(await take(files)).toMatchObject({ rows: 9, created: 8, unchanged: 1, ok: true })
    expect(await take(files)).toMatchObject({ created: 0, updated: 0, unchanged: 9, ok: true })
    const corrected = { 'reads.csv': files['reads.csv'].replace('180', '181') }
    expect(await take(corrected)).toMatchObject({ updated: 1, unchanged: 1, ok: true })
  })

  test('takes the properties of events as JSON, and says what is wrong with one', async () => {
    const rows = [
      '"{""region"": ""eu"", ""price"": ""0.12""}"',
      '',
      '"{""price"": 0.12}"',
      '"{""a"": ""x"", ""a"": ""y""}"',
      '[]',
      '"{""no-name"": ""x""}"',
    ]
    const lines = rows.map((cell, i) => `${event(`prop-${i}`)},${cell}`)
    const summary = await take({ 'events.csv': `${EVENTS},properties\n${lines.join('\n')}\n` })
    expect(summary).toMatchObject({ created: 2, rejected: 4 })
    expect(await rejected(summary, 'events.csv')).toEqual([
      '4 properties invalid_input',
      '5 properties invalid_input',
      '6 properties invalid_input',
      '7 properties invalid_input',
    ])
  })

  test('takes the good rows and lists the others with line, column, code, reason, remedy', async () => {
    const summary = await take({
      'accounts.csv': `${ACCOUNTS}
B-1,person,Ada,1 rue X,Paris,FR,Europe/Paris
B-2,robot,Ada,1 rue X,Paris,FR,Europe/Paris
B-3,person,Ada,1 rue X,Paris,FR,Europe/Nowhere
B-4,person,Ada
B-5,person,"A"da,1 rue X,Paris,FR,Europe/Paris
B-6,person,"Ada
Lovelace",1 rue X,Paris,FR,Europe/Paris
B-7,person,Ada,1 rue X,Paris,FR,Europe/Paris
`,
      'reads.csv': `account_number,serial,read_on,value
A-1,M1,2026-03-01,90
A-1,M1,2026-03-02,123456
A-1,M9,2026-03-01,200
A-1,M1,2026-02-30,200
`,
      'intervals.csv': `account_number,serial,day,minutes,values
A-1,M2,2025-03-30,60,${'1 '.repeat(24).trim()}
A-1,M2,2025-03-31,7,1 2
`,
      'events.csv': `${EVENTS}
${event('good')}
A-1,S-9,calls,bad,2026-02-10T12:00:00Z,1
${event('bad', '1e3')}
`,
    })
    expect(summary).toMatchObject({ ok: false, created: 3 })
    expect(await rejected(summary, 'accounts.csv')).toEqual([
      '3 kind invalid_input',
      '4 time_zone invalid_input',
      '5  csv_ragged',
      '6  csv_stray_quote',
      '7 name invalid_input',
    ])
    expect(await rejected(summary, 'reads.csv')).toEqual([
      '2 value read_went_backwards',
      '3 value read_too_large',
      '4 serial unknown_channel',
      '5 read_on invalid_input',
    ])
    expect(await rejected(summary, 'intervals.csv')).toEqual([
      '2 values interval_count',
      '3 minutes invalid_input',
    ])
    expect(await rejected(summary, 'events.csv')).toEqual([
      '3 subscription_number unknown_subscription',
      '4 quantity invalid_input',
    ])
  })

  test('names the read before, with its date, where a read goes backwards', async () => {
    const summary = await take({
      'reads.csv': 'account_number,serial,read_on,value\nA-1,M1,2026-03-02,90\n',
    })
    const text = await readFile(summary.files[0]!.errors!, 'utf8')
    expect(text).toContain('90 of 2026-03-02')
    expect(text).toContain('181 of 2026-02-01')
    expect(text).toContain('5 digits')
  })

  test('writes cells that a spreadsheet would run with a leading quote', async () => {
    const row = '"=cmd|\'/c calc\'!A1",S-1,calls,k,2026-02-10T12:00:00Z,1'
    const summary = await take({ 'events.csv': `${EVENTS}\n${row}\n` })
    const text = await readFile(summary.files[0]!.errors!, 'utf8')
    expect(text).toContain(",'=cmd|")
    expect(text).not.toMatch(/(^|,)"?=/m)
  })

  test('as a rehearsal reports everything, later files finding earlier ones, and writes nothing', async () => {
    const before = await count('account')
    const files = {
      'accounts.csv': `${ACCOUNTS}\nD-1,person,Ada,1 rue X,Paris,FR,Europe/Paris\n`,
      'contracts.csv':
        'account_number,contract_number,legal_entity,currency,start_on\nD-1,C-1,SUN,EUR,2025-01-01\nD-2,C-1,SUN,EUR,2025-01-01\n',
    }
    const summary = await take(files, { dryRun: true })
    expect(summary).toMatchObject({ dryRun: true, created: 2, rejected: 1, ok: false })
    expect(await rejected(summary, 'contracts.csv')).toEqual(['3 account_number unknown_account'])
    expect(await count('account')).toBe(before)
  })

  test('file by file whole or not at all on request', async () => {
    const before = await count('usage_event')
    const bad = `${EVENTS}\n${event('whole-1')}\n${event('whole-2', 'x')}\n`
    const summary = await take({ 'events.csv': bad }, { atomic: true })
    expect(summary).toMatchObject({ created: 0, rejected: 1, ok: false })
    expect(summary.files[0]?.refusal?.code).toBe('import_undone')
    expect(await count('usage_event')).toBe(before)
    const good = await take({ 'events.csv': `${EVENTS}\n${event('whole-1')}\n` }, { atomic: true })
    expect(good).toMatchObject({ created: 1, ok: true })
  })

  test('stopped in the middle and started again ends as if it had never stopped', async () => {
    const before = await count('usage_event')
    const lines = Array.from({ length: 25_000 }, (_, i) => event(`stop-${i}`))
    const folder = await folderOf({ 'events.csv': `${EVENTS}\n${lines.join('\n')}\n` })
    const options = { folder, actor: 'test' }
    const stop = (): void => {
      throw new Error('pulled the plug')
    }
    const plug = { start: () => {}, add: stop, finish: () => {} }
    await expect(importFolder(system, { ...options, progress: plug })).rejects.toThrow('plug')
    const half = (await count('usage_event')) - before
    expect(half).toBeGreaterThan(0)
    expect(half).toBeLessThan(25_000)
    const rest = await importFolder(system, options)
    expect(rest).toMatchObject({ created: 25_000 - half, unchanged: half, ok: true })
    expect(await count('usage_event')).toBe(before + 25_000)
  })
})

describe('a file that cannot be read', () => {
  const one = `${EVENTS}\n${event('x')}\n`
  const table: readonly (readonly [rule: string, text: string | Uint8Array, code: string])[] = [
    ['empty', '', 'csv_empty'],
    ['of blank lines', '\n\n', 'csv_empty'],
    ['in UTF-16', Buffer.from(`\uFEFF${one}`, 'utf16le'), 'csv_utf16'],
    ['parted by semicolons', one.replaceAll(',', ';'), 'csv_delimiter'],
    ['parted by tabs', one.replaceAll(',', '\t'), 'csv_delimiter'],
    ['without a column', one.replace(',quantity', ''), 'column_missing'],
    ['with an unknown column', one.replace('quantity', 'amount'), 'column_unknown'],
    ['with a column twice', one.replace('meter_code', 'event_key'), 'column_doubled'],
    ['with a header of a million cells', `${'a,'.repeat(999_999)}a\n`, 'csv_row_too_long'],
    ['with a NUL in its header', one.replace('meter', 'me\0ter'), 'csv_nul_character'],
  ]
  test.each(table)('%s is refused by name, and nothing of it is taken', async (_, text, code) => {
    const summary = await take({ 'events.csv': text })
    expect(summary).toMatchObject({ ok: false, created: 0 })
    expect(summary.files[0]?.refusal).toMatchObject({ code, facts: { file: 'events.csv' } })
  })

  const rows: readonly (readonly [rule: string, row: string, code: string])[] = [
    ['too wide', 'a,'.repeat(1_000_000), 'csv_row_too_long'],
    ['of a cell of ten megabytes', event('x'.repeat(10_000_000)), 'csv_row_too_long'],
    ['of thousands of cells', ','.repeat(5000), 'csv_too_many_cells'],
    ['with NUL', event('a\0b'), 'csv_nul_character'],
    ['whose quote is never closed', '"A-1', 'csv_unclosed_quote'],
  ]
  test.each(rows)(
    'row %s is one error and the rows before it are taken',
    async (rule, row, code) => {
      const summary = await take({ 'events.csv': `${EVENTS}\n${event(rule)}\n${row}\n` })
      expect(summary).toMatchObject({ created: 1, rejected: 1, ok: false })
      expect(await rejected(summary, 'events.csv')).toEqual([`3  ${code}`])
    },
  )

  test('with a header alone has no rows, which is no error', async () => {
    expect(await take({ 'events.csv': `${EVENTS}\n` })).toMatchObject({ rows: 0, ok: true })
  })

  test('of another name, and a folder without files, are refused as a whole', async () => {
    await expect(take({ 'acounts.csv': 'a\n' })).rejects.toThrow(RefusalError)
    await expect(take({})).rejects.toThrow('import_folder_empty')
    const missing = importFolder(system, { folder: '/nowhere/at/all', actor: 'test' })
    await expect(missing).rejects.toThrow('import_folder_unreadable')
  })
})
