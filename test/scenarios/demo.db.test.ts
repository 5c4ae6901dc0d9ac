import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { World } from '../../demo/world.ts'
import { accountView } from '../../src/app/console/views/account.ts'
import type { DemoSummary } from '../../src/app/demo/summary.ts'
import { parseAmount } from '../../src/kernel/money.ts'
import { rows } from '../../src/platform/database/database.ts'
import { openSystem, type System } from '../../src/platform/system.ts'
import { pageMoment } from '../../src/reporting/console/load/moment.ts'
import { everybodyMay } from '../support/authority.ts'

const CLI = join(import.meta.dirname, '../../src/app/cli.ts')

let folder: string
let answer: Answer
let summary: DemoSummary
let world: World
let system: System

type Answer = { code: number; out: string; err: string }

function quittance(...args: string[]): Promise<Answer> {
  const env = { ...process.env, LANG: 'C', LC_ALL: '', DATABASE_URL: '' }
  const options = { env, maxBuffer: 64 * 1024 * 1024 }
  return new Promise(resolve => {
    execFile(process.execPath, [CLI, ...args, '--data', folder], options, (error, out, err) => {
      resolve({ code: error === null ? 0 : Number(error.code), out, err })
    })
  })
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'quittance-demo-'))
  answer = await quittance('demo', '--accounts', '30', '--no-serve', '--json')
  expect(answer, answer.err).toMatchObject({ code: 0 })
  summary = JSON.parse(answer.out)
  world = JSON.parse(await readFile(join(folder, 'demo', 'world', 'world.json'), 'utf8'))
  system = await openSystem({ data: folder, ownership: 'own', authority: everybodyMay })
}, 240_000)

afterAll(async () => {
  await system?.close()
  await rm(folder, { recursive: true, force: true })
}, 60_000)

function accountOf(story: string): string {
  const found = world.stories.find(each => each.code === story)
  if (found === undefined) throw new Error(`no story ${story}`)
  return found.accountNumber
}

type Line = {
  number: string
  kind: string
  charge: string
  periodStart: Temporal.PlainDate
  issuedOn: Temporal.PlainDate
  netMinor: bigint
  /** The start of the period on the line that it corrects. */
  correctedPeriod: Temporal.PlainDate | null
  correctedOn: Temporal.PlainDate | null
}

/** Lines of an account that are no first charge, and the lines that they correct. */
function linesOf(accountNumber: string, kinds: readonly string[]): Promise<Line[]> {
  return rows(
    system.db,
    sql<Line>`
      select n.label as number, l.kind, l.charge_code as charge, l.period_start as "periodStart",
        i.issued_on as "issuedOn", l.net_minor as "netMinor",
        c.period_start as "correctedPeriod", o.issued_on as "correctedOn"
      from account a
        join invoice i using (account_id)
        join document_number n using (account_id, invoice_id)
        join invoice_line l using (account_id, invoice_id)
        left join invoice_line c on c.account_id = l.account_id
          and c.invoice_id = l.corrects_invoice_id and c.line_no = l.corrects_line_no
        left join invoice o on o.account_id = l.account_id
          and o.invoice_id = l.corrects_invoice_id
      where a.number = ${accountNumber} and l.kind = any(${[...kinds]}::text[])
      order by i.issued_on, n.label, l.line_no`,
  )
}

test('the pages of those who look after systems have something to show', async () => {
  const [found] = await rows(
    system.db,
    sql<Record<string, number>>`
      select (select count(*)::int from api_key) as keys,
        (select count(*)::int from webhook_delivery where state = 'delivered') as arrived,
        (select count(*)::int from webhook_delivery where state = 'waiting') as waiting,
        (select count(*)::int from webhook_attempt where outcome = 'refused') as refused,
        (select created_count::int from usage_import where state = 'done') as taken,
        (select rejected_count::int from usage_import where state = 'done') as strange,
        (select count(*)::int from legal_entity where logo_sha256 is null) as bare`,
  )
  expect(found).toMatchObject({ keys: 2, strange: 1, bare: 0 })
  expect(found?.arrived).toBeGreaterThan(2)
  expect(found?.waiting).toBeGreaterThan(0)
  expect(found?.refused).toBeGreaterThan(0)
  expect(found?.taken).toBeGreaterThan(2)
})

