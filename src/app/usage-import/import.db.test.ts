import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { createTestSystem, type TestSystem } from '../../../test/support/database.ts'
import { seedMeteredAccounts, seedMeters } from '../../../test/support/metered.ts'
import { defineChannels } from '../../metering/commands/channels.ts'
import { recordReads } from '../../metering/commands/reads.ts'
import { voidReads } from '../../metering/commands/void-reads.ts'
import { usageImportCommands } from '../../metering/imports/commands.ts'
import { loadFindings, loadUsageImport, type UsageImport } from '../../metering/imports/load.ts'
import { loadReads } from '../../metering/load/billing.ts'
import { execute, registry } from '../../platform/command.ts'
import { rows } from '../../platform/database/database.ts'
import { loadImportReach } from '../../reporting/console/load/usage-import.ts'
import { errorFile } from './error-file.ts'
import { usageImportTasks } from './jobs.ts'
import { previewFile } from './preview.ts'

const commands = registry([...usageImportCommands, recordReads, voidReads])
const date = (text: string) => Temporal.PlainDate.from(text)
let system: TestSystem

beforeAll(async () => {
  system = await createTestSystem('2026-11-05T08:00:00Z')
  await seedMeters(system.owner.db)
  await seedMeteredAccounts(system.owner.db, 2, 'Europe/Paris')
  const channel = (account: number, meterCode: string, serial: string) => ({
    accountNumber: `A-${account}`,
    premiseCode: 'P1',
    meterCode,
    serial,
    installedOn: '2025-01-01',
  })
  const input = [channel(1, 'solar', 'PV-1'), channel(2, 'energy', 'E-2')]
  await execute(system, defineChannels, { rows: input }, { actor: 'test' })
})

async function does<T = unknown>(name: string, input: unknown): Promise<T> {
  const done = await execute(system, commands.get(name)!, input, { actor: 'test' })
  if (!done.ok) throw new Error(`${done.refusal.code} ${JSON.stringify(done.refusal.facts)}`)
  return done.value as T
}

async function receive(
  fileName: string,
  text: string,
  encoding: BufferEncoding = 'utf8',
): Promise<UsageImport> {
  const content = Buffer.from(text, encoding).toString('base64')
  const { importId } = await does<{ importId: string }>('receiveUsageImport', { fileName, content })
  return found(importId)
}

async function found(importId: string): Promise<UsageImport> {
  return (await loadUsageImport(system.db, importId)) as UsageImport
}

async function work(importId: string): Promise<UsageImport> {
  await usageImportTasks(system).workUsageImport!({ importId, actor: 'test' })
  return found(importId)
}

async function check(of: UsageImport, mapping = of.mapping): Promise<UsageImport> {
  await does('checkUsageImport', { importId: of.importId, mapping })
  return work(of.importId)
}

async function commit(of: UsageImport, more: object = {}): Promise<UsageImport> {
  const { importId, attempt } = of
  await does('commitUsageImport', { importId, attempt, ...more })
  return work(importId)
}

async function findings(of: UsageImport): Promise<string[]> {
  const page = await loadFindings(system.db, of, { limit: 100 })
  return page.map(({ line, label, code, lines }) => `${line} ${label} ${code} (${lines.length})`)
}

async function errors(of: UsageImport): Promise<string> {
  let text = ''
  for await (const piece of errorFile(system.db, of, 'en')) text += piece
  return text
}

async function standing(table: 'interval_day' | 'register_read' | 'usage_event'): Promise<number> {
  const [row] = await rows(
    system.db,
    sql<{ count: bigint }>`SELECT count(*) AS count FROM ${sql.table(table)}`,
  )
  return Number(row?.count)
}

/** Quarter hours of the local day, as a German exporter writes them: the hour of the clock change twice. */
function quarters(day: string, serial: string): string[] {
  const [year, month, date] = day.split('-')
  const start = Temporal.PlainDate.from(day).toZonedDateTime('Europe/Paris')
  const count = start.hoursInDay * 4
  return Array.from({ length: count }, (_, i) => {
    const at = start.add({ minutes: i * 15 })
    const time = `${String(at.hour).padStart(2, '0')}:${String(at.minute).padStart(2, '0')}`
    return `${serial};${date}.${month}.${year} ${time};0,25;kWh;gemessen`
  })
}

