import { beforeAll, expect, test } from 'vitest'
import { closeView } from '../../src/app/console/views/close.ts'
import { pageMoment } from '../../src/reporting/console/load/moment.ts'
import { Company } from '../support/company.ts'
import { createTestSystem } from '../support/database.ts'
import { setUp, signUp } from './setting.ts'

let company: Company

/** Three customers with an invoice of 11.90 each in February; one pays too much, one not all. */
beforeAll(async () => {
  company = new Company(await createTestSystem('2026-01-01T12:00:00Z'))
  await setUp(company)
  for (const number of ['P1', 'P2', 'P3']) {
    await signUp(company, { number, plan: 'CARE', start: '2026-01-01' })
  }
  await company.bill({ entity: 'SUN', through: '2026-02-01', issueOn: '2026-02-01' })
})

type Shown = {
  readonly isOver: boolean
  readonly checks: readonly { code: string; count: number; blocks: boolean }[]
  readonly receivables: readonly {
    currency: string
    openingMinor: bigint
    parts: readonly { part: string; minor: bigint }[]
    closingMinor: bigint
  }[]
  readonly journal: readonly { event: string; minor: bigint }[]
}
type Closing = {
  readonly months: readonly { month: Temporal.PlainDate; state: string }[]
  readonly shown: (Shown & { month: Temporal.PlainDate }) | null
}

async function closing(month?: string): Promise<Closing> {
  const { db, clock } = company.system
  const asked = {
    entity: 'SUN',
    month: month === undefined ? undefined : Temporal.PlainDate.from(`${month}-01`),
    now: clock.now(),
    ...{ number: '', locale: 'en-GB', actor: 'test', language: 'en', may: () => true },
  }
  return (await pageMoment(db, tx => closeView.read(tx, asked as never))) as Closing
}

/** `billed 35.70`: what is not nothing, in minor units. */
const rolled = ({ shown }: Closing) =>
  (shown?.receivables ?? []).flatMap(each => [
    `opening ${each.openingMinor}`,
    ...each.parts.filter(({ minor }) => minor !== 0n).map(({ part, minor }) => `${part} ${minor}`),
    `closing ${each.closingMinor}`,
  ])

const left = ({ shown }: Closing) =>
  (shown?.checks ?? [])
    .filter(({ count }) => count > 0)
    .map(({ code, count }) => `${code} ${count}`)

const receipt = (accountNumber: string | null, amount: string, bookedOn: string) =>
  company.do<{ receiptId: string }>('recordReceipt', {
    entity: 'SUN',
    ...{ accountNumber, method: 'transfer', currency: 'EUR', amount, bookedOn },
  })

test('a month is closed when nothing is left: what moved receivables sums from opening to closing', async () => {
  company.on('2026-02-27')
  await receipt('P1', '15.00', '2026-02-10')
  const returned = await receipt('P2', '11.90', '2026-02-12')
  await receipt(null, '7.00', '2026-02-20')
  await company.do('reverseReceipt', {
    accountNumber: 'P2',
    receipt: returned.receiptId,
    ...{ on: '2026-02-25', kind: 'returned', reason: 'insufficient_funds' },
  })
  const during = await closing()
  expect(during.shown).toMatchObject({ isOver: false })
  expect(during.shown?.month.toString()).toBe('2026-02-01')
  expect(rolled(during)).toEqual([
    'opening 0',
    'billed 3570',
    'received -3390',
    'returned 1190',
    'closing 1370',
  ])
  expect(left(during)).toEqual(['suspense 1'])

  company.on('2026-03-05')
  const runId = await company.draft({ entity: 'SUN', through: '2026-03-01', issueOn: '2026-03-05' })
  await company.do('decideExceptions', { runId, decision: 'accept' })
  await company.do('approveBillRun', { runId })
  expect(left(await closing('2026-03'))).toEqual([
    'earlierMonths 1',
    'heldOpen 1',
    'runsToIssue 1',
    'suspense 1',
  ])
  await company.do('closeAccountingPeriod', { entity: 'SUN', month: '2026-02' })
  await company.do('issueBillRun', { runId })
  await company.work(runId)
  const march = await closing()
  expect(march.months.map(({ month, state }) => `${month} ${state}`)).toEqual([
    '2026-03-01 open',
    '2026-02-01 closed',
  ])
  expect(rolled(march)).toEqual(['opening 1370', 'billed 3570', 'closing 4940'])
  expect(left(march)).toEqual(['suspense 1'])
  // The preview of the journal is the month's postings and no others.
  const journal = march.shown?.journal ?? []
  expect(journal.every(({ event }) => event.startsWith('invoice_'))).toBe(true)
  expect(journal.reduce((sum, { minor }) => sum + minor, 0n)).toBe(3570n)
})
