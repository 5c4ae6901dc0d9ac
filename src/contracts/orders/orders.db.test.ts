import { beforeAll, describe, expect, test } from 'vitest'
import { setUp, signUp } from '../../../test/scenarios/setting.ts'
import { Company } from '../../../test/support/company.ts'
import { createTestSystem } from '../../../test/support/database.ts'
import type { BatchAnswer } from '../../platform/row-batch.ts'

let company: Company

beforeAll(async () => {
  company = new Company(await createTestSystem('2026-01-10T12:00:00Z'))
  await setUp(company)
  await signUp(company, { number: 'A-1', plan: 'CARE', start: '2026-01-01' })
  await signUp(company, { number: 'A-2', plan: 'CARE', start: '2026-01-01' })
})

async function answers(command: string, ...rows: object[]): Promise<string[]> {
  const answer = await company.do<BatchAnswer>(command, { rows })
  return answer.rows.map(({ result, refusal }) => refusal?.code ?? result)
}

const order = (reference: string, more: object = {}) => ({
  accountNumber: 'A-1',
  source: 'CPQ',
  reference,
  contract: { contractNumber: 'C-1' },
  lines: [
    {
      line: '1',
      kind: 'subscription',
      subscriptionNumber: `S-${reference}`,
      planCode: 'SEATS',
      planVersion: 1,
      startOn: '2026-02-01',
    },
  ],
  ...more,
})

describe('an order', () => {
  test('runs as a whole or not at all, beside others that run', async () => {
    const bad = order('Q-1', {
      acceptedOn: '2026-01-10',
      lines: [
        ...order('Q-1').lines,
        {
          line: '2',
          kind: 'one_off',
          subscriptionNumber: 'S-none',
          productCode: 'SERVICE',
          description: 'Set-up',
          serviceOn: '2026-02-01',
          unit: 'unit',
          unitPrice: '1',
        },
      ],
    })
    const good = order('Q-2', { acceptedOn: '2026-01-10' })
    expect(await answers('recordOrders', bad, good)).toEqual(['unknown_subscription', 'created'])
    // Nothing of the bad one is left behind, so that it can come again, put right.
    expect(await answers('recordOrders', order('Q-1'))).toEqual(['created'])
  })

  test('that is sent again changes nothing, with its acceptance or without', async () => {
    const again = order('Q-2', { acceptedOn: '2026-01-10' })
    expect(await answers('recordOrders', again, again)).toEqual(['unchanged', 'unchanged'])
    expect(await answers('recordOrders', order('Q-2'))).toEqual(['unchanged'])
    expect(await answers('recordOrders', order('Q-2', { acceptedOn: '2026-01-11' }))).toEqual([
      'order_accepted',
    ])
  })

  test('belongs to one account', async () => {
    expect(await answers('recordOrders', order('Q-2', { accountNumber: 'A-2' }))).toEqual([
      'order_on_other_account',
    ])
  })

  test('does not count what was typed in by hand before', async () => {
    const known = order('Q-3', {
      acceptedOn: '2026-01-10',
      lines: [{ ...order('Q-2').lines[0] }],
    })
    expect(await answers('recordOrders', known)).toEqual(['order_line_known'])
  })

  test('is accepted in time and while it is on the table', async () => {
    await answers('recordOrders', order('Q-4', { validUntil: '2026-01-31' }), order('Q-5'))
    const accept = (reference: string, acceptedOn: string) =>
      answers('acceptQuotes', { source: 'CPQ', reference, acceptedOn })
    expect(await accept('Q-4', '2026-02-01')).toEqual(['quote_expired'])
    expect(await accept('Q-4', '2026-01-31')).toEqual(['updated'])
    expect(await accept('Q-4', '2026-01-31')).toEqual(['unchanged'])
    const withdraw = (reference: string) =>
      answers('withdrawQuotes', { source: 'CPQ', reference, reason: 'Lost' })
    expect(await withdraw('Q-5')).toEqual(['updated'])
    expect(await accept('Q-5', '2026-01-31')).toEqual(['order_withdrawn'])
    expect(await withdraw('Q-4')).toEqual(['order_accepted'])
    expect(await accept('Q-6', '2026-01-31')).toEqual(['unknown_order'])
  })

  test('sent by two at the same time runs once', async () => {
    const row = order('Q-7', { acceptedOn: '2026-01-10' })
    const both = await Promise.all([answers('recordOrders', row), answers('recordOrders', row)])
    expect(both.flat().sort()).toEqual(['created', 'unchanged'])
  })
})

