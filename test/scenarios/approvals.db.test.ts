import { beforeAll, describe, expect, test } from 'vitest'
import type { Asked } from '../../src/app/console/view.ts'
import { approvalsView, countToDecide } from '../../src/app/console/views/approvals.ts'
import { commands } from '../../src/app/registry.ts'
import { installedAuthority } from '../../src/identity/load/installed.ts'
import { execute } from '../../src/platform/command.ts'
import { transaction } from '../../src/platform/database/database.ts'
import type { System } from '../../src/platform/system.ts'
import { Company } from '../support/company.ts'
import { createTestSystem } from '../support/database.ts'
import { setUp, signUp } from './setting.ts'

/* Two customers with two seats each; a clerk who asks and a manager who approves. */

let company: Company
let system: System
const people = new Map<string, string>()

beforeAll(async () => {
  const made = await createTestSystem('2026-01-01T12:00:00Z')
  company = new Company(made)
  // The same database for people whose roles count.
  system = { ...made, ...installedAuthority(made.db, made.clock) }
  await setUp(company)
  for (const number of ['C-1', 'C-2']) {
    await signUp(company, { number, plan: 'SEATS', start: '2026-01-01' })
  }
  for (const [who, role] of [
    ['clerk', 'billing_clerk'],
    ['boss', 'billing_manager'],
  ] as const) {
    const email = `${who}@example.com`
    const { personId } = await company.do<{ personId: string }>('invitePerson', {
      email,
      name: who,
    })
    await company.do('grantRole', { email, role, reason: 'hired' })
    people.set(who, `person:${personId}`)
  }
})

async function as(who: string, name: string, input: object): Promise<string> {
  const command = commands.get(name)
  if (command === undefined) throw new Error(name)
  const result = await execute(system, command, input, { actor: people.get(who) as string })
  return result.ok ? 'done' : result.refusal.code
}

async function putForward(command: string, input: object) {
  const request = commands.get('requestApproval')
  if (request === undefined) throw new Error('no command')
  const asked = { command, input, note: 'please' }
  const done = await execute(system, request, asked, { actor: people.get('clerk') as string })
  if (!done.ok) throw new Error(JSON.stringify(done.refusal))
  return done.value as { requestId: string; preview: Record<string, unknown> }
}

const january = { entity: 'SUN', through: '2026-02-01', issueOn: '2026-02-01' }

describe('the release of a bill run', () => {
  test('is bound to the drafts that were shown', async () => {
    company.on('2026-02-01')
    const runId = await company.draft(january)
    await company.do('decideExceptions', { runId, decision: 'accept' })
    expect(await as('clerk', 'approveBillRun', { runId })).toBe('approval_needed')
    expect(await as('boss', 'approveBillRun', { runId })).toBe('approval_needed')
    const { requestId, preview } = await putForward('approveBillRun', { runId })
    expect(preview).toMatchObject({
      totals: [{ kind: 'invoice', currency: 'EUR', documents: '2' }],
    })
    // One more seat: the drafts are made anew, so what was shown is not what would be issued.
    await company.rows('changeQuantity', {
      accountNumber: 'C-1',
      subscriptionNumber: 'S-1',
      chargeCode: 'seat',
      effectiveOn: '2026-01-01',
      quantity: '5',
    })
    await company.do('refreshBillRun', { runId })
    await company.work(runId)
    await company.do('decideExceptions', { runId, decision: 'accept' })
    expect(await as('boss', 'approveRequest', { requestId })).toBe('preview_changed')
    const again = await putForward('approveBillRun', { runId })
    expect(again.preview).not.toEqual(preview)
    expect(await as('clerk', 'approveRequest', { requestId: again.requestId })).toBe(
      'not_permitted',
    )
    expect(await as('boss', 'approveRequest', { requestId: again.requestId })).toBe('done')
    await company.do('issueBillRun', { runId })
    await company.work(runId)
    expect(await company.broken()).toEqual([])
  })
})

describe('a credit note', () => {
  const all = { invoice: 'SUN-INV-2026-000001', reason: 'Goodwill', issueOn: '2026-02-02' }

  const creditNotes = async () =>
    (await company.documents('C-1')).filter(document => document.includes('CN-'))

  test('that is approved is the one that was shown, whatever number it gets', async () => {
    company.on('2026-02-02')
    const { requestId, preview } = await putForward('issueCreditNote', all)
    expect(preview).toMatchObject({
      currency: 'EUR',
      payable: expect.stringMatching(/^-\d+\.\d\d$/),
    })
    expect(await creditNotes()).toEqual([])
    // Another credit note takes the number that the trial had.
    await company.do('issueCreditNote', { ...all, invoice: 'SUN-INV-2026-000002' })
    expect(await as('boss', 'approveRequest', { requestId })).toBe('done')
    expect(await creditNotes()).not.toEqual([])
    expect(await company.broken()).toEqual([])
  })

  test('that would be another by now is refused', async () => {
    company.on('2026-03-01')
    await company.bill({ entity: 'SUN', through: '2026-03-01', issueOn: '2026-03-01' })
    const invoice = 'SUN-INV-2026-000003'
    const part = { ...all, invoice, issueOn: '2026-03-02' }
    company.on('2026-03-02')
    const { requestId } = await putForward('issueCreditNote', part)
    await company.do('issueCreditNote', { ...part, netAmount: '1.00' })
    expect(await as('boss', 'approveRequest', { requestId })).toBe('preview_changed')
    expect(await company.broken()).toEqual([])
  })
})

describe('what waits for a decision', () => {
  const shownTo = async (who: string) => {
    const asked = { actor: people.get(who) as string, now: system.clock.now(), may: () => true }
    return transaction(system.db, async tx => {
      const shown = (await approvalsView.read(tx, asked as unknown as Asked)) as Shown[]
      const count = await countToDecide(tx, asked.actor, asked.now)
      return { own: shown.filter(each => each.canApprove).map(({ command }) => command), count }
    })
  }
  type Shown = { readonly command: string; readonly canApprove: boolean }

  test('is before those alone whose roles may approve it', async () => {
    const before = await shownTo('boss')
    expect(before).toEqual({ own: ['issueCreditNote'], count: 1 })
    const email = 'clerk@example.com'
    await company.do('grantRole', { email, role: 'cash_clerk', reason: 'helps out' })
    await putForward('postManualJournal', {
      ...{ entity: 'SUN', effectiveOn: '2026-03-02', currency: 'EUR' },
      description: 'Bank charges',
      transfers: [{ debit: '6110', credit: '1000', amount: '5.00' }],
    })
    // Finance may, the billing manager may not.
    expect(await shownTo('boss')).toEqual(before)
    await company.do('grantRole', { email: 'boss@example.com', role: 'finance', reason: 'as well' })
    expect(await shownTo('boss')).toEqual({ own: [...before.own, 'postManualJournal'], count: 2 })
  })
})
