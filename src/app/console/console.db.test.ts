import { writeFile } from 'node:fs/promises'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { workJobs } from '../../../test/support/billed-units.ts'
import { createTestSystem } from '../../../test/support/database.ts'
import { House } from '../../../test/support/house.ts'
import { HOSTILE_NAME, RUNS, writeShownCompany } from '../../../test/support/shown.ts'
import { execute } from '../../platform/command.ts'
import { rows } from '../../platform/database/database.ts'
import { contentHash } from '../../platform/storage.ts'
import { loadDocumentFile } from '../../reporting/console/load/document.ts'
import { PROOFS } from '../../reporting/proofs/load/all.ts'
import { commands } from '../registry.ts'

const INVOICE = 'SUN-INV-2026-000001'
/** What one needs on the telephone: more of one customer than any other view reads. */
const CARD = 'collection-card/A-0001'
/** What it was known to be at any time: each kind of change is asked for once. */
const AS_OF = [
  'contracts/C-1?account=A-0001',
  'subscriptions/A-0001%2F1?account=A-0001&on=2026-02-10&known=2026-02-01',
]
const LONG = [CARD, `correcting/${INVOICE}?how=rebill`, ...AS_OF]
const VIEWS = [
  ...LONG,
  `correcting/${INVOICE}`,
  'incidents/INC-2026-1',
  'home',
  `runs/${RUNS.issued}`,
  `runs/${RUNS.inReview}`,
  'run-calendar?month=2026-03',
  'run-board',
  `run-desk/${RUNS.inReview}?account=A-0001`,
  `run-comparison/${RUNS.inReview}`,
  `run-delivery/${RUNS.issued}`,
  `documents/${INVOICE}`,
  'documents/SUN-CN-2026-000001',
  'accounts/A-0001',
  'disputes/A-0001-D1',
  'dunning-runs/DUN-SUN-2026-04-02-1',
  'plans/HOME',
  'paying/HOME?version=1',
  'ledger',
  'ledger?on=2026-02-28',
  'ageing',
  'trends',
  'reconciliation',
  'payable/A-0001',
  'ageing?on=2026-02-28&by=document&accounts=yes',
  'aged-items?on=2026-02-28&age=credit',
  'provisions',
]

let house: House
let key: string

beforeAll(async () => {
  house = await shownHouse(20)
  key = await keyOf(house)
})

afterAll(() => house?.server.close())

/** A server over a company with so many customers, at which roles count. */
async function shownHouse(count: number): Promise<House> {
  const made = await createTestSystem('2026-04-02T08:00:00Z')
  await writeShownCompany(made, count)
  const shown = await House.over(made)
  const dispute = { document: INVOICE, cause: 'wrong_price', text: 'Too dear', on: '2026-04-01' }
  await shown.must('openDispute', dispute)
  await shown.must('startDunningRun', { entity: 'SUN' })
  await shown.must('startIncident', {
    title: 'Billed too dear',
    cause: 'wrong_price',
    wrong: 'other',
    remedy: 'credit',
    percent: '10',
    documents: [INVOICE],
    from: '2020-01-01',
    issueOn: '2026-04-02',
    reason: 'Billed too dear',
  })
  await workJobs(made)
  return shown
}

async function keyOf(of: House): Promise<string> {
  const input = { name: 'console', scopes: ['*'] }
  return (await of.must<{ secret: string }>('createApiKey', input)).secret
}

function ask(path: string, headers: Record<string, string> = {}, method = 'GET', at = house) {
  return fetch(`${at.server.url}/v1/${path}`, {
    method,
    headers: { authorization: `Bearer ${key}`, ...headers },
  })
}