describe('a ticket', () => {
  const ticket = (reference: string, more: object = {}) => ({
    accountNumber: 'A-1',
    source: 'FSM',
    reference,
    premiseCode: 'HOME',
    lines: [
      {
        line: '1',
        productCode: 'SERVICE',
        description: 'Repair',
        serviceOn: '2026-01-05',
        quantity: '2',
        unit: 'hour',
        unitPrice: '60',
      },
    ],
    ...more,
  })
  const cancelled = { cancelled: true, lines: [], premiseCode: undefined, reason: 'Mistake' }

  test('is charged to what runs at its premise on its first day', async () => {
    expect(await answers('recordTickets', ticket('WO-1'))).toEqual(['created'])
    const early = ticket('WO-2', {
      lines: [{ ...ticket('WO-2').lines[0], serviceOn: '2025-12-31' }],
    })
    expect(await answers('recordTickets', early)).toEqual(['nothing_runs_at_premise'])
  })

  test('is charged once, and its latest revision holds however late older ones come', async () => {
    const third = { revision: 3, lines: [{ ...ticket('WO-1').lines[0], quantity: '3' }] }
    expect(await answers('recordTickets', ticket('WO-1'))).toEqual(['unchanged'])
    expect(await answers('recordTickets', ticket('WO-1', third))).toEqual(['updated'])
    expect(await answers('recordTickets', ticket('WO-1', { revision: 2 }))).toEqual(['unchanged'])
    expect(await answers('recordTickets', ticket('WO-1', { revision: 3 }))).toEqual([
      'ticket_differs',
    ])
  })

  test('with a line that cannot be charged is left out as a whole, others are taken', async () => {
    const bad = ticket('WO-3', {
      lines: [...ticket('WO-3').lines, { ...ticket('WO-3').lines[0], line: '2', productCode: 'X' }],
    })
    expect(await answers('recordTickets', bad, ticket('WO-4'))).toEqual([
      'unknown_product',
      'created',
    ])
    expect(await answers('recordTickets', ticket('WO-3'))).toEqual(['created'])
  })

  test('moves to another account once it was cancelled on the first', async () => {
    const there = ticket('WO-4', { accountNumber: 'A-2' })
    expect(await answers('recordTickets', there)).toEqual(['ticket_on_other_account'])
    await answers('recordTickets', ticket('WO-4', { ...cancelled, revision: 2 }))
    expect(await answers('recordTickets', there)).toEqual(['created'])
  })

  test('corrected before, while and after it is billed comes to what it says', async () => {
    const hours = (quantity: string, revision: number) =>
      answers(
        'recordTickets',
        ticket('WO-9', {
          accountNumber: 'A-2',
          revision,
          lines: [{ ...ticket('WO-9').lines[0], quantity }],
        }),
      )
    await hours('1', 1)
    await hours('2', 2)
    company.on('2026-02-01')
    const bill = { entity: 'SUN', through: '2026-02-01', issueOn: '2026-02-01', accounts: ['A-2'] }
    const runId = await company.draft(bill)
    await hours('4', 3)
    const stale = await company.try('approveBillRun', { runId })
    expect(stale).toMatchObject({ ok: false, refusal: { code: 'drafts_stale' } })
    await company.do('refreshBillRun', { runId })
    await company.work(runId)
    await company.do('decideExceptions', { runId, decision: 'accept' })
    await company.do('approveBillRun', { runId })
    // After approval the draft is issued as it is, and the next run corrects it.
    await hours('5', 4)
    await company.do('issueBillRun', { runId })
    await company.work(runId)
    await company.bill({ ...bill, through: '2026-03-01', issueOn: '2026-03-01' })
    await company.bill({ ...bill, through: '2026-03-02', issueOn: '2026-03-02' })
    const lines = await company.documents('A-2')
    expect(lines.filter(line => line.includes('@ 60'))).toEqual([
      'charge once 2026-01-05..2026-01-06 2 @ 60 → 120.00',
      'charge once 2026-01-05..2026-01-06 4 @ 60 → 240.00',
      'correction once 2026-01-05..2026-01-06 1 @ 60 → 60.00',
    ])
    // The first is WO-4, which moved here; the other two are this ticket.
    expect(await company.broken()).toEqual([])
  })
})

test('an order brings agreed prices, a trial and a term with it', async () => {
  const agreed = order('Q-8', {
    accountNumber: 'A-2',
    acceptedOn: '2026-01-10',
    contract: {
      contractNumber: 'C-8',
      legalEntity: 'SUN',
      currency: 'EUR',
      startOn: '2026-01-15',
      termMonths: 12,
      notice: 'P3M',
    },
    lines: [
      {
        ...order('Q-8').lines[0],
        startOn: '2026-01-15',
        prices: [{ chargeCode: 'seat', price: { model: 'per_unit', unitPrice: '28' } }],
        trialDays: 17,
      },
    ],
  })
  expect(await answers('recordOrders', agreed, agreed)).toEqual(['created', 'unchanged'])
  expect(await answers('recordOrders', agreed)).toEqual(['unchanged'])
  await company.bill({
    entity: 'SUN',
    accounts: ['A-2'],
    through: '2026-03-15',
    issueOn: '2026-03-15',
  })
  const lines = (await company.documents('A-2')).filter(line => line.includes('seat'))
  expect(lines).toContain('charge seat 2026-03-15..2026-04-15 1 @ 28 → 28.00')
  expect(await company.broken()).toEqual([])
})