describe('npm run demo -- --accounts 30 --no-serve --json', () => {
  test('ends with one JSON object and says on standard error how far it is', () => {
    expect(answer.out.trimEnd().split('\n')).toHaveLength(1)
    expect(answer.err).toContain('12 months of bill runs: 24 of 24')
    expect(answer.err).not.toContain('"level"')
  })

  test('bills every customer for a year and leaves one run to be reviewed', () => {
    // The thirty, and the one that moved away and sent a last check.
    expect(summary).toMatchObject({ accounts: 30 + 1, surprises: [], ledgerBalances: true })
    // Businesses in the middle of the month, households at its end, for two companies.
    // And the one that puts an outage right for all of them at once.
    expect(summary.billRuns).toMatchObject({
      issued: 47 + 1,
      review: ['MH-DE-household-2026-11-01-1'],
    })
    expect(summary.invoices).toBeGreaterThan(30 * 10)
    expect(summary.invoices).toBeLessThan(30 * 12 + 1)
    expect(summary.closedThrough).toBe('2026-09')
  })

  test('sums up the documents of each currency to the cent', async () => {
    const rounded = new Map(
      (
        await rows(
          system.db,
          sql<{ currency: string; minor: bigint }>`
            SELECT currency, sum(rounding_minor)::bigint AS minor FROM invoice GROUP BY currency`,
        )
      ).map(row => [row.currency, row.minor]),
    )
    expect(Object.keys(summary.sums)).toEqual(['EUR', 'USD'])
    for (const [currency, { invoices, creditNotes, net, tax, total }] of Object.entries(
      summary.sums,
    )) {
      const minor = (amount: string) => parseAmount(amount, currency) as bigint
      expect(minor(net) + minor(tax) + (rounded.get(currency) ?? 0n)).toBe(minor(total))
      expect(minor(invoices) + minor(creditNotes)).toBe(minor(total))
      expect(minor(creditNotes)).toBeLessThan(0n)
    }
  })

  test('parks the accounts that its stories say, each with its reason, and no other', () => {
    expect(summary.parked.map(each => each.account)).toEqual(world.parkedAccounts)
    expect(summary.parkedAccounts).toBe(world.parkedAccounts.length)
    expect(summary.parked[0]).toMatchObject({ reason: 'no_tax_rule' })
    expect(summary.parked[0]?.sentence).toContain('No tax rule')
  })

  test('says on the page of a parked customer why, and on every page when the next bill comes', async () => {
    const pageOf = (number: string) => {
      const asked = { number, now: system.clock.now(), language: 'en' } as never
      return pageMoment(system.db, tx => accountView.read(tx, asked))
    }
    const parked = await pageOf(world.parkedAccounts[0] as string)
    expect(parked).toMatchObject({
      unbilled: {
        runNumber: 'MH-DE-household-2026-11-01-1',
        outcome: 'failed',
        message: expect.stringContaining('No tax rule'),
      },
    })
    expect(await pageOf('D-100030')).toMatchObject({
      unbilled: null,
      nextBill: { issueOn: expect.anything() },
    })
  })

  test('finds every kind of exception; the review holds some and accepts others', () => {
    const { usage_spike, estimated_usage, zero_usage } = summary.exceptionsByCode
    expect(usage_spike).toMatchObject({ held: expect.any(Number), accepted: expect.any(Number) })
    expect(estimated_usage?.accepted).toBeGreaterThan(0)
    expect(zero_usage?.accepted).toBeGreaterThan(0)
    expect(summary.heldAccounts).toBe(0)
  })

  test('lists the rejected rows with their lines beside each import', async () => {
    expect(world.refusedRows.length).toBeGreaterThan(0)
    for (const { file, line } of world.refusedRows) {
      const [month = '', part = '', name = ''] = file.split('/')
      const path = join(folder, 'demo', 'world', month, part, 'errors')
      const list = await readFile(join(path, name.replace('.csv', '.errors.csv')), 'utf8')
      expect(list.split('\n').some(row => row.startsWith(`${line},`))).toBe(true)
    }
  })

  test('proves itself: quittance check --json finds nothing wrong', async () => {
    const check = await quittance('check', '--json')
    expect(check).toMatchObject({ code: 0 })
    const report = JSON.parse(check.out)
    expect(report.ok).toBe(true)
    const empty = report.proofs.filter((proof: { checked: number }) => proof.checked === 0)
    // Log and documents are sealed when they are some minutes old, which the demo does not wait for;
    // nobody in it has a coupon, no other system is told anything, no credit is dormant, no incident is
    // put right, no payer sends an advice, no debt that was given up is old enough for its tax, and of
    // so few customers none goes to an agency.
    const mayBeEmpty = [
      ...['coupons_counted', 'unclaimed_accounted', 'incidents_as_approved', 'webhooks_sent'],
      ...['audit_chain', 'document_seals', 'remittances_carried_out', 'tax_relief_claimed'],
      'commissions_by_rate',
    ]
    const names: string[] = empty.map((proof: { name: string }) => proof.name)
    expect(names.filter(name => !mayBeEmpty.includes(name))).toEqual([])
    expect(summary.check).toMatchObject({ ok: true, broken: [] })
  })

  test('is paid by the bank alone, matched but for what the clerk must look at', async () => {
    const found = await rows(
      system.db,
      sql<{ state: string; lines: bigint }>`
        SELECT state, count(*) AS lines FROM bank_line GROUP BY state ORDER BY state`,
    )
    const lines = new Map(found.map(row => [row.state, row.lines]))
    expect([...lines.keys()]).toEqual(['booked', 'held', 'linked', 'matched', 'suspense'])
    expect(lines.get('matched')).toBeGreaterThan(5n * (lines.get('suspense') ?? 0n))
    // Books and bank say the same, and customers have no credits that nobody gave them.
    const credits = await rows(
      system.db,
      sql<{ code: string; owed: bigint; credit: bigint }>`
        SELECT e.code, sum(greatest(o.amount_minor, 0))::bigint AS owed,
               -sum(least(o.open_minor, 0))::bigint AS credit
          FROM open_item o JOIN legal_entity e USING (legal_entity_id)
         GROUP BY 1 ORDER BY 1`,
    )
    expect(credits.map(row => row.code)).toEqual(['MH-DE', 'MH-US'])
    for (const { owed, credit } of credits) expect(credit).toBeLessThan(owed / 20n)
  })

  test('replays: its bills worked out again from its facts are what was billed', async () => {
    for (const entity of ['MH-DE', 'MH-US']) {
      const file = join(folder, `${entity}.json`)
      await writeFile(file, JSON.stringify({ entity, from: '2020-01-01' }))
      const replay = await quittance('what-if', file, '--check', '--format', 'json')
      expect(replay).toMatchObject({ code: 0 })
      const { total } = JSON.parse(replay.out.trim().split('\n').at(-1) ?? '')
      expect(total).toMatchObject({ failed: 0, differ: total.differByFacts })
      expect(total.accounts).toBeGreaterThan(5)
    }
  }, 120_000)

  test('writes a PDF of every document', async () => {
    const names = await readdir(summary.documentsFolder, { recursive: true })
    // Letters of the post lie in a folder of their own.
    const files = names.filter(name => name.endsWith('.pdf') && !name.startsWith('letters/'))
    expect(files).toHaveLength(summary.invoices + summary.creditNotes)
    const first = await readFile(join(summary.documentsFolder, files[0] as string))
    expect(first.subarray(0, 5).toString()).toBe('%PDF-')
  })
})