const HEAD = 'Zählernummer;Zeitstempel;Wert;Einheit;Messwertstatus'

test('own columns are recognised, tried without a trace, corrected by the error file and taken', async () => {
  const lines = [
    HEAD,
    ...quarters('2026-10-24', 'PV-1'),
    ...quarters('2026-10-25', 'PV-1'),
    ...quarters('2026-10-27', 'PV-1').slice(0, 95),
    ...quarters('2026-10-24', 'PV-9').slice(0, 3),
    'PV-1;28.10.2026 00:00;viel;kWh;gemessen',
    'PV-1;28.10.2026 00:15;0,25',
  ]
  const received = await receive('messwerte.csv', `${lines.join('\n')}\n`, 'latin1')
  expect(received.mapping).toMatchObject({
    kind: 'values',
    delimiter: ';',
    encoding: 'windows-1252',
    dates: 'day_first',
    decimalMark: ',',
    minutes: 15,
    columns: { serial: 'Zählernummer', on: 'Zeitstempel', value: 'Wert', unit: 'Einheit' },
  })
  const preview = await previewFile(system.db, received, received.mapping, 'en')
  expect(preview.rows[1]?.read).toMatchObject({
    serial: 'PV-1',
    at: '2026-10-24T00:15:00',
    value: '0.25',
    unit: 'kWh',
  })
  const tried = await check(received)
  expect(tried).toMatchObject({ state: 'checked', rows: 6n, created: 3n, rejected: 3n })
  expect(await standing('interval_day')).toBe(0)
  expect(await findings(tried)).toEqual([
    '2 PV-1 1 2026-10-26 usage_gap (96)',
    '98 PV-1 1 2026-10-25 usage_clock_change (100)',
    '198 PV-1 1 2026-10-27 usage_values_missing (95)',
    '293 PV-9 1 meter_data_unknown (3)',
    '296  usage_cell (1)',
    '297 PV-1 28.10.2026 00:15 0,25 csv_ragged (1)',
  ])
  expect(await loadImportReach(system.db, tried)).toMatchObject({
    accounts: 1n,
    subscriptions: 1n,
    firstOn: Temporal.PlainDate.from('2026-10-24'),
    lastOn: Temporal.PlainDate.from('2026-10-27'),
  })
  const refused = await errors(tried)
  expect(refused.split('\r\n')[0]).toBe(
    'Zählernummer,Zeitstempel,Wert,Einheit,Messwertstatus,quittance_line,quittance_reason,quittance_remedy',
  )
  expect(refused.split('\r\n')).toHaveLength(7)
  const done = await commit(tried)
  expect(done).toMatchObject({ state: 'done', created: 3n, rejected: 3n, committedBy: 'test' })
  expect(await standing('interval_day')).toBe(3)
  expect(await rows(system.db, sql`SELECT 1 FROM rejected_usage`)).toEqual([])

  const corrected = refused.replaceAll('PV-9', 'PV-1').replace('viel', '"0,5"')
  const again = await receive('messwerte.errors.csv', corrected)
  expect(again.mapping.columns).toMatchObject({ serial: 'Zählernummer', value: 'Wert' })
  const { delimiter, encoding } = again.mapping
  const second = await check(again, { ...received.mapping, delimiter, encoding })
  expect(await findings(second)).toContain('2 PV-1 1 2026-10-24 usage_values_missing (3)')
  expect(second).toMatchObject({ rejected: 0n, unchanged: 1n, created: 1n })
})

