import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { workJobs } from '../../../test/support/billed-units.ts'
import { createTestSystem } from '../../../test/support/database.ts'
import { type Browser, House } from '../../../test/support/house.ts'
import { METERS, standMeters } from '../../../test/support/meter-shown.ts'
import { writeShownCompany } from '../../../test/support/shown.ts'
import { type ListPage, loadPage } from '../../platform/list.ts'
import { sortsOf } from '../../platform/list-sort.ts'
import { loadTotals } from '../../platform/list-totals.ts'
import { LISTS } from '../../reporting/lists/load/all.ts'

let house: House
let clerk: Browser

beforeAll(async () => {
  const made = await createTestSystem('2026-04-02T08:00:00Z')
  await writeShownCompany(made, 8)
  house = await House.over(made)
  clerk = (await house.entered('clerk', 'billing_clerk')).browser
}, 180_000)

afterAll(() => house?.server.close())

/** Gives a command as a page of the console does. */
async function give(by: Browser, command: string, input: object) {
  const cookie = [...by.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const answer = await fetch(`${house.server.url}/v1/commands/${command}`, {
    method: 'POST',
    headers: {
      cookie,
      origin: house.server.url,
      'sec-fetch-site': 'same-origin',
      'content-type': 'application/json',
      'idempotency-key': crypto.randomUUID(),
    },
    body: JSON.stringify(input),
  })
  return JSON.parse(await answer.text())
}

const db = () => house.system.db
const list = (name: string) => {
  const found = LISTS.get(name)
  if (found === undefined) throw new Error(`no list ${name}`)
  return found
}

describe('a list in another order', () => {
  test('every list can be ordered by every column that it says, both ways, page by page', async () => {
    for (const each of LISTS.values()) {
      const whole = await loadPage(db(), each, { filters: {}, limit: 100 })
      if (whole.next !== null) continue
      for (const sort of sortsOf(each).keys()) {
        for (const reversed of [false, true]) {
          const asked = { filters: {}, sort, reversed }
          const found = await pages(each.name, asked, Math.max(1, Math.ceil(whole.rows.length / 2)))
          const names = (rows: ListPage['rows']) =>
            rows.map(row => JSON.stringify(each.key.map(key => row[key]))).sort()
          expect([each.name, sort, names(found)]).toEqual([each.name, sort, names(whole.rows)])
        }
      }
    }
  }, 180_000)

  test('amounts go by what they are, and rows without a value come last both ways', async () => {
    const amounts = async (reversed: boolean) =>
      (await pages('documents', { filters: {}, sort: 'open', reversed }, 5)).map(row =>
        Number(row.open),
      )
    const up = await amounts(false)
    expect(up).toEqual(up.toSorted((a, b) => a - b))
    expect(await amounts(true)).toEqual(up.toSorted((a, b) => b - a))
    const reasons = await pages('documents', { filters: {}, sort: 'reason', reversed: true }, 4)
    const empty = reasons.findIndex(row => row.reason === null)
    expect(empty).toBeGreaterThan(0)
    expect(reasons.slice(empty).every(row => row.reason === null)).toBe(true)
  })

  test.each([
    ['sort=otherCurrencies', 422],
    ['sort=nothing', 422],
    ['sort=name&after=W10', 422],
    ['sort=name&order=desc', 200],
  ])('GET /v1/accounts?%s: %i', async (query, status) => {
    expect((await clerk.ask(`/v1/accounts?${query}`)).status).toBe(status)
  })
})

async function pages(
  name: string,
  asked: {
    readonly filters: Record<string, string>
    readonly sort: string
    readonly reversed: boolean
  },
  limit: number,
) {
  const rows: ListPage['rows'][number][] = []
  let after: string | null = null
  do {
    const query = { ...asked, limit, ...(after === null ? {} : { after }) }
    const page: ListPage = await loadPage(db(), list(name), query)
    rows.push(...page.rows)
    after = page.next
  } while (after !== null)
  return rows
}

test('totals count what is filtered and sum its amounts by currency', async () => {
  for (const each of LISTS.values()) await loadTotals(db(), each, { filters: {} })
  const rows = await pages(
    'documents',
    { filters: { kind: 'invoice' }, sort: 'number', reversed: false },
    50,
  )
  const { text } = await clerk.ask('/v1/totals/documents?kind=invoice')
  const totals = JSON.parse(text) as Awaited<ReturnType<typeof loadTotals>>
  const sum = rows.reduce((cents, row) => cents + Math.round(Number(row.payable) * 100), 0)
  expect(totals).toMatchObject({ rows: rows.length, more: false })
  expect(Math.round(Number(totals.sums.payable?.EUR) * 100)).toBe(sum)
  expect((await clerk.ask('/v1/totals/api-keys')).status).toBe(403)
}, 180_000)

describe('the search', () => {
  const found = async (q: string, by = clerk) => {
    const { text } = await by.ask(`/v1/search?q=${encodeURIComponent(q)}`)
    return (JSON.parse(text) as { found: { kind: string; number: string; by: string }[] }).found
  }

  test('finds by number, name, amount and run, as far as one may see', async () => {
    const numbers = async (q: string) => (await found(q)).map(({ number }) => number)
    expect(await numbers('a-0001')).toContain('A-0001')
    expect(await numbers('sun-inv-2026-000003')).toEqual(['SUN-INV-2026-000003'])
    expect(await numbers('söhne')).toContain('A-0002')
    expect(await numbers('SUN-home')).toHaveLength(3)
    const [first] = (await loadPage(db(), list('documents'), { filters: {}, limit: 1 })).rows
    expect(await numbers(String(first?.payable))).toContain(first?.number)
    const { browser } = await house.entered('it', 'it_administrator')
    expect(await found('A-0001', browser)).toEqual([])
    expect((await clerk.ask('/v1/search')).status).toBe(422)
  })

  test('finds a meter and a case by how their numbers begin', async () => {
    await standMeters(house)
    expect(await found('1isk')).toEqual([
      expect.objectContaining({ kind: 'meter', number: METERS.reads, account: 'A-0001' }),
    ])
    const number = 'SUN-INV-2026-000001'
    const opened = { document: number, cause: 'wrong_price', text: 'Too dear', on: '2026-04-01' }
    await house.must('openDispute', opened)
    expect(await found('a-0001-d')).toEqual([
      expect.objectContaining({ kind: 'case', number: 'A-0001-D1' }),
    ])
  })
})

describe('work over many rows', () => {
  const state = async (bulkId: string) =>
    JSON.parse((await clerk.ask(`/v1/views/bulk/${bulkId}`)).text)

  test('is tried first, says which rows are refused, and is carried out once', async () => {
    const row = (number: string) => ({
      label: number,
      input: { rows: [{ accountNumber: number, reason: 'Checked', fromOn: '2026-05-01' }] },
    })
    const rows = [row('A-0005'), row('nobody'), row('A-0006')]
    const { bulkId } = await give(clerk, 'prepareBulk', {
      list: 'accounts',
      command: 'placeBillingHolds',
      rows,
    })
    await workJobs(house.system)
    const tried = await state(bulkId)
    expect(tried.run.state).toBe('tried')
    expect(tried.problems).toMatchObject([
      { label: 'nobody', why: expect.stringMatching(/nobody/) },
    ])
    const holds = () => loadPage(db(), list('holds'), { filters: { isOpen: 'true' }, limit: 50 })
    const before = (await holds()).rows.length
    await give(clerk, 'carryOutBulk', { bulkId })
    await workJobs(house.system)
    expect((await state(bulkId)).counts).toEqual(
      expect.arrayContaining([{ trial: 'fine', state: 'done', rows: '2' }]),
    )
    expect((await holds()).rows.length).toBe(before + 2)
    expect(await give(clerk, 'carryOutBulk', { bulkId })).toMatchObject({ code: 'bulk_not_so_far' })
  }, 120_000)

  test('puts forward what takes a second person, and belongs to whoever prepared it', async () => {
    const input = {
      invoice: 'SUN-INV-2026-000006',
      issueOn: '2026-04-02',
      reason: 'Wrong',
      rebill: false,
    }
    const rows = [{ label: input.invoice, input }]
    const { bulkId } = await give(clerk, 'prepareBulk', {
      list: 'documents',
      command: 'voidInvoice',
      rows,
      note: 'checked',
    })
    await workJobs(house.system)
    await give(clerk, 'carryOutBulk', { bulkId })
    await workJobs(house.system)
    expect((await state(bulkId)).counts).toEqual([{ trial: 'fine', state: 'proposed', rows: '1' }])
    expect((await state(bulkId)).made).toMatchObject([{ facts: { requestId: expect.any(String) } }])
    const { browser } = await house.entered('other', 'billing_manager')
    expect((await browser.ask(`/v1/views/bulk/${bulkId}`)).status).toBe(404)
    const work = JSON.parse((await browser.ask('/v1/views/work')).text) as { code: string }[]
    expect(work.map(({ code }) => code)).toContain('approvals')
    const { browser: mentioned } = await house.entered('mentioned', 'billing_clerk')
    const note = {
      accountNumber: 'A-0001',
      channel: 'note',
      direction: 'internal',
      subject: 'Look',
    }
    await give(clerk, 'recordInteraction', { ...note, mentions: ['mentioned@example.com'] })
    const asked = JSON.parse((await mentioned.ask('/v1/views/work')).text) as {
      code: string
      to: string
    }[]
    const mention = asked.find(({ code }) => code === 'mentions')
    expect(mention?.to).toBe('/lists/follow-ups?mentions=mentioned%40example.com')
  }, 120_000)
})

test('views of a list are one’s own unless they are shared', async () => {
  const save = (name: string, isShared: boolean) =>
    give(clerk, 'saveView', {
      list: 'documents',
      name,
      query: 'kind=invoice',
      isShared,
    })
  await save('Mine', false)
  await save('Ours', true)
  await save('Ours', true)
  const names = async (by: Browser) =>
    (JSON.parse((await by.ask('/v1/views/list-views/documents')).text) as { name: string }[]).map(
      ({ name }) => name,
    )
  expect(await names(clerk)).toEqual(['Mine', 'Ours'])
  const { browser } = await house.entered('auditor', 'auditor')
  expect(await names(browser)).toEqual(['Ours'])
})
