import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestSystem } from '../../../test/support/database.ts'
import { type Browser, House } from '../../../test/support/house.ts'
import { writeShownCompany } from '../../../test/support/shown.ts'
import { installedAuthority } from '../../identity/load/installed.ts'
import { openLog } from '../../platform/telemetry.ts'
import { startServer } from '../server/server.ts'

let house: House
let manager: Browser

beforeAll(async () => {
  const made = await createTestSystem('2026-04-02T08:00:00Z')
  await writeShownCompany(made, 4)
  const system = {
    ...made,
    ...installedAuthority(made.db, made.clock),
    log: openLog('silent'),
  }
  house = new House(system, await startServer(system, { port: 0 }))
  manager = (await house.entered('manager', 'billing_manager', 'auditor')).browser
}, 120_000)

afterAll(() => house?.server.close())

const seen = async (path: string, browser = manager) => {
  const { status, text } = await browser.ask(`/v1/views/${path}`)
  expect([path, status]).toEqual([path, 200])
  return JSON.parse(text) as Record<string, unknown>
}

type Happening = { readonly at: string; readonly kind: string; readonly id: string }

test('everything that happened to a customer stands in one timeline, each once', async () => {
  for (let i = 0; i < 30; i += 1) {
    const fromOn = Temporal.PlainDate.from('2026-05-01').add({ days: i }).toString()
    const row = { accountNumber: 'A-0001', reason: `Case ${i}`, fromOn }
    const { rows } = await house.must<{ rows: { holdId: string }[] }>('placeBillingHolds', {
      rows: [row],
    })
    expect(rows).toHaveLength(1)
  }
  const all: Happening[] = []
  let next: string | null = ''
  for (let page = 0; next !== null && page < 10; page += 1) {
    const query: string = next === '' ? '' : `?${new URLSearchParams({ before: next })}`
    const answer = await seen(`activity/A-0001${query}`)
    all.push(...(answer.happenings as Happening[]))
    next = answer.next as string | null
  }
  const names = all.map(({ kind, id }) => `${kind} ${id}`)
  expect(new Set(names).size).toBe(names.length)
  expect(all.map(({ at }) => at)).toEqual(
    all
      .map(({ at }) => at)
      .toSorted()
      .reverse(),
  )
  const count = (kind: string) => all.filter(each => each.kind === kind).length
  expect(count('hold')).toBe(30)
  expect(count('document')).toBeGreaterThan(0)
  expect(count('change')).toBeGreaterThan(29)
  const documents = (await seen('activity/A-0001?kind=document')).happenings as Happening[]
  expect(documents.map(({ id }) => id)).toEqual(
    all.filter(({ kind }) => kind === 'document').map(({ id }) => id),
  )
})

test('who may not read the audit trail is told of no changes', async () => {
  const { browser } = await house.entered('clerk', 'billing_clerk')
  const { kinds, happenings } = await seen('activity/A-0001?kind=change', browser)
  expect([kinds, happenings]).toEqual([expect.not.arrayContaining(['change']), []])
})

test('a customer stands in its tree: who is above and pays, and what is below', async () => {
  await house.must('setAccountParents', {
    rows: ['A-0002', 'A-0003'].map(accountNumber => ({
      ...{ accountNumber, parentNumber: 'A-0001', fromOn: '2026-04-01' },
      billing: 'consolidated',
    })),
  })
  type Placed = { number: string; billing: string | null; children: string }
  const at = (rows: unknown) =>
    (rows as Placed[]).map(({ number, billing, children }) => [number, billing, children])
  const top = await seen('hierarchy/A-0001')
  expect(at(top.above)).toEqual([['A-0001', null, '2']])
  expect(at(top.children)).toEqual([
    ['A-0002', 'consolidated', '0'],
    ['A-0003', 'consolidated', '0'],
  ])
  expect(at((await seen('hierarchy/A-0001?after=A-0002')).children)).toHaveLength(1)
  expect(at((await seen('hierarchy/A-0003')).above)).toEqual([
    ['A-0001', null, '2'],
    ['A-0003', 'consolidated', '0'],
  ])
  expect(at((await seen('hierarchy/A-0003?on=2026-03-31')).above)).toHaveLength(1)
})

test('an invoice leads from each line to what made it, and says what is not asked for', async () => {
  await house.must('openDispute', {
    ...{
      document: 'SUN-INV-2026-000001',
      cause: 'wrong_price',
      text: 'Too dear',
      on: '2026-04-01',
    },
  })
  const view = await seen('documents/SUN-INV-2026-000001')
  const behind = view.behind as { lineNo: number; plan: string; contract: string }[]
  const lines = view.lines as { lineNo: number }[]
  expect(behind.map(({ lineNo }) => lineNo)).toEqual(lines.map(({ lineNo }) => lineNo))
  expect(behind.every(({ plan, contract }) => plan !== null && contract !== null)).toBe(true)
  expect(view.notAskedFor).toMatchObject([
    { reason: 'dispute', source: expect.stringMatching(/-D1$/) },
  ])
  expect(view.deliveries).toEqual([])
})