describe('the views of the console', () => {
  test('answer whoever may see them, and nobody else', async () => {
    const { browser } = await house.entered('admin', 'it_administrator')
    for (const view of VIEWS) {
      expect([view, (await ask(`views/${view}`)).status]).toEqual([view, 200])
      expect([view, (await browser.ask(`/v1/views/${view}`)).status]).toEqual([view, 403])
      const stranger = await fetch(`${house.server.url}/v1/views/${view}`)
      expect([view, stranger.status]).toEqual([view, 401])
    }
  })

  test('tell how it goes with each system that is talked to, and why something failed last', async () => {
    const lost = { accountNumber: 'A-0001', subscriptionNumber: 'A-0001/9', meterCode: 'none' }
    const event = { eventKey: 'lost', occurredAt: '2026-04-01T00:00:00Z', quantity: '1' }
    await house.must('recordUsageEvents', { rows: [{ ...lost, ...event }] })
    const answer = await ask('views/connectors', { 'accept-language': 'de' })
    const { connectors } = (await answer.json()) as {
      connectors: {
        kind: string
        name: string
        state: string
        received: { day: number } | null
        waiting: number
        failure: { reason: string; about: string } | null
      }[]
    }
    const of = (kind: string) => connectors.find(each => each.kind === kind)
    expect(of('program')).toMatchObject({ name: 'console', state: 'active', failure: null })
    expect(of('meter')).toMatchObject({ waiting: 1, received: { day: 2 } })
    expect(of('meter')?.failure).toMatchObject({
      about: 'A-0001',
      reason: expect.stringContaining('A-0001/9'),
    })
    expect(of('mail')).toMatchObject({ state: 'missing', waiting: expect.any(Number) })
  })

  test('tell the roles, the rules of the second person, and who has duties that conflict', async () => {
    const { roles, rules } = (await (await ask('views/roles')).json()) as {
      roles: { role: string; permissions: Record<string, string> }[]
      rules: unknown[]
    }
    const clerk = roles.find(({ role }) => role === 'billing_clerk')
    expect([clerk?.permissions['accounts.read'], rules.length > 0]).toEqual(['do', true])
    const person = { email: 'all@example.com', name: 'Does it all' }
    for (const [name, input] of [
      ['invitePerson', person],
      ['grantRole', { email: person.email, role: 'billing_manager', reason: 'holiday' }],
      ['grantRole', { email: person.email, role: 'cash_clerk', reason: 'holiday' }],
    ] as const) {
      const command = commands.get(name) as NonNullable<ReturnType<typeof commands.get>>
      expect(await execute(house.system, command, input, { actor: 'cli:test' })).toMatchObject({
        ok: true,
      })
    }
    const { conflicts } = (await (await ask('views/duties')).json()) as {
      conflicts: { email: string; code: string; roles: string[] }[]
    }
    expect(conflicts.filter(({ email }) => email === person.email)).not.toEqual([])
  })

  test('give names as they were typed, for the browser to show as text', async () => {
    const { account } = (await (await ask('views/accounts/A-0002')).json()) as {
      account: { name: string }
    }
    expect(account.name).toBe(HOSTILE_NAME)
  })

  test('keys in pictures of rows are told by number and name to those who may see the things', async () => {
    const found = await rows(
      house.system.db,
      sql<{ account: string; invoice: string; entity: string }>`
        select account_id as account, invoice_id as invoice, legal_entity_id as entity
        from invoice join document_number using (account_id, invoice_id, legal_entity_id)
        where label = ${INVOICE}`,
    )
    const { account = '', invoice = '', entity = '' } = found[0] ?? {}
    const path = `views/named-things?ids=${[account, invoice, entity].join(',')}`
    const told = (await (await ask(path)).json()) as { kind: string; number: string }[]
    expect(told.map(({ kind }) => kind).sort()).toEqual(['account', 'document', 'entity'])
    expect(told.find(({ kind }) => kind === 'document')?.number).toBe(INVOICE)
    expect((await ask('views/named-things?ids=nonsense')).status).toBe(422)
    const browser = (await house.entered('newcomer')).browser
    expect(JSON.parse((await browser.ask(`/v1/${path}`)).text)).toEqual([])
  })

  test('show a person’s tax id masked, whatever they are about', async () => {
    const row = { kind: 'person', name: 'Ada Own', line1: 'Weg 1', city: 'Berlin', country: 'DE' }
    const where = { postalCode: '10115', language: 'de', timeZone: 'Europe/Berlin' }
    const person = { ...row, ...where, accountNumber: 'T-1', taxId: 'DE136695976' }
    await house.must('createAccounts', { rows: [person] })
    for (const view of ['accounts/T-1', 'collection-card/T-1', 'payable/T-1']) {
      const text = await (await ask(`views/${view}`)).text()
      expect([view, text.includes('136695976')]).toEqual([view, false])
    }
    const { account } = (await (await ask('views/accounts/T-1')).json()) as {
      account: { taxId: string }
    }
    expect(account.taxId).toBe('•••• 976')
    expect(await house.must('openTaxId', { accountNumber: 'T-1' })).toMatchObject({
      taxId: 'DE136695976',
    })
  })

  test('say in the language asked for why a line amounts to what it does', async () => {
    for (const [language, words] of [
      ['en', /Price in force since/],
      ['de', /Preis gültig seit/],
    ] as const) {
      const answer = await ask(`views/documents/${INVOICE}`, { 'accept-language': language })
      const { lines } = (await answer.json()) as { lines: { why: string[] }[] }
      expect(lines.flatMap(({ why }) => why).join('\n')).toMatch(words)
    }
  })

  test.each([
    ['views/runs/none', 404],
    ['views/documents/none', 404],
    ['views/accounts/none', 404],
    ['views/disputes/A-0001-D9', 404],
    ['views/accounts/a%00b', 404],
    ['views/ledger?on=2026-02-30', 422],
    ['views/ledger?on=0001-01-01', 422],
    ['views/ageing?by=colour', 422],
    ['views/ledger?by=due', 400],
    ['views/home?id=1', 400],
  ])('%s: %i', async (path, status) => {
    expect((await ask(path)).status).toBe(status)
  })

  test('send as many statements for 20 accounts as for 4, and few', async () => {
    const small = await shownHouse(4)
    const big = key
    const counts = async (of: House) => {
      const found: number[] = []
      for (const view of VIEWS) {
        const { statements } = of.system.database
        const before = statements.count
        await ask(`views/${view}`, {}, 'GET', of)
        found.push(statements.count - before)
      }
      return found
    }
    const many = await counts(house)
    key = await keyOf(small)
    expect(await counts(small)).toEqual(many)
    key = big
    expect(Math.max(...many.slice(LONG.length))).toBeLessThanOrEqual(14)
    expect(Math.max(...many.slice(0, LONG.length))).toBeLessThanOrEqual(27)
    await small.server.close()
  })
})

