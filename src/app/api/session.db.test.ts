import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Browser, House } from '../../../test/support/house.ts'

let house: House

beforeAll(async () => {
  house = await House.open()
})

afterAll(() => house?.server.close())

const CYCLE = { rows: [{ cycleCode: 'M1', name: 'First of the month' }] }

/** Sends a command as a page of ours does, or as `from` says. */
async function command(browser: Browser, from: Record<string, string>): Promise<unknown> {
  const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const response = await fetch(`${house.server.url}/v1/commands/defineBillingCycles`, {
    method: 'POST',
    headers: { cookie, 'content-type': 'application/json', ...from },
    body: JSON.stringify(CYCLE),
  })
  const answer = (await response.json()) as { code?: string }
  return [response.status, answer.code ?? 'done']
}

const own = () => ({ origin: house.server.url, 'sec-fetch-site': 'same-origin' })

describe('a person who is signed in asks the API', () => {
  test('as what their roles allow: an auditor reads and changes nothing', async () => {
    const { browser } = await house.entered('ada', 'auditor')
    expect((await browser.ask('/v1/accounts')).status).toBe(200)
    expect(await command(browser, own())).toEqual([403, 'not_permitted'])
  })

  test('and changes what they may, under their own name', async () => {
    const { browser } = await house.entered('grace', 'billing_manager')
    expect(await command(browser, own())).toEqual([200, 'done'])
    const { browser: auditor } = await house.entered('mary', 'auditor')
    const log = await auditor.ask('/v1/command-log?command=defineBillingCycles')
    expect(JSON.parse(log.text).rows[0].actor).toMatch(/^person:/)
  })

  test('from our own pages alone: no other site uses their session', async () => {
    const { browser } = await house.entered('linus', 'billing_manager')
    for (const from of [
      {},
      { origin: 'https://evil.example' },
      { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
    ]) {
      expect(await command(browser, from)).toEqual([403, 'foreign_form'])
    }
  })

  test('and nobody once they have signed out', async () => {
    const { browser } = await house.entered('edsger', 'auditor')
    const copy = new Map(browser.cookies)
    await browser.ask('/sign-out', {})
    for (const [name, value] of copy) browser.cookies.set(name, value)
    expect((await browser.ask('/v1/accounts')).status).toBe(401)
  })
})
