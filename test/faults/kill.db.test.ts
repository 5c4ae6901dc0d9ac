import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { differences } from './books-of.ts'
import { type Ending, KillWorlds } from './kill-loop.ts'
import { POISON } from './kill-world.ts'

/*
 * Real processes (`quittance start`, `quittance worker`) and a real PostgreSQL, killed at random
 * while they bill. `npm run bench -- kill-loop --kills 1000` does the same for longer.
 */

let worlds: KillWorlds
let undisturbed: Ending

beforeAll(async () => {
  worlds = await KillWorlds.make(80, inject('dataFolder'))
  undisturbed = await worlds.bill({ seed: 1, kills: 0, workers: 1 })
}, 300_000)

afterAll(() => worlds?.remove())

function outcome(number: string): unknown[] {
  const found = undisturbed.books.get(`outcome BENCH-bench-2026-02-01-1 ${number}`)
  return JSON.parse(found ?? '[]') as unknown[]
}

describe('a bill run in which nothing is killed', () => {
  test('bills all but the accounts that cannot be billed, and says why', () => {
    expect(outcome('B-0').slice(0, 3)).toEqual(['issued', 'billed', null])
    expect(outcome(POISON.onHold).slice(1, 3)).toEqual(['held', 'billing_hold'])
    expect(outcome(POISON.noTax).slice(1, 3)).toEqual(['failed', 'no_tax_rule'])
    expect(outcome(POISON.tooLarge).slice(0, 4)).toMatchObject([
      'issued',
      'failed',
      'defect',
      { error: expect.stringContaining('out of range') },
    ])
    expect(outcome(POISON.brokenDraft).slice(0, 4)).toMatchObject([
      'issued',
      'failed',
      'defect',
      { error: expect.stringContaining('invoice_line_unit_price_check') },
    ])
    expect(undisturbed.broken).toEqual([])
    expect(undisturbed.books.get('left: jobs')).toBe('')
  })

  test('corrects in the second month what came too late for the first', () => {
    const document = undisturbed.books.get('document B-40 2026-03-01 invoice 1') ?? ''
    expect(document).toContain('"kind": "correction"')
    expect(document).toContain('"corrects": "document B-40 2026-02-01 invoice 1"')
  })
})

describe('a bill run whose workers, server and PostgreSQL are killed again and again', () => {
  test('ends with the same documents, outcomes and books', async () => {
    const killed = await worlds.bill({ seed: 20_260_101, kills: 20, workers: 2 })
    expect(killed.report.kills).toBe(20)
    expect(killed.report.killsAtWork).toBeGreaterThan(6)
    expect(differences(undisturbed.books, killed.books)).toEqual([])
    expect(killed.broken).toEqual([])
  }, 600_000)

  test('goes on in the server that outlived its PostgreSQL', async () => {
    const victims = ['postgres', 'backend'] as const
    const killed = await worlds.bill({ seed: 3, kills: 4, workers: 0, victims })
    expect(killed.report.starts).toBe(1)
    expect(differences(undisturbed.books, killed.books)).toEqual([])
    expect(killed.broken).toEqual([])
  }, 600_000)
})

describe('the comparison', () => {
  test('finds one cent, one missing document, one outcome (control)', () => {
    const name = 'document B-0 2026-02-01 invoice 1'
    const document = undisturbed.books.get(name) ?? ''
    expect(document).toContain('"net_minor": 891')
    const cent = new Map(undisturbed.books).set(
      name,
      document.replace('"net_minor": 891', '"net_minor": 892'),
    )
    expect(differences(undisturbed.books, cent)).toHaveLength(1)
    const missing = new Map(undisturbed.books)
    missing.delete(name)
    expect(differences(undisturbed.books, missing)).toHaveLength(1)
    const held = new Map(undisturbed.books).set(
      'outcome BENCH-bench-2026-02-01-1 B-0',
      '["issued","held"]',
    )
    expect(differences(undisturbed.books, held)).toHaveLength(1)
  })
})
