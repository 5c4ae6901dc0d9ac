import { inflateRawSync } from 'node:zlib'
import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { readDataCopy } from '../../src/app/server/data-copy.ts'
import { tasksOf } from '../../src/app/tasks.ts'
import { installedAuthority } from '../../src/identity/load/installed.ts'
import { loadPlaces, NOT_HANDED_OUT } from '../../src/operations/data-copies/load/places.ts'
import { keepToPeriods } from '../../src/operations/retention/jobs.ts'
import { rows } from '../../src/platform/database/database.ts'
import { loadPage } from '../../src/platform/list.ts'
import type { AuthorityOf } from '../../src/platform/system.ts'
import { LISTS } from '../../src/reporting/lists/load/all.ts'
import { everybodyMay } from '../support/authority.ts'
import { Company } from '../support/company.ts'
import { createTestSystem } from '../support/database.ts'
import { setUp, signUp } from './setting.ts'

let company: Company

/** Whoever acts may do all, and the log tells what it was about, as in an installation. */
const tracing: AuthorityOf = (db, clock) => ({
  ...installedAuthority(db, clock),
  ...everybodyMay(db, clock),
})

const IBAN = 'DE89370400440532013000'
const PAPER = Buffer.from('%PDF-1.4 a letter of the customer')

beforeAll(async () => {
  company = new Company(await createTestSystem('2026-01-01T12:00:00Z', tracing))
  await setUp(company)
  for (const number of ['P-1', 'P-2']) {
    await signUp(company, { number, plan: 'CARE', start: '2026-01-01' })
  }
  await company.bill({ entity: 'SUN', through: '2026-02-01', issueOn: '2026-02-01' })
  const mandate = { accountNumber: 'P-1', legalEntity: 'SUN', reference: 'M-1', holder: 'Pat One' }
  await company.rows('enterMandates', {
    ...{ ...mandate, scheme: 'sepa_core', signedOn: '2026-01-01', iban: IBAN },
  })
  const said = { channel: 'letter', direction: 'in', subject: 'Wants to know what we keep' }
  const { interactionId } = await company.do<{ interactionId: string }>('recordInteraction', {
    ...{ accountNumber: 'P-1', ...said },
  })
  await company.do('addInteractionFile', {
    ...{ accountNumber: 'P-1', interactionId, name: 'letter.pdf' },
    content: PAPER.toString('base64'),
  })
  // One command about both customers: of the other one nothing may be told.
  const hold = { reason: 'Meter of P-2 is broken', fromOn: '2026-03-01' }
  await company.rows(
    'placeBillingHolds',
    { accountNumber: 'P-1', ...hold, reason: 'P-1 moves' },
    { accountNumber: 'P-2', ...hold },
  )
  await company.drain()
})

/** The files of an archive, by its central directory. */
function filesOf(zip: Buffer): Map<string, Buffer> {
  const end = zip.length - 22
  let at = zip.readUInt32LE(end + 16)
  const files = new Map<string, Buffer>()
  for (let n = zip.readUInt16LE(end + 10); n > 0; n--) {
    const [packed, name] = [zip.readUInt32LE(at + 20), zip.readUInt16LE(at + 28)]
    const start = zip.readUInt32LE(at + 42)
    const label = zip.toString('utf8', at + 46, at + 46 + name)
    const data = start + 30 + zip.readUInt16LE(start + 26)
    files.set(label, inflateRawSync(zip.subarray(data, data + packed)))
    at += 46 + name
  }
  return files
}

const list = async (name: string, filters: Record<string, string> = {}) =>
  (await loadPage(company.system.db, LISTS.get(name)!, { filters, limit: 50 })).rows

const ask = () =>
  company.do<{ copyId: string }>('makeDataCopy', {
    ...{ accountNumber: 'P-1', reason: 'Letter of 28 February' },
  })

const read = (copyId: string) => readDataCopy(company.system, copyId, 'cli:ada')

