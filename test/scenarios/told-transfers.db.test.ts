import { afterAll, beforeAll, expect, test } from 'vitest'
import { type RunningServer, startServer } from '../../src/app/server/server.ts'
import { loadPage } from '../../src/platform/list.ts'
import { LISTS } from '../../src/reporting/lists/load/all.ts'
import { BankDays } from '../support/bank-days.ts'
import { Company } from '../support/company.ts'
import { createTestSystem } from '../support/database.ts'
import { setUp, signUp } from './setting.ts'

const IBAN = 'DE02120300000000202051'

let company: Company
let server: RunningServer
let page = ''

/** Two customers with two invoices of 11.90 each; one has a link. */
beforeAll(async () => {
  company = new Company(await createTestSystem('2026-01-01T12:00:00Z'))
  await setUp(company)
  for (const number of ['T1', 'T2']) {
    await signUp(company, { number, plan: 'CARE', start: '2026-01-01' })
  }
  for (const day of ['2026-02-01', '2026-03-01']) {
    await company.bill({ entity: 'SUN', through: day, issueOn: day })
  }
  const account = { code: 'MAIN', name: 'Main account', entity: 'SUN', currency: 'EUR' }
  await company.rows('defineBankAccounts', { ...account, numbers: [IBAN] })
  company.on('2026-03-10')
  server = await startServer(company.system, { port: 0 })
  const asked = { accountNumber: 'T1', legalEntity: 'SUN' }
  page = `${(await company.do<{ path: string }>('createPayLink', asked)).path}/transfer`
})

afterAll(() => server.close())

const list = async (name: string, filters = {}) =>
  (await loadPage(company.system.db, LISTS.get(name)!, { filters, limit: 50 })).rows

const itemsOf = async (account: string) =>
  (await list('open-items', { account })).map(row => String(row.itemId))

async function ask(path: string, fields?: Record<string, string>) {
  const post = { method: 'POST', body: new URLSearchParams(fields) }
  const answer = await fetch(`${server.url}${path}`, fields === undefined ? {} : post)
  return { status: answer.status, body: await answer.text() }
}

test('a link that does not hold, an invoice of somebody else and too much are refused', async () => {
  const [item = ''] = await itemsOf('T1')
  const [foreign = ''] = await itemsOf('T2')
  const wrong = `/pay/${'A'.repeat(64)}/transfer`
  expect((await ask(wrong)).status).toBe(404)
  expect((await ask(wrong, { item })).status).toBe(404)
  expect((await ask(page)).body).toContain('value="2026-03-10"')
  const theirs = await ask(page, { item: foreign, [`amount-${foreign}`]: '11.90' })
  expect(theirs.status).toBe(422)
  expect(theirs.body).toContain('There is no open item')
  const typed = { reference: '<b>77' }
  const above = await ask(page, { item, [`amount-${item}`]: '11,91', ...typed })
  expect(above.status).toBe(422)
  // What was typed stays, as text.
  expect(above.body).toContain('value="11,91"')
  expect(above.body).toContain('value="&lt;b&gt;77"')
  expect((await ask(page, { item, [`amount-${item}`]: '-1' })).status).toBe(422)
  expect((await ask(page, { item, paidOn: 'soon' })).status).toBe(422)
  expect((await ask(page, typed)).body).toContain('Choose at least one invoice.')
  expect(await list('remittances')).toEqual([])
})

test('what a customer says of a transfer is noted once, and its money pays just that', async () => {
  const [first = '', second = ''] = await itemsOf('T1')
  const told = {
    ...{ item: second, [`amount-${first}`]: '11.90', [`amount-${second}`]: '7,50' },
    ...{ paidOn: '2026-03-11', reference: 'OUR-4711' },
  }
  const done = await ask(page, told)
  expect(done.status).toBe(200)
  expect(done.body).toContain('We have noted what your transfer is for.')
  expect(done.body).toContain('<dd>OUR-4711</dd>')
  const again = await ask(page, told)
  expect([again.status, again.body.includes('told us this already')]).toEqual([200, true])
  expect(await list('remittances')).toMatchObject([
    { source: 'customer', state: 'waiting', amount: '7.50', account: 'T1' },
  ])
  company.on('2026-03-12')
  const [line] = await new BankDays(company, IBAN).day('2026-03-12', {
    ...{ minor: 750n, name: 'Somebody', text: 'OUR-4711' },
  })
  expect(line?.text).toBe('7.50 matched')
  const open = (await list('open-items', { account: 'T1' })).map(row => [row.itemId, row.open])
  expect(open).toEqual([
    [first, '11.90'],
    [second, '4.40'],
  ])
  expect(await company.broken()).toEqual([])
})
