import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { rateLoaded } from '../src/invoicing/commands/rate-chunk.ts'
import { rateLong } from '../src/invoicing/commands/rate-long.ts'
import type { StoredDraft, StoredLine } from '../src/invoicing/draft.ts'
import { loadDraftPiece } from '../src/invoicing/load/draft-pieces.ts'
import { loadFacts } from '../src/invoicing/load/facts.ts'
import { loadRun } from '../src/invoicing/load/runs.ts'
import { RefusalError } from '../src/kernel/result.ts'
import { rows, type Tx, transaction } from '../src/platform/database/database.ts'
import { Company } from '../test/support/company.ts'
import { createTestSystem } from '../test/support/database.ts'
import { CYCLE, ENTITY } from './reference-units.ts'
import { seedManyItems } from './skew-world.ts'

const ACCOUNT = { accountNumber: 'B-0' }
const subscription = (n: number) => ({ ...ACCOUNT, subscriptionNumber: `X-${n}` })

/** Corrections, reversals, tax-inclusive charges, credits kept apart and another purchase order. */
async function january(company: Company): Promise<void> {
  const scope = { entity: ENTITY, cycle: CYCLE }
  await company.bill({ ...scope, through: '2026-02-01', issueOn: '2026-02-03' })
  company.on('2026-02-20')
  const usage = { meterCode: 'KWH', occurredAt: '2026-01-20T10:00:00Z', quantity: '120.5' }
  await company.rows(
    'recordUsageEvents',
    { ...subscription(3), ...usage, eventKey: 'late-3' },
    { ...subscription(11), ...usage, eventKey: 'late-11' },
  )
  const more = { chargeCode: 'base', effectiveOn: '2026-01-10', quantity: '3' }
  await company.rows('changeQuantity', { ...subscription(2), ...more })
  const visit = {
    productCode: 'BASE',
    description: 'Visit',
    serviceOn: '2026-02-12',
    quantity: '1',
    unit: 'piece',
    unitPrice: '2.99',
    taxInclusive: true,
  }
  await company.rows(
    'addOneOffCharges',
    { ...subscription(5), ...visit, reference: 'V-1' },
    { ...subscription(9), ...visit, reference: 'V-2' },
  )
  await company.rows(
    'endSubscription',
    { ...subscription(4), endOn: '2026-02-10', unused: 'credit' },
    { ...subscription(6), endOn: '2026-01-01' },
  )
  const order = { contractNumber: 'C-0', fromOn: '2026-02-01', poNumber: 'PO-2' }
  await company.rows('changePoNumber', { ...ACCOUNT, ...order })
}

/** A draft with its lines put together again from the pieces. */
async function whole(tx: Tx, accountId: string, runId: string, draft: StoredDraft) {
  const { apart, ...rest } = draft
  const lines: StoredLine[] = []
  for (const { pieceNo, lineNos, netsMinor } of apart?.pieces ?? []) {
    const piece = await loadDraftPiece(tx, accountId, runId, pieceNo)
    for (const [i, line] of piece.entries()) {
      const lineNo = lineNos[i] ?? 0
      if (lineNo > 0) lines[lineNo - 1] = { ...line, netMinor: netsMinor[i] ?? '' }
    }
  }
  expect(lines).toHaveLength(apart?.count ?? -1)
  return JSON.parse(JSON.stringify({ ...rest, lines }))
}

test('an account rated in parts has the documents of one rated at once', async () => {
  const company = new Company(await createTestSystem('2026-02-03T12:00:00Z'))
  const { db } = company.system
  await seedManyItems(db, 60)
  await sql`INSERT INTO account_number (number, account_id) SELECT number, account_id FROM account`.execute(
    db,
  )
  await january(company)
  company.on('2026-03-03')
  const runId = await company.draft({
    entity: ENTITY,
    cycle: CYCLE,
    through: '2026-03-01',
    issueOn: '2026-03-03',
  })
  const run = await loadRun(db, runId)
  if (run === undefined) throw new Error('no run')
  const accounts = await rows(db, sql<{ id: string }>`SELECT account_id AS id FROM account`)
  const undone = new RefusalError('refused', {})
  const rating = transaction(db, async tx => {
    const [account] = await loadFacts(tx, {
      accountIds: accounts.map(({ id }) => id),
      legalEntityId: run.legalEntityId,
      through: run.throughOn,
    })
    if (account === undefined) throw new Error('no account')
    const [atOnce] = await rateLoaded(tx, run, [account])
    const inParts = await rateLong(tx, run, account, { part: 7 })
    const drafts = []
    for (const draft of inParts.drafts) {
      drafts.push(await whole(tx, account.accountId, runId, draft))
    }
    expect(drafts).toHaveLength(3)
    expect(drafts).toEqual(JSON.parse(JSON.stringify(atOnce?.drafts)))
    expect(new Set(inParts.exceptions)).toEqual(new Set(atOnce?.exceptions))
    expect(inParts.carried).toEqual(atOnce?.carried)
    const kinds = drafts.flatMap(draft => draft.lines.map((line: StoredLine) => line.kind))
    expect(new Set(kinds)).toEqual(new Set(['charge', 'correction', 'reversal']))
    throw undone
  })
  await expect(rating).rejects.toBe(undone)
})
