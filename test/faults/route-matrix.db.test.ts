import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { VIEWS } from '../../src/app/console/views/all.ts'
import { commands } from '../../src/app/registry.ts'
import { buildServer } from '../../src/app/server/server.ts'
import { mayOf } from '../../src/identity/access.ts'
import { covers } from '../../src/identity/api-keys/scopes.ts'
import { permissionFacts } from '../../src/identity/permissions.ts'
import { BUILT_IN_ROLES, type Role } from '../../src/identity/roles.ts'
import { recordUsageEvents } from '../../src/metering/commands/usage-events.ts'
import { one } from '../../src/platform/database/database.ts'
import { importBankStatement } from '../../src/receivables/bank/commands/import.ts'
import { LISTS } from '../../src/reporting/lists/load/all.ts'
import { House } from '../support/house.ts'

/*
 * Every address of the server × everybody who may ask: the answer that follows from the roles' table,
 * compared with the answer over HTTP. An address that nothing below decides on fails the test.
 */

let house: House
const askers: Asker[] = []

/** Somebody who asks: what they send with it, and what they may do. */
type Asker = {
  readonly name: string
  readonly kind: 'person' | 'key' | 'nobody'
  readonly headers: Readonly<Record<string, string>>
  may(permission: string): 'do' | 'propose' | 'no'
}

const KEYS: readonly (readonly string[])[] = [
  ['*'],
  ['usage.record', 'usage.read'],
  ['webhooks.read'],
]

beforeAll(async () => {
  house = await House.open()
  const { server } = house
  const entity = {
    code: 'SUN',
    name: 'Sun Power',
    addressLines: ['1 Sun Street'],
    country: 'DE',
    currency: 'EUR',
    timeZone: 'Europe/Berlin',
  }
  await house.must('defineLegalEntities', { entities: [entity] })
  const { number } = await one(
    house.system.db,
    sql<{ number: string }>`SELECT number FROM account LIMIT 1`,
  )
  askers.push({ name: 'nobody', kind: 'nobody', headers: {}, may: () => 'no' })
  for (const role of BUILT_IN_ROLES) askers.push(await person(role, number))
  for (const scopes of KEYS) {
    const made = await house.must('createApiKey', { name: scopes.join(' '), scopes })
    askers.push({
      name: `key ${scopes.join(' ')}`,
      kind: 'key',
      headers: { authorization: `Bearer ${made.secret}` },
      // What is our own jobs' or a customer's own is no key's, whatever its scopes.
      may: permission => {
        const facts = permissionFacts(permission)
        const isPeoples = facts?.machine !== true && facts?.customer !== true
        return covers(scopes, permission) && isPeoples ? 'do' : 'no'
      },
    })
  }
  const revoked = await house.must('createApiKey', { name: 'revoked', scopes: ['*'] })
  await house.must('revokeApiKey', { keyId: revoked.keyId })
  askers.push({
    name: 'revoked key',
    kind: 'nobody',
    headers: { authorization: `Bearer ${revoked.secret}` },
    may: () => 'no',
  })
  expect(server.url).toBeDefined()
})

afterAll(() => house?.server.close())

async function person(role: Role, accountNumber: string): Promise<Asker> {
  const email = await house.hire(role.role)
  const about = role.audience === 'customer' ? { accountNumber } : {}
  if (role.audience === 'customer') {
    await sql`UPDATE person SET kind = 'customer' WHERE email = ${email}`.execute(
      house.system.owner.db,
    )
  }
  await house.must('grantRole', { email, role: role.role, reason: 'matrix', ...about })
  const browser = house.browser()
  await browser.signIn(email)
  const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const held = [{ role, accountId: null }]
  const access = { actor: '', personId: '', audience: role.audience, held }
  return {
    name: role.role,
    kind: 'person',
    headers: { cookie, origin: house.server.url, 'sec-fetch-site': 'same-origin' },
    may: permission => mayOf(access, permission),
  }
}

/** Who is let in at an address. */
type Decision =
  /** Everybody: it shows nothing, or its own token or signature counts. */
  | 'everybody'
  /** Whoever is signed in or has a key; what they see is their own. */
  | 'known'
  /** Whoever is signed in at the pages. */
  | 'person'
  | { readonly reads: string }
  | { readonly does: string }

type Route = { readonly method: string; readonly url: string }

function decisionOn({ method, url }: Route): Decision | undefined {
  const fixed = FIXED[`${method} ${url}`]
  if (fixed !== undefined) return fixed
  if (method === 'GET') {
    const view = VIEWS.find(({ path }) => `/v1/views/${path}` === url)
    if (view !== undefined) {
      return view.permission === undefined ? 'known' : { reads: view.permission }
    }
    const list = LISTS.get(/^\/v1\/(?:totals\/)?([\w-]+)(?:\/:id)?$/.exec(url)?.[1] ?? '')
    if (list !== undefined) return { reads: list.permission }
  }
  const command = commands.get(/^\/v1\/commands\/(\w+)$/.exec(url)?.[1] ?? '')
  return method === 'POST' && command !== undefined ? { does: command.permission } : undefined
}

