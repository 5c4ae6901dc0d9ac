import { afterAll, beforeAll, expect, test } from 'vitest'
import { createQuittance, Refused } from '../../client/quittance.ts'
import { loadAccount } from '../../src/accounts/load/accounts.ts'
import { commands } from '../../src/app/registry.ts'
import {
  EDITED_TABLES,
  EDITED_WHOLE,
  EDITS,
  OVERWRITES_NOTHING,
} from '../../src/identity/audit/pictures/edited.ts'
import { describeTables } from '../../src/identity/audit/pictures/load.ts'
import { execute } from '../../src/platform/command.ts'
import { House, OPERATOR } from '../support/house.ts'

/*
 * Two people open the same form. Whoever saves second is told and overwrites nothing, also when both
 * save at the same instant; saving again with the same key is no conflict with oneself.
 */

let house: House

beforeAll(async () => {
  house = await House.open()
  const account = { kind: 'business', name: 'Solar Park', line1: 'Weg 1', city: 'Bonn' }
  await house.must('createAccounts', {
    rows: [
      {
        accountNumber: 'A-1',
        country: 'DE',
        language: 'de',
        timeZone: 'Europe/Berlin',
        ...account,
      },
    ],
  })
})

afterAll(() => house.server.close())

const versionOf = async (command: string, input: object): Promise<string> => {
  const version = await house.system.db
    .transaction()
    .execute(tx => house.system.trail?.version(tx, command, input) ?? Promise.resolve(''))
  return version
}

const save = (city: string, read: string, idempotencyKey?: string) =>
  execute(
    house.system,
    commands.get('changeAccount') as never,
    { accountNumber: 'A-1', city } as never,
    { actor: OPERATOR, read, ...(idempotencyKey === undefined ? {} : { idempotencyKey }) },
  )

const cityNow = async () => (await loadAccount(house.system.db, 'A-1'))?.billTo.city

test('of ten who save at once what they read, one saves and nine are told', async () => {
  const read = await versionOf('changeAccount', { accountNumber: 'A-1' })
  const tries = Array.from({ length: 10 }, (_, i) => save(`City ${i}`, read, `key-${i}`))
  const results = await Promise.all(tries)
  const won = results.flatMap((result, i) => (result.ok ? [`City ${i}`] : []))
  expect(won).toEqual([await cityNow()])
  const refused = results.flatMap(result => (result.ok ? [] : [result.refusal.code]))
  expect(refused).toEqual(Array.from({ length: 9 }, () => 'changed_meanwhile'))
  // The one whose answer was lost asks again with its key, and hears that it was done.
  const winner = results.findIndex(({ ok }) => ok)
  expect((await save(`City ${winner}`, read, `key-${winner}`)).ok).toBe(true)
})

test('what the form does not show may change meanwhile', async () => {
  const read = await versionOf('changeAccount', { accountNumber: 'A-1' })
  await house.must('placeBillingHolds', {
    rows: [{ accountNumber: 'A-1', reason: 'dispute', fromOn: '2026-03-01' }],
  })
  expect((await save('Köln', read)).ok).toBe(true)
  expect((await save('Bonn', read)).ok).toBe(false)
  expect(await cityNow()).toBe('Köln')
})

test('programs read a version, send it as If-Match, and are told who was faster', async () => {
  const { secret } = await house.must('createApiKey', {
    name: 'two editors',
    scopes: ['accounts.write', 'accounts.read'],
  })
  const client = createQuittance({ url: house.server.url, key: secret as string })
  const answer = await fetch(`${house.server.url}/v1/previews/version`, {
    method: 'POST',
    headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
    body: JSON.stringify({ command: 'changeAccount', input: { accountNumber: 'A-1' } }),
  })
  const { version, last } = (await answer.json()) as {
    version: string
    last: { command: string; actor: string }
  }
  expect(last).toMatchObject({ actor: OPERATOR, changes: [{ table: 'account' }] })
  const change = { accountNumber: 'A-1', email: 'a@example.com' }
  await client.run('changeAccount', change, { ifMatch: version })
  const late = client.run('changeAccount', { ...change, email: null }, { ifMatch: version })
  await expect(late).rejects.toMatchObject({ status: 412, code: 'changed_meanwhile' })
  await expect(client.run('changeAccount', change, { ifMatch: 'a"b' })).rejects.toThrow(Refused)
})

test('every command that edits says what its version is of, in tables that there are', async () => {
  const decided = [EDITED_TABLES, EDITED_WHOLE].flatMap(each => Object.keys(each))
  const known = new Set([...decided, ...OVERWRITES_NOTHING])
  expect([...commands.keys()].filter(name => EDITS.test(name) && !known.has(name))).toEqual([])
  expect([...known].filter(name => !commands.has(name))).toEqual([])
  const named = [EDITED_TABLES, EDITED_WHOLE].flatMap(each => Object.values(each).flat())
  const described = await describeTables(house.system.db, named)
  const there = new Set(described.map(({ table }) => table))
  expect(named.filter(table => !there.has(table))).toEqual([])
})

test('rules of the house have a version, too: whoever saves them second is told', async () => {
  const define = (name: string, read: string) =>
    execute(
      house.system,
      commands.get('defineCollectors') as never,
      { rows: [{ collectorCode: 'north', name }] } as never,
      { actor: OPERATOR, read },
    )
  const input = { rows: [{ collectorCode: 'north', name: 'North' }] }
  const empty = await versionOf('defineCollectors', input)
  expect((await define('North', empty)).ok).toBe(true)
  expect(await define('Up north', empty)).toMatchObject({ refusal: { code: 'changed_meanwhile' } })
  expect((await define('Up north', await versionOf('defineCollectors', input))).ok).toBe(true)
})
