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

test('a customer asks for instalments within the rules; staff agree to it or say no', async () => {
  const looker = await customer('looker', ['A-0001', 'customer_view'])
  const path = '/my/A-0001/plan?entity=SUN&currency=EUR'
  // Where the rules do not say that customers may ask, there is no such page.
  expect((await owner.ask('/my/A-0001')).text).not.toContain('/plan?')
  expect((await owner.ask(path)).status).toBe(404)
  const policy = { entity: 'SUN', fromOn: '2026-01-01', mostInstalments: 4, planFee: '2.00' }
  await house.must('setPaymentPlanPolicy', { ...policy, customersAsk: true })
  expect((await owner.ask('/my/A-0001')).text).toContain('Ask to pay in instalments')
  expect((await looker.ask('/my/A-0001')).text).not.toContain('/plan?')
  expect((await looker.ask(path)).status).toBe(404)
  const offered = await owner.ask(`${path}&count=3&firstOn=2026-04-20`)
  expect(offered.text).toContain('<option value="4">')
  expect(offered.text).not.toContain('<option value="5">')
  expect(offered.text.match(/2026-0[456]-20/g)?.length).toBeGreaterThanOrEqual(3)
  expect(offered.text).toContain('2.00')
  // More than the policy allows is refused where it is shown and where it is sent.
  expect((await owner.ask(`${path}&count=3&firstOn=2027-04-20`)).text).toContain('role="alert"')
  const asked = {
    entity: 'SUN',
    currency: 'EUR',
    count: '3',
    firstOn: '2026-04-20',
    note: 'Job lost',
  }
  expect((await owner.ask('/my/A-0001/plan', { ...asked, count: '5' })).text).toContain(
    'more than the 4',
  )
  expect((await looker.ask('/my/A-0001/plan', asked)).status).toBe(403)
  expect((await owner.ask('/my/A-0003/plan', asked)).status).toBe(403)
  expect((await owner.ask('/my/A-0001/plan', asked)).status).toBe(303)
  expect((await owner.ask('/my/A-0001/plan', asked)).text).toContain(
    'asked for a payment plan already',
  )
  expect((await owner.ask('/my/A-0001')).text).toContain('We are looking at it')

  const tasks = () => listed('tasks', { account: 'A-0001', kind: 'plan_requested' })
  expect(await tasks()).toMatchObject([{ facts: { count: 3, note: 'Job lost' } }])
  const [first] = await listed('payment-plan-requests', { account: 'A-0001' })
  const of = { accountNumber: 'A-0001', request: first?.requestId }
  await house.must('declinePlanRequest', { ...of, answer: 'Please call us first.' })
  expect(await tasks()).toEqual([])
  const told = (await owner.ask('/my/A-0001')).text
  expect(told).toContain('Please call us first.')
  expect(await listed('messages', { account: 'A-0001', template: 'plan_declined' })).toHaveLength(1)

  // Asked again, taken back, asked once more, and agreed.
  await owner.ask('/my/A-0001/plan', asked)
  const [second] = await listed('payment-plan-requests', { requestState: 'waiting' })
  await owner.ask('/my/A-0001/plan/withdraw', { request: String(second?.requestId) })
  await owner.ask('/my/A-0001/plan', asked)
  const [third] = await listed('payment-plan-requests', { requestState: 'waiting' })
  const items = (await listed('open-items', { account: 'A-0001' }))
    .filter(({ open }) => Number(open) > 0)
    .map(({ itemId }) => ({ item: itemId }))
  const plan = { accountNumber: 'A-0001', entity: 'SUN', items, on: '2026-04-02', count: 3 }
  const terms = { firstOn: '2026-04-20', request: third?.requestId, tell: false }
  await house.must('agreePaymentPlan', { ...plan, ...terms })
  const agreed = (await owner.ask('/my/A-0001')).text
  expect(agreed).toMatch(/<strong>running<\/strong>.*next/s)
  expect(agreed).not.toContain('We are looking at it')
})

async function listed(
  name: string,
  filters: Readonly<Record<string, string>>,
): Promise<Readonly<Record<string, unknown>>[]> {
  return Array.fromAsync(allRows(house.system.db, LISTS.get(name)!, filters))
}