test('a worker that was killed begins again and counts the same; what is stopped stays as it is', async () => {
  const reads = ['serial,read_on,value', 'E-2,2026-01-01,100', 'E-2,2026-02-01,180']
  const tried = await check(await receive('reads.csv', `${reads.join('\n')}\nE-2,2026-03-01,90\n`))
  expect(await findings(tried)).toEqual(['4 E-2 1 2026-03-01 read_went_backwards (1)'])
  expect(tried).toMatchObject({ created: 2n, rejected: 1n })
  await does('commitUsageImport', {
    importId: tried.importId,
    attempt: tried.attempt,
    keepsRefused: true,
  })
  // The first worker dies after it recorded the rows and before it could say so.
  const killed = { ...system, db: system.db }
  await usageImportTasks({
    ...killed,
    permits: async (actor, permission) => {
      if (permission === 'usage.work') throw new Error('killed')
      return system.permits(actor, permission)
    },
  }).workUsageImport!({ importId: tried.importId, actor: 'test' }).catch(() => {})
  expect(await standing('register_read')).toBe(2)
  expect(await found(tried.importId)).toMatchObject({ state: 'committing', created: 0n })
  const done = await work(tried.importId)
  expect(done).toMatchObject({ state: 'done', created: 2n, unchanged: 0n, rejected: 1n })
  expect(await standing('register_read')).toBe(2)
  expect(await rows(system.db, sql`SELECT code FROM rejected_usage`)).toEqual([
    { code: 'read_went_backwards' },
  ])
  await expect(does('cancelUsageImport', { importId: done.importId })).rejects.toThrow(
    'usage_import_not_so_far',
  )
  const stale = { importId: done.importId, attempt: 0 }
  await expect(does('commitUsageImport', stale)).rejects.toThrow('usage_import_not_so_far')
})

test('events that an import brought are taken back; those that were there before stay', async () => {
  const head = 'account,subscription,meter,event_key,occurred_at,quantity'
  const row = (key: string) => `A-1,S-1,calls,${key},2026-10-01T08:00:00+02:00,3`
  const first = await check(await receive('one.csv', `${head}\n${row('e1')}\n`))
  await commit(first)
  const both = await receive('two.csv', `${head}\n${row('e1')}\n${row('e2')}\n${row('e2')}\n`)
  expect(both.mapping.kind).toBe('events')
  const tried = await check(both)
  expect(tried).toMatchObject({ created: 1n, unchanged: 2n })
  expect(await findings(tried)).toEqual(['4 A-1 e2 usage_twice (1)'])
  const done = await commit(tried)
  await does('undoUsageImport', { importId: done.importId, reason: 'sent by mistake' })
  const undone = await work(done.importId)
  expect(undone).toMatchObject({ state: 'undone', undoneBy: 'test', created: 1n })
  expect(await rows(system.db, sql`SELECT event_key AS key, reason FROM usage_event_void`)).toEqual(
    [{ key: 'e2', reason: 'sent by mistake' }],
  )
})

test('reads and days that an import brought are taken back as a whole: what stood before counts again', async () => {
  const energy = { accountId: '', channelId: '' }
  const [known] = await rows(
    system.db,
    sql<typeof energy>`SELECT account_id AS "accountId", channel_id AS "channelId" FROM channel
                        WHERE serial = 'E-2'`,
  )
  const span = { ...known!, from: date('2026-01-01'), to: date('2026-04-01') }
  const shown = async () =>
    (await loadReads(system.db, [span]))[0]!.map(({ readOn, value }) => `${readOn} ${value}`)
  const head = 'serial,read_on,value'
  const wrong = await check(
    await receive('w.csv', `${head}\nE-2,2026-02-01,280\nE-2,2026-03-01,300\n`),
  )
  const done = await commit(wrong)
  expect(done).toMatchObject({ created: 1n, updated: 1n })
  expect(await shown()).toEqual(['2026-01-01 100', '2026-02-01 280', '2026-03-01 300'])
  await does('recordReads', {
    rows: [{ accountNumber: 'A-2', serial: 'E-2', readOn: '2026-02-01', value: '260' }],
  })
  await does('undoUsageImport', { importId: done.importId, reason: 'another meter' })
  expect(await found(done.importId)).toMatchObject({ state: 'undone', undoReason: 'another meter' })
  expect(await shown()).toEqual(['2026-01-01 100', '2026-02-01 260'])
  // The value that came after is voided too: then the one before the import counts, not the import's.
  const read = { accountNumber: 'A-2', serial: 'E-2', readOn: '2026-02-01' }
  await does('voidReads', { rows: [read], reason: 'mistyped' })
  expect(await shown()).toEqual(['2026-01-01 100', '2026-02-01 180'])
  await expect(
    does('undoUsageImport', { importId: done.importId, reason: 'again' }),
  ).rejects.toThrow('usage_import_not_so_far')
  // Taken again, the file counts again, as revisions of their own.
  await commit(await check(await receive('w.csv', `${head}\nE-2,2026-02-01,280\n`)))
  expect(await shown()).toEqual(['2026-01-01 100', '2026-02-01 280'])
})

