import { createHash } from 'node:crypto'
import { inflateRawSync } from 'node:zlib'
import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { readEvidence } from '../../src/app/server/evidence-file.ts'
import { loadEvidence } from '../../src/collections/placements/load/placements.ts'
import { newId } from '../../src/platform/ids.ts'
import { loadPage } from '../../src/platform/list.ts'
import {
  loadPlacedWith,
  loadPlacementShown,
  loadRecoveries,
} from '../../src/reporting/console/load/placement.ts'
import { LISTS } from '../../src/reporting/lists/load/all.ts'
import { Company } from '../support/company.ts'
import { createTestSystem } from '../support/database.ts'
import { balancesOf, openItemsOf } from '../support/money.ts'
import { setUp, signUp } from './setting.ts'

let company: Company
let placement: string

/** A customer with invoices of 11.90, due on 15 February and 15 March; one who is bankrupt. */
beforeAll(async () => {
  company = new Company(await createTestSystem('2026-01-01T12:00:00Z'))
  await setUp(company)
  for (const number of ['P-1', 'P-2']) {
    await signUp(company, { number, plan: 'CARE', start: '2026-01-01' })
  }
  for (const on of ['2026-02-01', '2026-03-01']) {
    await company.bill({ entity: 'SUN', through: on, issueOn: on })
  }
  // The invoices are printed.
  await company.drain()
  await company.rows(
    'defineCollectionAgencies',
    { agencyCode: 'INKASSO', kind: 'agency', name: 'Inkasso Nord' },
    { agencyCode: 'COURT', kind: 'court', name: 'Amtsgericht' },
  )
  await company.do('setAgencyCommission', {
    ...{ agency: 'INKASSO', fromOn: '2026-01-01', percent: '20', directPercent: '10' },
  })
  await company.on('2026-03-10').do('logContact', {
    ...{ accountNumber: 'P-1', channel: 'call', direction: 'in', outcome: 'refused' },
    note: '=HYPERLINK("x") will not pay',
  })
})

const list = async (name: string, filters: Record<string, string> = {}) =>
  (await loadPage(company.system.db, LISTS.get(name)!, { filters, limit: 50 })).rows

const place = (more: object = {}) => ({
  ...{ accountNumber: 'P-1', agency: 'INKASSO', entity: 'SUN', currency: 'EUR', ...more },
})

/** The files of an archive, by its central directory. */
function filesOf(zip: Buffer): Map<string, Buffer> {
  const end = zip.length - 22
  let at = zip.readUInt32LE(end + 16)
  const files = new Map<string, Buffer>()
  for (let n = zip.readUInt16LE(end + 10); n > 0; n--) {
    const [packed, name] = [zip.readUInt32LE(at + 20), zip.readUInt16LE(at + 28)]
    const start = zip.readUInt32LE(at + 42)
    const label = zip.toString('utf8', at + 46, at + 46 + name)
    const data = start + 30 + zip.readUInt16LE(start + 26)
    files.set(label, inflateRawSync(zip.subarray(data, data + packed)))
    at += 46 + name
  }
  return files
}

test('what is overdue is handed over once, with its evidence, and nobody here asks for it', async () => {
  company.on('2026-03-20')
  const both = await Promise.all([1, 2].map(() => company.try('placeWithAgency', place())))
  const done = both.flatMap(each => (each.ok ? [each.value as Record<string, string>] : []))
  expect(done).toMatchObject([{ amount: '23.80', currency: 'EUR' }])
  placement = done[0]?.placementId ?? ''
  expect(both.find(each => !each.ok)).toMatchObject({ refusal: { code: 'nothing_to_place' } })
  expect(await list('item-freezes', { account: 'P-1' })).toHaveLength(2)
  await company.do('refreshCollectionQueue', { on: '2026-03-20' })
  expect(await list('collection-queue', { account: 'P-1' })).toMatchObject([{ expected: '0.00' }])
  await expect(readEvidence(company.system, placement)).rejects.toThrow('evidence_not_ready')
  await company.drain()
  const zip = await readEvidence(company.system, placement)
  const files = filesOf(zip)
  const manifest = JSON.parse(String(files.get('manifest.json')))
  expect(manifest).toMatchObject({ account: 'P-1', handedTo: 'Inkasso Nord', missing: [] })
  expect(manifest.files).toHaveLength(files.size - 1)
  for (const { name, sha256 } of manifest.files) {
    const content = files.get(name) ?? Buffer.alloc(0)
    expect(createHash('sha256').update(content).digest('hex')).toBe(sha256)
  }
  // Gone with an erased customer it is not a file that somebody changed.
  const { path } = (await loadEvidence(company.system.db, placement)) ?? { path: '' }
  await company.system.storage.write(path, new Uint8Array())
  await expect(readEvidence(company.system, placement)).rejects.toThrow('document_file_changed')
  const erasure = sql`INSERT INTO erasure (erasure_id, subject, subject_id, object, reason, state,
                                           started_at, started_by)
    SELECT ${newId()}, 'account', account_id, 'account:P-1', 'Asked for it', 'running',
           ${Temporal.Instant.from('2026-03-21T00:00:00Z')}, 'person:ada'
      FROM account WHERE number = 'P-1'`
  await erasure.execute(company.system.owner.db)
  await expect(readEvidence(company.system, placement)).rejects.toThrow('evidence_erased')
  await sql`DELETE FROM erasure`.execute(company.system.owner.db)
  await company.system.storage.write(path, zip)
  expect([...files.keys()].filter(name => name.endsWith('.pdf'))).toHaveLength(2)
  expect(String(files.get('contacts.csv'))).toContain(`'=HYPERLINK`)
  expect(String(files.get('claim.csv')).split('\n')[1]).toContain(',11.90,11.90,11.90')
  const shown = await list('placement-file', { agency: 'INKASSO' })
  expect(shown).toHaveLength(2)
})

