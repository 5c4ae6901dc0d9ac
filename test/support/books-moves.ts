import type { Db } from '../../src/platform/database/database.ts'
import { newId } from '../../src/platform/ids.ts'
import type { TinyBooks } from './books.ts'
import { insertRow } from './insert-row.ts'

const MOVED = '2026-02-20'
const RECORDED = { recorded_at: '2026-02-20T08:00:00Z' }

/** The tiny world's second customer follows the first at a place with one meter. */
export async function writeMoves(db: Db, books: TinyBooks): Promise<void> {
  const place_id = newId()
  const meter = { meter_code: 'REG', name: '{"en": "Register"}', unit: 'kWh', source: 'reads' }
  await insertRow(db, 'meter', meter)
  for (const [account_id, dates] of [
    [books.accountId, { from_on: null, to_on: MOVED }],
    [books.otherAccountId, { from_on: MOVED, to_on: null }],
  ] as const) {
    const premise = { account_id, premise_id: newId() }
    const address = { name: 'Flat', address_lines: '{"1 Sun Street"}', country: 'FR' }
    await insertRow(db, 'premise', { ...premise, ...address, code: 'FLAT' })
    await insertRow(db, 'occupancy', { ...premise, place_id, ...dates, ...RECORDED })
    const channel = { account_id, channel_id: newId() }
    const serial = { meter_code: 'REG', serial: 'R-1', installed_on: '2026-01-01' }
    await insertRow(db, 'channel', { ...channel, premise_id: premise.premise_id, ...serial })
    await insertRow(db, 'register_read', {
      ...channel,
      ...RECORDED,
      read_on: MOVED,
      revision: 1,
      value: 1430,
      quality: 'actual',
      source: 'move',
    })
  }
}
