import { Writable } from 'node:stream'
import { beforeAll, expect, test } from 'vitest'
import { writeTinyBooks } from '../../../test/support/books.ts'
import { createTestSystem, type TestSystem } from '../../../test/support/database.ts'
import { startNumberSeries } from '../../invoicing/commands/numbers.ts'
import { execute } from '../../platform/command.ts'
import { exportNumbers } from './numbers.ts'

let system: TestSystem

beforeAll(async () => {
  system = await createTestSystem('2026-03-05T08:00:00Z')
  await writeTinyBooks(system)
})

async function register(entity: string | null): Promise<string[]> {
  const pieces: string[] = []
  const out = new Writable({
    write: (piece, _encoding, done) => {
      pieces.push(String(piece))
      done()
    },
  })
  await exportNumbers(system.db, entity, out)
  return pieces.join('').trimEnd().split('\r\n')
}

const series = (year: number, firstNumber: number) => ({
  entity: 'SUN',
  kind: 'invoice' as const,
  year,
  firstNumber,
  reason: '=taken over from the old system',
})

test('a series goes on where another system stopped, once, and the register says why', async () => {
  const actor = { actor: 'person:ada' }
  expect(await execute(system, startNumberSeries, series(2027, 4001), actor)).toEqual({
    ok: true,
    value: { unused: 4000 },
  })
  const again = await execute(system, startNumberSeries, series(2027, 9001), actor)
  expect(again).toMatchObject({ ok: false, refusal: { code: 'series_in_use' } })
  const used = await execute(system, startNumberSeries, series(2026, 10), actor)
  expect(used).toMatchObject({ ok: false, refusal: { code: 'series_in_use' } })
  const lines = await register('SUN')
  expect(lines).toContain("SUN,invoice,2027,1,4000,,unused,,,,,,'=taken over from the old system")
})

test('every number given stands in the register with its document', async () => {
  const lines = await register(null)
  expect(lines[0]).toMatch(/^entity,kind,year,first,last,number,state,issued_on/)
  expect(lines.filter(line => line.includes(',issued,')).length).toBeGreaterThan(0)
  expect(lines.find(line => line.includes('SUN-INV-2026-000001'))).toMatch(
    /^SUN,invoice,2026,1,1,SUN-INV-2026-000001,(issued|voided),2026-02-01,A-1,36\.00,EUR,/,
  )
})

test('an unknown legal entity is refused', async () => {
  await expect(register('MOON')).rejects.toMatchObject({
    refusal: { code: 'unknown_legal_entity' },
  })
})