describe('what the console is made from', () => {
  test('is what the reader may see', async () => {
    const { browser } = await house.entered('clerk', 'billing_clerk')
    const names = async (answer: { lists: { name: string }[] }) =>
      answer.lists.map(({ name }) => name)
    const all = await names(JSON.parse(await (await ask('lists')).text()))
    const clerks = await names(JSON.parse((await browser.ask('/v1/lists')).text))
    expect(clerks).toContain('accounts')
    expect(clerks).not.toContain('api-keys')
    expect(all).toEqual(expect.arrayContaining(clerks))
    const me = JSON.parse((await browser.ask('/v1/me')).text)
    expect(me).toMatchObject({ name: 'clerk Somebody', permissions: { 'billRuns.start': 'do' } })
  })

  test('describes the rows of a bulk command', async () => {
    const { input } = (await (await ask('commands/createContracts')).json()) as {
      input: { properties: { rows: { items: { required: string[] } } } }
    }
    expect(input.properties.rows.items.required).toContain('accountNumber')
    expect((await ask('commands/noSuchCommand')).status).toBe(404)
  })
})

describe('the PDF of a document', () => {
  const pdf = (number: string, more = '', headers: Record<string, string> = {}) =>
    ask(`documents/${number}.pdf${more}`, headers)

  test('is the file as issued, named and hashed', async () => {
    const answer = await pdf(INVOICE)
    expect(answer.headers.get('content-type')).toBe('application/pdf')
    const content = Buffer.from(await answer.arrayBuffer())
    expect(answer.headers.get('etag')).toBe(`"${contentHash(content)}"`)
    const place = answer.headers.get('content-disposition')
    expect(place).toMatch(/^inline; filename="SUN-INV-2026-000001\.pdf"/)
    const saved = await pdf(INVOICE, '?download=1')
    expect(saved.headers.get('content-disposition')).toMatch(/^attachment; /)
    const again = await pdf(INVOICE, '', { 'if-none-match': answer.headers.get('etag') ?? '' })
    expect(again.status).toBe(304)
    expect((await pdf('none')).status).toBe(404)
  })

  test('is not sent when its file is not the one that was issued, and the proofs find it', async () => {
    const number = 'SUN-INV-2026-000005'
    const never = (await (await ask('proofs')).json()) as { ranAt: string | null }
    expect(never.ranAt).toBeNull()
    const { system } = house
    const found = await loadDocumentFile(system.db, number)
    await writeFile(system.storage.path(found?.file?.path ?? ''), 'something else')
    const answer = await pdf(number)
    expect([answer.status, await answer.text()]).toEqual([
      500,
      expect.stringContaining('is not the one that was issued'),
    ])
    const asked = await Promise.all([ask('proofs', {}, 'POST'), ask('proofs', {}, 'POST')])
    expect(asked.map(({ status }) => status)).toEqual([200, 200])
    // Another server of the same database, or this one after a restart, tells the same.
    const last = (await (await ask('proofs')).json()) as {
      askedBy: string
      statements: { violations: string }[]
    }
    expect(last.askedBy).toMatch(/^key:/)
    expect(last.statements).toHaveLength(PROOFS.length)
    expect(last.statements.filter(({ violations }) => violations !== '0')).toHaveLength(1)
  })
})
