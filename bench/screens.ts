import { sql } from 'kysely'
import { type Db, one } from '../src/platform/database/database.ts'
import type { Client, Question } from './client.ts'
import { percentiles } from './percentiles.ts'

const TIMES = 60

/**
 * What somebody waits for, in ms over HTTP: the first page of a list of every invoice, in other orders
 * and narrowed; and the search by number, amount, name, e-mail and reference, found and not found.
 */
export async function screenTimes(db: Db, client: Client) {
  const { invoices, accounts } = await one(
    db,
    sql<{ invoices: number; accounts: number }>`
      SELECT (SELECT count(*)::int FROM invoice) AS invoices,
             (SELECT count(*)::int FROM account WHERE kind <> 'house') AS accounts`,
  )
  const place = (n: number, most: number) => (n * 7919) % Math.max(most, 1)
  const number = (n: number) => String(place(n, invoices)).padStart(8, '0')
  const find = (text: string) => `/v1/search?q=${encodeURIComponent(text)}`
  const screens: Record<string, Question> = {
    firstPage: () => '/v1/documents?limit=50',
    byAmount: () => '/v1/documents?limit=50&sort=payable&order=desc',
    ofAccount: n => `/v1/documents?limit=50&account=B-${place(n, accounts)}`,
  }
  const searches: Record<string, Question> = {
    number: n => find(`OLD-${number(n)}`),
    numberBegun: n => find(`OLD-${number(n).slice(0, 5)}`),
    amount: n => find(((12_000 + place(n, 9000)) / 100).toFixed(2)),
    name: n => find(`Account ${place(n, accounts)}`),
    email: n => find(`b-${place(n, accounts)}@`),
    reference: n => find(`RF${number(n)}`),
    nothing: n => find(`nobody ${n}`),
  }
  return { listMs: await timed(client, screens), searchMs: await timed(client, searches) }
}

async function timed(client: Client, questions: Readonly<Record<string, Question>>) {
  const found: Record<string, { p50: number; p99: number }> = {}
  for (const [name, question] of Object.entries(questions)) {
    const times: number[] = []
    for (let n = -3; n < TIMES; n += 1) {
      const since = performance.now()
      const { status, text } = await client.send(question(n + 3))
      if (status !== 200) throw new Error(text)
      if (n >= 0) times.push(performance.now() - since)
    }
    const { p50, p99 } = percentiles(times)
    found[name] = { p50, p99 }
  }
  return found
}