test('the agency gets its rate of what came through it, a lower one of what came to us, once', async () => {
  company.on('2026-04-02')
  const paid = {
    ...{ placement, amount: '15.00', valueOn: '2026-04-01', bookedOn: '2026-04-02' },
    reference: 'A-77',
  }
  expect(await company.do('recordAgencyCollection', paid)).toMatchObject({ applied: '15.00' })
  expect(await company.do('recordAgencyCollection', paid)).toMatchObject({ isNew: false })
  const { receiptId } = await company.do<{ receiptId: string }>('recordReceipt', {
    ...{ entity: 'SUN', accountNumber: 'P-1', method: 'transfer', currency: 'EUR' },
    ...{ amount: '5.00', bookedOn: '2026-04-03', apply: 'policy' },
  })
  expect(await openItemsOf(company, 'P-1')).toEqual(['invoice 2026-03-15 3.80 of 11.90'])
  const book = { agency: 'INKASSO', through: '2026-04-30' }
  const booked = await Promise.all([1, 2].map(() => company.try('bookAgencyCommission', book)))
  expect(booked.every(each => each.ok)).toBe(true)
  // 20 % of 11.90 and of 3.10, 10 % of 5.00.
  expect(
    (await list('agency-commissions')).map(row => `${row.way} ${row.commission}`).sort(),
  ).toEqual(['agency 0.62', 'agency 2.38', 'direct 0.50'])
  await company.do('returnPayment', {
    ...{ accountNumber: 'P-1', receipt: receiptId, on: '2026-04-10', fee: 'none' },
    reason: 'insufficient_funds',
  })
  await company.do('bookAgencyCommission', book)
  expect(await list('placements')).toMatchObject([
    { commission: '3.00', open: '8.80', placementState: 'placed' },
  ])
  // Its screen shows every payment with its commission, and what went back.
  const { db } = company.system
  const recoveries = await loadRecoveries(db, (await loadPlacementShown(db, placement))!)
  expect(
    recoveries.map(({ way, amountMinor, commissionMinor }) =>
      [way, amountMinor, commissionMinor].join(' '),
    ),
  ).toEqual(expect.arrayContaining(['agency 1190 238', 'agency 310 62', 'direct -500 -50']))
  expect(await loadPlacedWith(db)).toMatchObject([
    {
      ...{ agency: 'INKASSO', running: 1, placedMinor: 2380n, openMinor: 880n },
      ...{ byAgencyMinor: 1500n, directMinor: 0n, commissionMinor: 300n },
    },
  ])
  const remitted = { agency: 'INKASSO', entity: 'SUN', currency: 'EUR', on: '2026-04-30' }
  const kept = { amount: '12.00', commissionKept: '3.00', reference: 'April' }
  await company.do('recordAgencyRemittance', { ...remitted, ...kept })
  const books = await balancesOf(company, 'P-1')
  expect(books).toEqual(expect.arrayContaining(['1025 15.00', '2130 -3.00', '6230 3.00']))
  expect(await company.brokenProofs()).toEqual([])
})

test('what is taken back is asked for again, and pays no commission any more', async () => {
  company.on('2026-05-02')
  const back = { placement, reason: 'No success' }
  await company.do('recallPlacement', back)
  expect(await company.refusal('recallPlacement', back)).toMatchObject({
    code: 'placement_recalled',
  })
  await company.do('recordReceipt', {
    ...{ entity: 'SUN', accountNumber: 'P-1', method: 'transfer', currency: 'EUR' },
    ...{ amount: '8.00', bookedOn: '2026-05-03', apply: 'policy' },
  })
  const book = { agency: 'INKASSO', through: '2026-05-31' }
  expect(await company.do('bookAgencyCommission', book)).toMatchObject({ payments: 0 })
  await company.do('setAgencyCommission', {
    ...{ agency: 'COURT', fromOn: '2026-01-01', percent: '20', directPercent: '10' },
  })
  const court = await company.do('placeWithAgency', place({ agency: 'COURT' }))
  expect(court).toMatchObject({ amount: '0.80' })
  await company.rows('flagAccounts', {
    ...{ accountNumber: 'P-2', flag: 'bankruptcy', fromOn: '2026-04-01' },
  })
  const spared = await company.refusal('placeWithAgency', place({ accountNumber: 'P-2' }))
  expect(spared).toEqual({
    code: 'placement_spared',
    facts: { account: 'P-2', flag: 'bankruptcy' },
  })
  const unknown = place({ agency: 'NOBODY' })
  expect(await company.refusal('placeWithAgency', unknown)).toMatchObject({
    code: 'unknown_agency',
  })
  expect(await company.brokenProofs()).toEqual([])
})

test('a commission on money of a month that is closed is posted in the next one', async () => {
  await company.on('2026-05-20').do('recordReceipt', {
    ...{ entity: 'SUN', accountNumber: 'P-1', method: 'transfer', currency: 'EUR' },
    ...{ amount: '0.80', bookedOn: '2026-05-20', apply: 'policy' },
  })
  company.on('2026-06-02')
  for (const month of ['2026-02', '2026-03', '2026-04', '2026-05']) {
    await company.do('closeAccountingPeriod', { entity: 'SUN', month })
  }
  const book = { agency: 'COURT', through: '2026-05-31' }
  await company.do('bookAgencyCommission', book)
  expect(
    (await list('agency-commissions')).map(row => `${row.effectiveOn} ${row.commission}`),
  ).toContain('2026-06-01 0.08')
  expect(await company.brokenProofs()).toEqual([])
})