const FIXED: Readonly<Record<string, Decision>> = {
  'GET /health': 'everybody',
  'GET /ready': 'everybody',
  'GET /metrics': 'everybody',
  'POST /webhooks/:provider': 'everybody',
  'GET /v1/openapi.json': 'everybody',
  'GET /v1/reference': 'everybody',
  'GET /v1/lists': 'known',
  'GET /v1/commands': 'known',
  'GET /v1/commands/:name': 'known',
  'GET /v1/me': 'known',
  'GET /v1/search': 'known',
  'POST /v1/previews/wording': { reads: 'messages.read' },
  'POST /v1/previews/dunning-policy': { reads: 'receipts.read' },
  'POST /v1/previews/late-charges': { reads: 'receipts.read' },
  'POST /v1/previews/contact-rules': { reads: 'receipts.read' },
  'POST /v1/previews/taxes': { reads: 'catalog.read' },
  'POST /v1/previews/authority': { reads: 'people.read' },
  // What may be tried is the command's own to say.
  'POST /v1/previews/row': 'known',
  'POST /v1/previews/version': 'known',
  'POST /v1/previews/price': { reads: 'catalog.read' },
  'POST /v1/previews/change': { reads: 'contracts.read' },
  'GET /v1/proofs': { reads: 'proofs.read' },
  'POST /v1/proofs': { reads: 'proofs.read' },
  'GET /': 'everybody',
  // Of customers, by the token of a link or a payment of their own.
  'GET /logo/:hash': 'everybody',
  'GET /pay/:token': 'everybody',
  'POST /pay/:token': 'everybody',
  'GET /pay/:token/transfer': 'everybody',
  'POST /pay/:token/transfer': 'everybody',
  'GET /pay/:token/cases': 'everybody',
  'POST /pay/:token/cases': 'everybody',
  'GET /pay/:token/cases/:number': 'everybody',
  'POST /pay/:token/cases/:number': 'everybody',
  'GET /pay/done/:accountId/:paymentId': 'everybody',
  'GET /sandbox/:reference': 'everybody',
  'POST /sandbox/:reference': 'everybody',
  'GET /v1/cases/:number/record.zip': { reads: 'disputes.read' },
  'GET /v1/documents/:number.pdf': { reads: 'documents.read' },
  'GET /v1/statements/:statement.pdf': { reads: 'messages.read' },
  'GET /v1/statements/:statement.csv': { reads: 'messages.read' },
  'GET /v1/accounts/:number/statement.pdf': { reads: 'messages.read' },
  'GET /v1/accounts/:number/statement.csv': { reads: 'messages.read' },
  'GET /v1/print-batches/:batch.pdf': { reads: 'messages.read' },
  'GET /v1/print-batches/:batch.csv': { reads: 'messages.read' },
  'GET /v1/message-copies/:message/:copy.pdf': { reads: 'messages.read' },
  'GET /v1/case-files/:file': { reads: 'disputes.read' },
  'GET /v1/interaction-files/:file/content': { reads: 'messages.read' },
  'GET /v1/placements/:placement/evidence.zip': { reads: 'collections.place' },
  'GET /v1/data-copies/:copy/data.zip': { reads: 'data.copy' },
  'GET /v1/audit-sample/evidence.zip': { reads: 'audit.read' },
  'GET /v1/exports/ledger': { reads: 'ledger.read' },
  'GET /v1/exports/numbers': { reads: 'documents.read' },
  'GET /v1/exports/rebill': { reads: 'billRuns.read' },
  'GET /v1/deposits/:reference/slip.pdf': { reads: 'receipts.read' },
  'GET /v1/mandate-papers/:paper': { reads: 'bankDetails.read' },
  'GET /v1/receipt-images/:image': { reads: 'receipts.read' },
  'GET /v1/remittance-files/:file': { reads: 'receipts.read' },
  'GET /v1/debit-runs/:run/file': { reads: 'debits.approve' },
  'GET /v1/refund-runs/:run/file': { reads: 'refunds.approve' },
  'POST /v1/usage-events': { does: recordUsageEvents.permission },
  'POST /v1/what-if': { reads: 'documents.read' },
  'POST /v1/previews/bank-csv': { does: importBankStatement.permission },
  'POST /v1/previews/usage-file': { does: 'usage.record' },
  'POST /v1/data-files': { does: 'import' },
  'GET /v1/data-imports/:id/:file/errors.csv': { reads: 'import' },
  'GET /v1/usage-imports/:id/source': { reads: 'usage.read' },
  'GET /v1/usage-imports/:id/errors.csv': { reads: 'usage.read' },
  'POST /v1/usage-files': { does: 'usage.record' },
  'POST /v1/bank-files': { does: importBankStatement.permission },
  'GET /v1/bank-lines/:line/suggestions': { reads: 'receipts.read' },
  'GET /console': 'person',
  'GET /console/*': 'person',
  'GET /console/assets/:name': 'everybody',
  // Of customers, each their own accounts (my.db.test.ts).
  'GET /my': 'person',
  'GET /my/:number': 'person',
  'GET /my/:number/plan': 'person',
  'GET /my/:number/documents/:document': 'person',
  'GET /me': 'person',
  'GET /sign-in': 'everybody',
  'POST /sign-in': 'everybody',
  'POST /sign-in/code': 'everybody',
  'GET /sign-in/passkey': 'everybody',
  'POST /sign-in/passkey': 'everybody',
  'POST /sign-out': 'everybody',
  'GET /forgotten': 'everybody',
  'POST /forgotten': 'everybody',
  'GET /password/:token': 'everybody',
  'POST /password/:token': 'everybody',
  'GET /set-up/:token': 'everybody',
  'POST /set-up/:token': 'everybody',
}

