import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { writeTinyBooks } from '../../../test/support/books.ts'
import { createTestSystem } from '../../../test/support/database.ts'
import { type Browser, House } from '../../../test/support/house.ts'
import { forgetOldDataFiles } from '../../operations/data-imports/commands.ts'
import { execute } from '../../platform/command.ts'
import { one } from '../../platform/database/database.ts'
import { dataImportTasks } from './jobs.ts'

const ACCOUNTS = `account_number,kind,name,address_1,city,country,time_zone
D-1,person,Dora Neu,1 rue Neuve,Lyon,FR,Europe/Paris
D-2,person,,2 rue Neuve,Lyon,FR,Europe/Paris
`
const PREMISES = `account_number,premise_code,name,address_1,city,country
D-1,P1,Home,1 rue Neuve,Lyon,FR
`
const ENTITIES = `code,name,address_1,city,country,currency,time_zone
EVIL,Evil SAS,1 rue du Mal,Lyon,FR,EUR,Europe/Paris
`

let house: House
let clerk: { email: string; browser: Browser }
let head: Browser

beforeAll(async () => {
  const made = await createTestSystem('2026-03-05T08:00:00Z')
  await writeTinyBooks(made)
  house = await House.over(made)
  clerk = await house.entered('ada', 'billing_clerk')
  head = (await house.entered('grace', 'billing_manager')).browser
})
afterAll(() => house?.server.close())

async function send({ cookies }: Browser, path: string, body: string, type = 'application/json') {
  const { url } = house.server
  const response = await fetch(`${url}${path}`, {
    method: 'POST',
    headers: {
      cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
      ...{ origin: url, 'sec-fetch-site': 'same-origin', 'content-type': type },
    },
    body,
  })
  return { status: response.status, answer: (await response.json()) as Record<string, string> }
}

async function bring(fileName: string, text: string, importId?: string): Promise<string> {
  const of = new URLSearchParams({ fileName, ...(importId === undefined ? {} : { importId }) })
  const path = `/v1/data-files?${of}`
  const { status, answer } = await send(clerk.browser, path, text, 'application/octet-stream')
  expect(status).toBe(200)
  return String(answer.importId)
}

const command = (browser: Browser, name: string, input: object) =>
  send(browser, `/v1/commands/${name}`, JSON.stringify(input))

async function work(importId: string) {
  const tasks = dataImportTasks(house.system)
  await tasks.workDataImport!({ importId })
  return JSON.parse((await clerk.browser.ask(`/v1/views/data-imports/${importId}`)).text)
}

const accounts = () =>
  one<{ n: bigint }>(
    house.system.db,
    sql`SELECT count(*) AS n FROM account_number WHERE number LIKE 'D-%'`,
  )

test('files are tried together, approved as a whole, taken over, and known the second time', async () => {
  const importId = await bring('accounts.csv', ACCOUNTS)
  await bring('premises.csv', PREMISES, importId)
  await command(clerk.browser, 'tryDataImport', { importId })
  const tried = await work(importId)
  expect(tried).toMatchObject({ state: 'checked', rows: '3', created: '2', rejected: '1' })
  expect(tried.files[0].problems).toMatchObject([{ line: 3, column: 'name' }])
  expect((await accounts()).n).toBe(0n)
  const { text } = await clerk.browser.ask(`/v1/data-imports/${importId}/accounts.csv/errors.csv`)
  expect(text.split('\r\n')[1]).toMatch(/^3,name,/)

  const input = { importId, attempt: tried.attempt }
  const alone = await command(clerk.browser, 'commitDataImport', input)
  expect(alone.answer.code).toBe('approval_needed')
  const asked = await command(clerk.browser, 'requestApproval', {
    ...{ command: 'commitDataImport', input, note: 'new customers' },
  })
  const { requestId } = asked.answer
  expect((await command(head, 'approveRequest', { requestId })).status).toBe(200)
  const done = await work(importId)
  expect(done).toMatchObject({ state: 'done', created: '2', rejected: '1' })
  expect((await accounts()).n).toBe(1n)

  const again = await bring('accounts.csv', ACCOUNTS)
  await command(clerk.browser, 'tryDataImport', { importId: again })
  expect(await work(again)).toMatchObject({ created: '0', unchanged: '1', rejected: '1' })
})

test('taken whole or not at all, a file with a refused line brings nothing, another all of its own', async () => {
  const importId = await bring('accounts.csv', ACCOUNTS.replaceAll('D-1', 'D-7'))
  await bring('premises.csv', PREMISES.replace('P1', 'P2'), importId)
  await command(clerk.browser, 'tryDataImport', { importId })
  const { attempt } = await work(importId)
  const input = { importId, attempt, wholeFiles: true }
  const asked = await command(clerk.browser, 'requestApproval', {
    ...{ command: 'commitDataImport', input, note: 'all of a file or none' },
  })
  await command(head, 'approveRequest', { requestId: asked.answer.requestId })
  const done = await work(importId)
  expect(done).toMatchObject({ state: 'done', created: '1', rejected: '1' })
  expect(done.files).toMatchObject([
    {
      fileName: 'accounts.csv',
      created: '0',
      refusal: expect.stringMatching(/^Nothing of accounts.csv/),
    },
    { fileName: 'premises.csv', created: '1', refusal: null },
  ])
  expect((await accounts()).n).toBe(1n)
})

test('nobody takes by a file what they may not do on a screen', async () => {
  const importId = await bring('legal_entities.csv', ENTITIES)
  await command(clerk.browser, 'tryDataImport', { importId })
  const tried = await work(importId)
  expect(tried).toMatchObject({ state: 'checked', created: '0' })
  expect(tried.files[0].refusal).toMatch(/may|permission/i)
  // Approved by somebody who may define companies it still takes none.
  await command(head, 'commitDataImport', { importId, attempt: tried.attempt })
  await work(importId)
  const entities = await one<{ n: bigint }>(
    house.system.db,
    sql`SELECT count(*) AS n FROM legal_entity WHERE code = 'EVIL'`,
  )
  expect(entities.n).toBe(0n)
  const more = await send(
    head,
    `/v1/data-files?fileName=accounts.csv&importId=${importId}`,
    ACCOUNTS,
  )
  expect(more.status).toBe(422)
})

test('what files held is forgotten after 30 days', async () => {
  const importId = await bring('accounts.csv', ACCOUNTS)
  const { system } = house
  const forget = (clock = system.clock) =>
    execute(system, forgetOldDataFiles, {}, { actor: 'job:eraseData', clock })
  await forget()
  const isKept = async () =>
    JSON.parse((await clerk.browser.ask(`/v1/views/data-imports/${importId}`)).text).files[0].isKept
  expect(await isKept()).toBe(true)
  const later = system.clock.now().add({ hours: 31 * 24 })
  await forget({ now: () => later } as typeof system.clock)
  expect(await isKept()).toBe(false)
})