test('somebody has decided of every kind of personal data whether it is handed out', async () => {
  const { db } = company.system
  const decided = new Set([
    ...(await loadPlaces(db)).map(({ table }) => table),
    ...Object.keys(NOT_HANDED_OUT),
  ])
  const named = await rows(
    db,
    sql<{ name: string }>`select distinct table_name as name from personal_data
      where becomes <> 'nobody' order by 1`,
  )
  expect(
    named.map(({ name }) => name).filter(name => !decided.has(name)),
    'say in data-copies/load/places.ts how its rows are found, or why it is not handed out',
  ).toEqual([])
  const there = await rows(db, sql<{ name: string }>`select relname as name from pg_class`)
  const tables = new Set(there.map(({ name }) => name))
  expect([...decided].filter(name => !tables.has(name))).toEqual([])
})

test('a customer gets all that is kept of them, and nothing of anybody else', async () => {
  company.on('2026-03-02')
  const { copyId } = await ask()
  expect(await ask()).toEqual({ copyId })
  await expect(read(copyId)).rejects.toThrow('data_copy_not_ready')
  await company.drain()
  const { name, content } = await read(copyId)
  expect(name).toBe('data-P-1.zip')
  const files = filesOf(content)
  const data = JSON.parse(String(files.get('data.json')))
  expect(data.account).toMatchObject([{ number: 'P-1' }])
  // What is sealed is theirs to read.
  expect(data.mandate).toMatchObject([{ reference: 'M-1', account_number: IBAN }])
  expect(String(files.get('tables/mandate.csv'))).toContain(IBAN)
  expect(data.interaction[0]).toMatchObject({ subject: 'Wants to know what we keep' })
  expect(files.get(data.interaction_file[0].content)).toEqual(PAPER)
  expect([...files.keys()].filter(each => /^documents\/.*\.pdf$/.test(each))).toHaveLength(1)
  // The log too, of a command about several customers only what was about them.
  const holds = data.command_log.find(
    (each: { command: string }) => each.command === 'placeBillingHolds',
  )
  expect(holds.input.rows).toMatchObject([{ accountNumber: 'P-1', reason: 'P-1 moves' }])
  const all = [...files].filter(([each]) => !each.endsWith('.pdf')).map(([, text]) => String(text))
  expect(all.join('\n')).not.toContain('P-2')
  // Staff are named by their part; amounts are in their currency.
  expect(all.join('\n')).not.toMatch(/person:[0-9a-f]{8}/)
  expect(String(files.get('tables/invoice.csv'))).toContain('11.90')
  expect(String(files.get('README.txt'))).toContain('Letter of 28 February')
  expect(String(files.get('contents.csv'))).toContain('Payments,mandate,1,until erased')
  expect(await list('data-copies', { account: 'P-1' })).toMatchObject([
    { copyId, copyState: 'made', copiedFiles: `${files.size}`, missing: [] },
  ])
  const taken = await list('command-log', { command: 'openDataCopy' })
  expect(taken.filter(each => each.actor === 'cli:ada')).not.toEqual([])
})

test('a copy is gone after 30 days, and with an erased customer', async () => {
  const [copy] = await list('data-copies', { account: 'P-1' })
  const first = String(copy?.copyId)
  company.on('2026-04-02')
  await expect(read(first)).rejects.toThrow('data_copy_ended')
  expect(await keepToPeriods(company.system)).toMatchObject({ dataCopies: 1 })
  const { copyId } = await ask()
  await sql`update data_copy set state = 'ended', fetchable_until = now() where copy_id = ${copyId}`.execute(
    company.system.db,
  )
  // Erased while it was being made, it is not kept.
  await tasksOf(company.system).packDataCopy?.({ copyId })
  await expect(read(copyId)).rejects.toThrow('data_copy_ended')
  const left = await rows(company.system.db, sql`select from data_copy where path is not null`)
  expect(left).toEqual([])
})
