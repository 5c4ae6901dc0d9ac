import { expect, test } from 'vitest'
import type { InvoicePage } from './page.ts'
import { renderInvoice } from './render.ts'
import { renderPool } from './render-pool.ts'
import { householdInvoice } from './samples.ts'

const numbered = (number: string): InvoicePage => ({ ...householdInvoice, number })
const CRASHING = new URL('../../test/support/crashing-render-worker.ts', import.meta.url)

test('prints on every thread what the engine prints here', async () => {
  const pool = renderPool({ threads: 2 })
  const numbers = Array.from({ length: 12 }, (_, n) => `HE-${n}`)
  const printed = await Promise.all(numbers.map(number => pool.render(numbered(number))))
  await pool.close()
  printed.forEach((pdf, n) => {
    expect(Buffer.from(pdf).equals(renderInvoice(numbered(numbers[n]!)))).toBe(true)
  })
}, 20_000)

test('a bad document fails alone and by its name', async () => {
  const pool = renderPool({ threads: 1 })
  const broken = { ...numbered('HE-BAD'), issuedOn: '2026-02-30' }
  const outcomes = await Promise.allSettled(
    [numbered('HE-1'), broken, numbered('HE-2')].map(page => pool.render(page)),
  )
  await pool.close()
  expect(outcomes.map(outcome => outcome.status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  expect(String((outcomes[1] as PromiseRejectedResult).reason)).toContain('document HE-BAD')
}, 20_000)

test.each(['throws', 'exits'])(
  'a thread that %s takes one document with it and is replaced',
  async death => {
    const pool = renderPool({ threads: 2, program: CRASHING })
    const numbers = ['HE-1', death, 'HE-2', 'HE-3', death, 'HE-4']
    const outcomes = await Promise.allSettled(numbers.map(number => pool.render(numbered(number))))
    await pool.close()
    expect(outcomes.map(outcome => outcome.status === 'fulfilled')).toEqual(
      numbers.map(number => number !== death),
    )
    expect(String((outcomes[1] as PromiseRejectedResult).reason)).toContain(`document ${death}`)
  },
  20_000,
)

test('closing finishes what was asked for and refuses the rest', async () => {
  const pool = renderPool({ threads: 1 })
  const before = pool.render(numbered('HE-1'))
  const closed = pool.close()
  await expect(pool.render(numbered('HE-2'))).rejects.toThrow('document HE-2')
  await closed
  expect((await before).length).toBeGreaterThan(10_000)
  await pool.close()
}, 20_000)

test('a pool that printed nothing closes', async () => {
  await renderPool().close()
})
