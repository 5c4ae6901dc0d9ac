import { beforeAll, expect, test } from 'vitest'
import { commands } from '../../src/app/registry.ts'
import { installedAuthority } from '../../src/identity/load/installed.ts'
import { execute } from '../../src/platform/command.ts'
import type { System } from '../../src/platform/system.ts'
import { Company } from '../support/company.ts'
import { createTestSystem } from '../support/database.ts'
import { setUp, signUp } from './setting.ts'

/* A household whose meter is read on the first: 0.30 up to 100 kWh, 0.20 beyond. */

let company: Company
/** The same database for people whose roles count. */
let system: System
const people = new Map<string, string>()

beforeAll(async () => {
  const made = await createTestSystem('2026-01-01T12:00:00Z')
  company = new Company(made)
  system = { ...made, ...installedAuthority(made.db, made.clock) }
  await setUp(company)
  await signUp(company, { number: 'R-1', plan: 'HOME', start: '2026-01-01' })
  await company.rows('defineChannels', {
    accountNumber: 'R-1',
    premiseCode: 'HOME',
    meterCode: 'IMPORT',
    serial: 'M-1',
    digits: 6,
    installedOn: '2026-01-01',
  })
  await read('2026-01-01', 1000)
  for (const [who, role] of [
    ['clerk', 'billing_clerk'],
    ['boss', 'billing_manager'],
  ] as const) {
    const email = `${who}@example.com`
    const made = await company.do<{ personId: string }>('invitePerson', { email, name: who })
    await company.do('grantRole', { email, role, reason: 'hired' })
    people.set(who, `person:${made.personId}`)
  }
})

const name = (readOn: string) => ({ accountNumber: 'R-1', serial: 'M-1', readOn })

function read(readOn: string, value: number) {
  return company.rows('recordReads', { ...name(readOn), value: String(value) })
}

async function imported(fileName: string, ...rows: string[]): Promise<string> {
  const text = ['serial,read_on,value', ...rows, ''].join('\n')
  const content = Buffer.from(text).toString('base64')
  const { importId } = await company.do<{ importId: string }>('receiveUsageImport', {
    fileName,
    content,
  })
  const mapping = { kind: 'reads', columns: { serial: 'serial', on: 'read_on', value: 'value' } }
  await company.do('checkUsageImport', { importId, mapping })
  await company.drain()
  await company.do('commitUsageImport', { importId, attempt: 1 })
  await company.drain()
  return importId
}

async function as(who: string, command: string, input: object): Promise<unknown> {
  const found = commands.get(command)
  if (found === undefined) throw new Error(command)
  const done = await execute(system, found, input, { actor: people.get(who) as string })
  return done.ok ? done.value : done.refusal.code
}

const energy = async (from: string) =>
  (await company.documents('R-1', from)).filter(line => line.includes(' power '))

test('an import that was billed is taken back with a second person, and the next bill corrects it', async () => {
  company.on('2026-02-01')
  await imported('right.csv', 'M-1,2026-02-01,1310')
  const wrong = await imported('wrong.csv', 'M-1,2026-02-01,1410')
  await company.bill({ entity: 'SUN', through: '2026-02-01', issueOn: '2026-02-01' })
  expect(await energy('2026-02-01')).toEqual([
    'charge power 2026-01-01..2026-02-01 100 @ 0.3 → 30.00',
    'charge power 2026-01-01..2026-02-01 310 @ 0.2 → 62.00',
  ])

  const input = { importId: wrong, reason: 'read from another meter' }
  expect(await as('clerk', 'undoUsageImport', input)).toBe('approval_needed')
  const request = { command: 'undoUsageImport', input, note: 'see the photo' }
  const { requestId } = (await as('clerk', 'requestApproval', request)) as { requestId: string }
  expect(await as('boss', 'approveRequest', { requestId })).toMatchObject({})
  expect(await company.broken()).toEqual([])

  company.on('2026-03-01')
  await read('2026-03-01', 1600)
  await company.bill({ entity: 'SUN', through: '2026-03-01', issueOn: '2026-03-01' })
  expect(await energy('2026-03-01')).toEqual([
    'correction power 2026-01-01..2026-02-01 -100 @ 0.2 → -20.00',
    'charge power 2026-02-01..2026-03-01 100 @ 0.3 → 30.00',
    'charge power 2026-02-01..2026-03-01 190 @ 0.2 → 38.00',
  ])
  expect(await company.broken()).toEqual([])
}, 60_000)

test('one read is voided by itself, an earlier value counts again, and the day can be read anew', async () => {
  company.on('2026-03-20')
  await read('2026-03-15', 1700)
  const rows = [name('2026-03-15')]
  expect(await as('clerk', 'voidReads', { rows, reason: 'typed wrong' })).toMatchObject({
    created: 1,
  })
  expect(await as('clerk', 'voidReads', { rows, reason: 'typed wrong' })).toMatchObject({
    unchanged: 1,
  })
  await read('2026-03-15', 1690)
  expect(await company.broken()).toEqual([])
})