/**
 * Files that belong to the pages, what people do with their own sign-in (sign-in.db.test.ts) and
 * customers with their account (my.db.test.ts).
 */
const ELSEWHERE = /^GET \/(?:assets\/|[\w.-]+\.(?:css|svg|js|ico)$)|^POST \/m[ey]\//

/** Every address of the server; `POST /v1/commands/:name` is one for each command. */
async function routes(): Promise<Route[]> {
  const found: Route[] = []
  const app = buildServer(house.system, {
    checksHost: false,
    onRoute: ({ url, method }) => {
      for (const each of [method].flat()) found.push({ url, method: String(each) })
    },
  })
  await app.ready()
  await app.close()
  return found
    .filter(({ method }) => method !== 'HEAD')
    .flatMap(route =>
      route.method === 'POST' && route.url === '/v1/commands/:name'
        ? [...commands.keys()].map(name => ({ ...route, url: `/v1/commands/${name}` }))
        : [route],
    )
}

test('every address has been decided on', async () => {
  const all = await routes()
  expect(all.length).toBeGreaterThan(200)
  const open = all
    .filter(route => decisionOn(route) === undefined)
    .map(({ method, url }) => `${method} ${url}`)
  expect(open.filter(name => !ELSEWHERE.test(name))).toEqual([])
})

/** What somebody is answered: let in (whatever comes of it), or not, and how. */
type Verdict = 'let in' | '401' | '403'

function expected(asker: Asker, decision: Decision): Verdict {
  if (decision === 'everybody') return 'let in'
  if (asker.kind === 'nobody') return '401'
  if (decision === 'known') return 'let in'
  // Keys are for programs: the pages do not know them.
  if (decision === 'person') return asker.kind === 'key' ? '401' : 'let in'
  if ('reads' in decision) return asker.may(decision.reads) === 'do' ? 'let in' : '403'
  return asker.may(decision.does) === 'no' ? '403' : 'let in'
}

async function answered(asker: Asker, { method, url }: Route): Promise<Verdict> {
  const path = url.replace(/:number\.pdf$/, 'NONE.pdf').replace(/:\w+|\*/, 'NONE')
  const isPost = method === 'POST'
  const response = await fetch(`${house.server.url}${path}${isPost ? '?dryRun=true' : ''}`, {
    method,
    redirect: 'manual',
    headers: { ...asker.headers, ...(isPost ? { 'content-type': 'application/json' } : {}) },
    ...(isPost ? { body: '{}' } : {}),
  })
  const text = await response.text()
  if (response.status >= 500) throw new Error(`${method} ${path}: ${response.status} ${text}`)
  if (response.status === 401) return '401'
  if (response.status === 403) {
    // Nothing else than that may be told: neither of the input nor of what there is.
    const isApi = path.startsWith('/v1/')
    return !isApi || ['not_permitted'].includes(JSON.parse(text).code) ? '403' : 'let in'
  }
  return 'let in'
}

const SOME = new Set(['nobody', 'auditor', 'key webhooks.read'])

describe('asked over HTTP', () => {
  test('everybody is answered what their role, key or absence says', async () => {
    // One address of each kind and permission is asked by everybody, the others by one who may read
    // all, one who may read next to nothing, and nobody: what differs is the address's own part.
    const seen = new Set<string>()
    const questions = (await routes()).flatMap(route => {
      const decision = decisionOn(route)
      const isDone = typeof decision === 'object' && 'does' in decision
      if (decision === undefined || (decision === 'everybody' && route.method === 'POST')) return []
      const isTotals = route.url.startsWith('/v1/totals/')
      const group = JSON.stringify([decision, isTotals])
      const isFirst = !seen.has(group)
      seen.add(group)
      // That every command asks for its permission is the wrapper's part, and tested there; totals
      // are one route over all lists.
      if ((isDone || isTotals) && !isFirst) return []
      const asking = askers.filter(({ name }) => isFirst || SOME.has(name))
      return asking.map(asker => ({ asker, route, decision }))
    })
    const wrong: string[] = []
    const ask = async (): Promise<void> => {
      for (let next = questions.pop(); next !== undefined; next = questions.pop()) {
        const { asker, route, decision } = next
        const should = expected(asker, decision)
        const is = await answered(asker, route)
        if (is !== should) {
          wrong.push(`${asker.name}: ${route.method} ${route.url} is ${is}, should be ${should}`)
        }
      }
    }
    expect(questions.length).toBeGreaterThan(1_000)
    await Promise.all(Array.from({ length: 8 }, ask))
    expect(wrong).toEqual([])
  }, 300_000)
})
