import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestSystem } from '../../../test/support/database.ts'
import { House } from '../../../test/support/house.ts'
import { METERS, standMeters } from '../../../test/support/meter-shown.ts'
import { writeShownCompany } from '../../../test/support/shown.ts'

let house: House
let key: string

beforeAll(async () => {
  const made = await createTestSystem('2026-04-02T08:00:00Z')
  await writeShownCompany(made, 3)
  house = await House.over(made)
  await standMeters(house)
  key = (await house.must('createApiKey', { name: 'meters', scopes: ['*'] })).secret ?? ''
}, 60_000)

afterAll(() => house?.server.close())

async function ask<T>(path: string): Promise<T> {
  const answer = await fetch(`${house.server.url}/v1/views/${path}`, {
    headers: { authorization: `Bearer ${key}` },
  })
  return (await answer.json()) as T
}

type Sum = { on: string; total: string; estimated: string; missing: string; days: string }
type Series = {
  month: string
  months: Sum[]
  days: Sum[]
  day: { hours: number; times: string[]; values: (string | null)[]; qualities: string } | null
}

const text = ({ on, total, estimated, missing }: Sum) => `${on} ${total} ~${estimated} -${missing}`

test('a meter tells by month and day what it counted, what was estimated and what is missing', async () => {
  const at = `meter-series/${METERS.intervals}`
  const last = await ask<Series>(at)
  expect(last.month).toBe('2026-03')
  expect(last.months.map(text)).toEqual(['2026-03-01 130 ~24 -2'])
  expect(last.days.map(text)).toEqual([
    '2026-03-01 24 ~0 -0',
    '2026-03-02 48 ~24 -0',
    '2026-03-03 22 ~0 -2',
    '2026-03-05 36 ~0 -0',
  ])
  const { day } = await ask<Series>(`${at}?on=2026-03-03`)
  expect(day?.values.slice(0, 3)).toEqual([null, null, '1'])
  expect(day?.hours).toBe(24)
  expect(day?.times.slice(0, 3)).toEqual(['00:00', '01:00', '02:00'])
  expect(day?.qualities.slice(0, 3)).toBe('NNA')
  const guessed = await ask<Series>(`${at}?month=2026-03&on=2026-03-02`)
  expect(guessed.day?.qualities).toBe(`${'A'.repeat(12)}${'E'.repeat(12)}`)
  const unknown = await ask<Series>(`${at}?on=2026-03-04`)
  expect(unknown.day?.values).toEqual([])
})

test('reads tell what was used since the one that holds before them, by the multiplier', async () => {
  type Read = { readOn: string; value: string; used: string | null; isReplaced: boolean }
  const { registers, reads } = await ask<{ registers: { account: string }[]; reads: Read[] }>(
    `meters/${METERS.reads}`,
  )
  expect(registers.map(({ account }) => account)).toEqual(['A-0001'])
  expect(
    reads.map(({ readOn, value, used, isReplaced }) => [readOn, value, used, isReplaced]),
  ).toEqual([
    ['2026-03-01', '200', '600', false],
    ['2026-02-01', '140', '400', false],
    ['2026-02-01', '150', null, true],
    ['2026-01-01', '100', null, false],
  ])
})

test('a meter that never stood anywhere is refused by its number', async () => {
  expect(await ask('meters/NOBODY')).toMatchObject({ code: 'unknown_number' })
})

test('a customer is shown a year of what was used, by what is counted', async () => {
  const { registers } = await ask<{ registers: { account: string }[] }>(
    `meters/${METERS.intervals}`,
  )
  type Usage = { months: string[]; meters: { serials: string[]; quantities: (string | null)[] }[] }
  const usage = await ask<Usage>(`account-usage/${registers[0]?.account}`)
  expect(usage.months).toHaveLength(12)
  const counted = usage.meters.find(({ serials }) => serials.includes(METERS.intervals))
  const march = usage.months.indexOf('2026-03')
  expect(counted?.quantities[march]).toBe('130')
  expect(counted?.quantities[march - 6]).toBeNull()
})
