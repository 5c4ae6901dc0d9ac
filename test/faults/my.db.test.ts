import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { rows } from '../../src/platform/database/database.ts'
import { allRows } from '../../src/platform/list.ts'
import { LISTS } from '../../src/reporting/lists/load/all.ts'
import { createTestSystem } from '../support/database.ts'
import { type Browser, House, PASSWORD } from '../support/house.ts'
import { writeShownCompany } from '../support/shown.ts'

/*
 * Customers who sign in see their own accounts and no others: by address, by document, by command.
 */

let house: House
let owner: Browser
let viewer: Browser

beforeAll(async () => {
  const made = await createTestSystem('2026-04-02T08:00:00Z')
  await writeShownCompany(made, 3)
  house = await House.over(made)
  owner = await customer('owner', ['A-0001', 'customer_admin'], ['A-0003', 'customer_view'])
  viewer = await customer('viewer', ['A-0001', 'customer_view'])
}, 60_000)

afterAll(() => house?.server.close())

async function customer(
  who: string,
  ...grants: readonly (readonly [number: string, role: string])[]
): Promise<Browser> {
  const email = `${who}@customer.example`
  const { link } = await house.must('invitePerson', { email, name: who, kind: 'customer' })
  for (const [accountNumber, role] of grants) {
    await house.must('grantRole', { email, role, accountNumber, reason: 'asked' })
  }
  await house.browser().ask(link as string, { password: PASSWORD })
  const browser = house.browser()
  await browser.signIn(email)
  return browser
}

test('a customer is led to the own accounts and sees what is open and issued there', async () => {
  expect((await owner.ask('/')).headers.get('location')).toBe('/my')
  expect((await owner.ask('/console')).headers.get('location')).toBe('/my')
  const all = await owner.ask('/my')
  expect(all.text).toContain('A-0001')
  expect(all.text).toContain('A-0003')
  expect(all.text).not.toContain('A-0002')
  // Who has one account is led right to it.
  expect((await viewer.ask('/my')).headers.get('location')).toBe('/my/A-0001')
  const { text } = await viewer.ask('/my/A-0001')
  expect(text).toContain('SUN-INV-2026-000001')
  expect(text).toContain('SUN-CN-2026-000001')
  const file = await viewer.ask('/my/A-0001/documents/SUN-INV-2026-000001')
  expect([file.status, file.headers.get('content-type')]).toEqual([200, 'application/pdf'])
})

test('that a customer opened a document is kept once, and stands in the register of deliveries', async () => {
  await owner.ask('/my/A-0001/documents/SUN-INV-2026-000001')
  await owner.ask('/my/A-0001/documents/SUN-INV-2026-000001')
  const list = LISTS.get('document-deliveries')!
  const opened = await Array.fromAsync(allRows(house.system.db, list, { isOpened: 'true' }))
  expect(opened).toMatchObject([{ document: 'SUN-INV-2026-000001', openedAt: expect.anything() }])
  const unopened = await Array.fromAsync(allRows(house.system.db, list, { isOpened: 'false' }))
  expect(unopened.map(row => row.document)).toContain('SUN-INV-2026-000002')
  const told = await rows(
    house.system.db,
    sql<{
      command: string
    }>`select command from command_log where command = 'recordDocumentOpened'`,
  )
  expect(told).toHaveLength(1)
})

test('of a foreign account, and of its documents, as little is told as of none', async () => {
  const foreign = await owner.ask('/my/A-0002')
  const none = await owner.ask('/my/A-9999')
  expect([foreign.status, none.status]).toEqual([404, 404])
  const plain = (text: string) => text.replaceAll(/[0-9a-f-]{36}/g, '')
  expect(plain(foreign.text)).toBe(plain(none.text))
  // An invoice of somebody else under the own account, and the own one under another.
  expect((await viewer.ask('/my/A-0001/documents/SUN-INV-2026-000002')).status).toBe(404)
  expect((await owner.ask('/my/A-0003/documents/SUN-INV-2026-000001')).status).toBe(404)
  expect((await house.browser().ask('/my/A-0001')).status).toBe(401)
  // Nor do the lists of staff answer.
  expect((await owner.ask('/v1/documents')).status).toBe(403)
})

test('only who may pay is led to the payment page, and of their own account alone', async () => {
  expect((await owner.ask('/my/A-0001')).text).toContain('action="/my/A-0001/pay"')
  expect((await viewer.ask('/my/A-0001')).text).not.toContain('/pay"')
  expect((await viewer.ask('/my/A-0001/pay', { entity: 'SUN' })).status).toBe(403)
  expect((await owner.ask('/my/A-0003/pay', { entity: 'SUN' })).status).toBe(403)
  expect((await owner.ask('/my/A-0002/pay', { entity: 'SUN' })).status).toBe(404)
  const led = await owner.ask('/my/A-0001/pay', { entity: 'SUN' })
  expect(led.status).toBe(303)
  const page = await house.browser().ask(led.headers.get('location') ?? '')
  expect(page.text).toContain('SUN-INV-2026-')
  // The command asks by itself, not only the page.
  const cookie = [...owner.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const command = await fetch(`${house.server.url}/v1/commands/payOwnAccount`, {
    method: 'POST',
    headers: {
      ...{ cookie, origin: house.server.url, 'sec-fetch-site': 'same-origin' },
      'content-type': 'application/json',
    },
    body: JSON.stringify({ accountNumber: 'A-0002', legalEntity: 'SUN' }),
  })
  expect(command.status).toBe(403)
})

test('a role that is taken away counts no more with the next request', async () => {
  const of = { email: 'viewer@customer.example', role: 'customer_view', accountNumber: 'A-0001' }
  await house.must('revokeRole', { ...of, reason: 'moved' })
  expect((await viewer.ask('/my/A-0001')).status).toBe(404)
  expect((await viewer.ask('/my')).status).toBe(404)
})
