import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { offerPasskey } from '../../src/identity/sign-in/commands/passkeys.ts'
import { House } from '../support/house.ts'
import { SoftwareKey } from '../support/software-key.ts'

let house: House
let email: string
let personId: string
let key: SoftwareKey
let visitor = 0

beforeAll(async () => {
  house = await House.open()
  email = await house.hire('ada', 'auditor')
  key = new SoftwareKey()
  const { rows } = await sql<{ id: string }>`
    select person_id as id from person where email = ${email}`.execute(house.system.db)
  personId = rows[0]?.id ?? ''
  await keep(key, 0n)
})

afterAll(() => house.server.close())

function keep(of: SoftwareKey, count: bigint) {
  return sql`insert into passkey
      (credential_id, person_id, public_key, sign_count, transports, name, added_at)
    values (${of.credentialId}, ${personId}, ${of.publicKey}, ${count}, '{}', 'key', now())`.execute(
    house.system.db,
  )
}

/** A page that asks for a passkey: its challenge, and the ticket that goes with it. */
async function asked(browser = house.browser()) {
  const { text } = await browser.ask('/sign-in/passkey')
  const options = /data-options="([^"]*)"/.exec(text)?.[1]?.replaceAll('&quot;', '"') ?? '{}'
  const ticket = /name="ticket" value="([^"]*)"/.exec(text)?.[1] ?? ''
  return { challenge: (JSON.parse(options) as { challenge: string }).challenge, ticket }
}

function send(ticket: string, response: string) {
  return house.browser().ask('/sign-in/passkey', { ticket, response, next: '/proofs' })
}

const said = (text: string) => /role="alert" class="warning">([^<]*)</.exec(text)?.[1]

describe('a passkey’s answer', () => {
  test('signs in, once', async () => {
    const { challenge, ticket } = await asked()
    const response = key.answer(house.server.url, { challenge })
    const first = await send(ticket, response)
    expect([first.status, first.headers.get('location')]).toEqual([303, '/proofs'])
    expect(first.headers.getSetCookie().join()).toContain('__Host-quittance=')
    expect((await send(ticket, response)).status).toBe(401)
    const { rows } = await sql<{ method: string }>`
      select method from session where person_id = ${personId}`.execute(house.system.db)
    expect(rows.at(-1)).toEqual({ method: 'passkey' })
  })

  test('sent many times at once signs in once', async () => {
    const { challenge, ticket } = await asked()
    const response = key.answer(house.server.url, { challenge })
    const all = await Promise.all(Array.from({ length: 8 }, () => send(ticket, response)))
    expect(all.filter(each => each.status === 303)).toHaveLength(1)
  })

  const wrong: [string, (challenge: string, ticket: string) => [string, string]][] = [
    [
      'made on another site',
      (challenge, ticket) => [
        ticket,
        key.answer(house.server.url, { challenge, origin: 'https://evil.example' }),
      ],
    ],
    [
      'made for another server’s name',
      (challenge, ticket) => [
        ticket,
        key.answer(house.server.url, { challenge, rpId: 'evil.example' }),
      ],
    ],
    [
      'without the person shown to be there',
      (challenge, ticket) => [ticket, key.answer(house.server.url, { challenge, flags: 1 })],
    ],
    [
      'to another challenge',
      (_, ticket) => [ticket, key.answer(house.server.url, { challenge: 'AAAA' })],
    ],
    [
      'with a forged ticket',
      challenge => [
        'AgABAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA',
        key.answer(house.server.url, { challenge }),
      ],
    ],
    [
      'of a key that nobody has',
      (challenge, ticket) => [ticket, new SoftwareKey().answer(house.server.url, { challenge })],
    ],
    ['that is no JSON', (_, ticket) => [ticket, '{"id": {"$ne": null}']],
    ['with an id that is no text', (_, ticket) => [ticket, '{"id": {"$ne": null}}']],
  ]
  test.each(wrong)('%s is refused, and looks like any other', async (_, make) => {
    const { challenge, ticket } = await asked()
    const { status, text } = await send(...make(challenge, ticket))
    expect(status).toBe(401)
    const refused = await house.browser().signIn('nobody@example.com')
    expect(said(text)).toBe(said(refused.text))
  })

  test('signed by another key under a known name is refused', async () => {
    const { challenge, ticket } = await asked()
    const forged = JSON.parse(new SoftwareKey().answer(house.server.url, { challenge }))
    const response = JSON.stringify({ ...forged, id: key.credentialId, rawId: key.credentialId })
    expect((await send(ticket, response)).status).toBe(401)
  })

  test('after five minutes is refused', async () => {
    const { challenge, ticket } = await asked()
    const before = house.system.clock.now()
    house.system.clock.set(before.add({ minutes: 5 }))
    expect((await send(ticket, key.answer(house.server.url, { challenge }))).status).toBe(401)
  })

  test('of a key that counts backwards is refused: there are two of it', async () => {
    const counting = new SoftwareKey()
    await keep(counting, 7n)
    const answers = []
    for (const count of [8, 8, 7, 9]) {
      const { challenge, ticket } = await asked()
      answers.push(
        (await send(ticket, counting.answer(house.server.url, { challenge, count }))).status,
      )
    }
    expect(answers).toEqual([303, 401, 401, 303])
  })

  test('to the challenge for adding one signs nobody in', async () => {
    const place = { origin: house.server.url, hostname: 'localhost' }
    const who = { personId, email, name: 'Ada' }
    const { options, ticket } = await offerPasskey(house.system, who, place)
    const { challenge } = options as { challenge: string }
    expect((await send(ticket, key.answer(house.server.url, { challenge }))).status).toBe(401)
  })

  test('of somebody who is disabled is refused, and of one whose keys were taken away', async () => {
    await house.must('disablePerson', { email, reason: 'left' })
    const first = await asked()
    const answer = key.answer(house.server.url, { challenge: first.challenge })
    expect((await send(first.ticket, answer)).status).toBe(401)
    await house.must('enablePerson', { email })
    const second = await asked()
    const good = key.answer(house.server.url, { challenge: second.challenge })
    expect((await send(second.ticket, good)).status).toBe(303)
    await house.must('removeSecondFactor', { email })
    const third = await asked()
    const late = key.answer(house.server.url, { challenge: third.challenge })
    expect((await send(third.ticket, late)).status).toBe(401)
  })

  test('guessed for by hundreds is throttled by network', async () => {
    const statuses = new Set<number>()
    for (visitor = 0; visitor < 60; visitor += 1) statuses.add((await send('x', '{}')).status)
    expect(statuses).toEqual(new Set([401, 429]))
  })
})

test('scripts run on the page that asks for a passkey and on no other', async () => {
  const policy = async (path: string) =>
    (await house.browser().ask(path)).headers.get('content-security-policy')
  expect(await policy('/sign-in/passkey')).toContain("script-src 'self'")
  expect(await policy('/sign-in')).not.toContain('script-src')
})