describe('the stories', () => {
  test('a late read leads to correction lines on the period that was billed without it', async () => {
    const corrections = await linesOf(accountOf('late-read'), ['correction'])
    expect(corrections.length).toBeGreaterThan(0)
    for (const line of corrections) {
      expect(line.periodStart).toEqual(line.correctedPeriod)
      expect(
        Temporal.PlainDate.compare(line.correctedOn as Temporal.PlainDate, line.issuedOn),
      ).toBe(-1)
    }
    // Reads of months 2 and 6 came a month after those were billed.
    const periods = new Set(corrections.map(line => line.periodStart.toString()))
    expect([...periods]).toEqual(['2026-01-01', '2026-05-01'])
  })

  test('a back-dated price takes back what was billed and bills it anew', async () => {
    const account = accountOf('two-sites')
    const reversals = await linesOf(account, ['reversal'])
    expect(reversals.length).toBeGreaterThan(0)
    for (const { number, charge, periodStart, correctedPeriod, netMinor } of reversals) {
      expect(charge).toBe('energy')
      expect(periodStart).toEqual(correctedPeriod)
      expect(netMinor).toBeLessThan(0n)
      const anew = (await linesOf(account, ['charge'])).filter(
        line => line.number === number && line.charge === charge,
      )
      expect(anew.some(line => line.periodStart.equals(periodStart))).toBe(true)
    }
    expect(reversals.every(line => line.issuedOn.toString() === '2026-04-19')).toBe(true)
  })

  test('a voided invoice and the one that bills it anew are linked both ways', async () => {
    const links = await rows(
      system.db,
      sql<{ relation: string; number: string; other: string; reference: string | null }>`
        select k.relation, n.label as number, o.label as other,
          i.snapshot -> 'buyer' ->> 'buyerReference' as reference
        from invoice_link k
          join document_number n using (account_id, invoice_id)
          join document_number o on o.account_id = k.account_id and o.invoice_id = k.other_id
          join invoice i on i.account_id = k.account_id and i.invoice_id = k.invoice_id
        where k.relation in ('voids', 'rebills') order by k.relation desc`,
    )
    expect(links.map(link => link.relation)).toEqual(['voids', 'rebills'])
    const [voids, rebills] = links
    expect(rebills?.other).toBe(voids?.other)
    expect(voids?.number).toContain('-CN-')
    expect(rebills?.number).toContain('-INV-')
    expect(rebills?.reference).toBe('Cost centre 4711')
  })

  test('a hold delays bills and loses none', async () => {
    // From November, and from the last day of December in periods that start on the 31st.
    for (const [story, periods] of [
      ['hold', 12],
      ['month-end', 10],
    ] as const) {
      const months = await rows(
        system.db,
        sql<{ held: number; periods: number }>`
          select count(*) filter (where o.reason = 'billing_hold')::int as held,
            (select count(distinct l.period_start)::int from invoice_line l
              where l.account_id = a.account_id and l.charge_code <> 'once') as periods
          from account a join bill_run_account o using (account_id)
          where a.number = ${accountOf(story)} group by a.account_id`,
      )
      expect(months[0]?.held).toBeGreaterThan(0)
      expect(months[0]?.periods).toBe(periods)
    }
  })

  test('the invoice that the summary names can be explained', async () => {
    expect(summary.explain).toMatch(/^MH-/)
    const explained = await quittance('explain', String(summary.explain))
    expect(explained).toMatchObject({ code: 0 })
    expect(explained.out).toContain(summary.explain)
  })
})

describe('a second look', () => {
  test('is refused while another process owns the folder', async () => {
    const second = await quittance('demo', '--no-serve')
    expect(second).toMatchObject({ code: 1, out: '' })
    expect(second.err).toContain(`in use by process ${process.pid}`)
  })

  test('shows the finished demo as it is, and refuses to change its size', async () => {
    await system.close()
    const again = await quittance('demo', '--no-serve', '--json')
    expect(again.err).toContain('holds a finished demo')
    const { phases: _phases, ...before } = summary
    expect(JSON.parse(again.out)).toMatchObject(before)
    const other = await quittance('demo', '--accounts', '60', '--no-serve')
    expect(other).toMatchObject({ code: 1 })
    expect(other.err).toContain('--fresh')
    expect(existsSync(join(folder, 'documents'))).toBe(true)
  })
})
