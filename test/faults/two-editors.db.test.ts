import { afterAll, beforeAll, expect, test } from 'vitest'
import { createQuittance, Refused } from '../../client/quittance.ts'
import { loadAccount } from '../../src/accounts/load/accounts.ts'
import { commands } from '../../src/app/registry.ts'
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
  expect(last).toMatchObject({ actor: OPERATOR })
  const change = { accountNumber: 'A-1', email: 'a@example.com' }
  await client.run('changeAccount', change, { ifMatch: version })
  const late = client.run('changeAccount', { ...change, email: null }, { ifMatch: version })
  await expect(late).rejects.toMatchObject({ status: 412, code: 'changed_meanwhile' })
  await expect(client.run('changeAccount', change, { ifMatch: 'a"b' })).rejects.toThrow(Refused)
})