test('an import whose reads hold up others is not taken back', async () => {
  const head = 'serial,read_on,value'
  const down = await check(await receive('v.csv', `${head}\nE-2,2026-02-01,150\n`))
  const done = await commit(down)
  await commit(await check(await receive('x.csv', `${head}\nE-2,2026-02-10,170\n`)))
  await expect(does('undoUsageImport', { importId: done.importId, reason: 'x' })).rejects.toThrow(
    'reads_would_run_back {"serial":"E-2","date":"2026-02-01","value":"280"',
  )
  expect(await found(done.importId)).toMatchObject({ state: 'done', undoneBy: null })
})

test('days of an import are taken back: gaps again, or what stood before', async () => {
  const lines = (day: string) => [HEAD, ...quarters(day, 'PV-1')].join('\n')
  const fresh = await check(await receive('day.csv', lines('2026-10-20'), 'latin1'))
  const done = await commit(fresh)
  expect(done).toMatchObject({ created: 1n })
  const counting = () =>
    rows(system.db, sql`SELECT 1 FROM counting_interval_day WHERE day = '2026-10-20'`)
  expect(await counting()).toHaveLength(1)
  await does('undoUsageImport', { importId: done.importId, reason: 'twice' })
  expect(await counting()).toHaveLength(0)
  const again = await commit(await check(await receive('day.csv', lines('2026-10-20'), 'latin1')))
  expect(again).toMatchObject({ created: 1n })
  expect(await counting()).toHaveLength(1)
})

test('what is no usage, lacks a field or was changed meanwhile is refused with what to do', async () => {
  await expect(receive('a.pdf', '%PDF-1.7\n')).rejects.toThrow('usage_file_format')
  const lacking = await receive('b.csv', 'meter,amount\nE-2,5\n')
  await expect(check(lacking)).rejects.toThrow('usage_mapping_missing')
  const read = await previewFile(system.db, lacking, lacking.mapping, 'en')
  expect(read.problem).toContain('on, value')
  const mapped = { ...lacking.mapping, columns: { serial: 'meter', on: 'when', value: 'amount' } }
  const tried = await check(lacking, { ...mapped, kind: 'reads' })
  expect(tried.refusal).toMatchObject({ code: 'column_missing' })
  const nem = await check(
    await receive('c.csv', '100,NEM12,202603010900,M,R\n200,NMI1,E1,1,E1,N1,S,kWh,30,\n900\n'),
  )
  expect(nem).toMatchObject({ format: 'nem12', state: 'checked', rows: 0n })
})

test('the error file of a whole-file format repeats each refused line as it came', async () => {
  const values = `300,20260301,${Array.from({ length: 48 }, () => '1').join(',')},A,,,,`
  const file = ['100,NEM12,202603010900,M,R', '200,NMI9,E1,1,E1,N1,S-9,kWh,30,', values, '900']
  const tried = await check(await receive('d.csv', `${file.join('\r\n')}\r\n`))
  expect(tried).toMatchObject({ format: 'nem12', rejected: 1n })
  const [head, ...lines] = (await errors(tried)).trim().split('\r\n')
  expect(head).toBe('line,row,column,value,code,reason,remedy,input')
  expect(lines).toHaveLength(1)
  expect(lines[0]).toMatch(/^3,.*meter_data_unknown,/)
  expect(lines[0]).toContain(`"${values}"`)
})
