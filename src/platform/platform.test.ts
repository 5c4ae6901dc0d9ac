import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { Decimal } from '../kernel/decimal.ts'
import { movableClock } from './clock.ts'
import { newId } from './ids.ts'
import { inputRefusal } from './input.ts'
import { decodeJson, encodeJson, fingerprint, toJson } from './json.ts'
import { lines } from './progress.ts'
import { contentHash, openStorage } from './storage.ts'

describe('ids', () => {
  test('are unique and ascend in the order they were made', () => {
    const ids = Array.from({ length: 5000 }, newId)
    expect(new Set(ids).size).toBe(ids.length)
    expect([...ids].sort()).toEqual(ids)
  })
})

describe('a movable clock', () => {
  test('stands still, moves by months, and may be set back', () => {
    const start = Temporal.Instant.from('2026-01-31T10:00:00Z')
    const clock = movableClock(start)
    expect(clock.now().equals(start)).toBe(true)
    clock.advance({ months: 1 })
    expect(String(clock.now())).toBe('2026-02-28T10:00:00Z')
    clock.set(start)
    expect(clock.now().equals(start)).toBe(true)
  })
})

describe('kept answers', () => {
  const leaf = fc.oneof(
    fc.string(),
    fc.boolean(),
    fc.constant(null),
    fc.integer(),
    fc.bigInt(),
    fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }).map(n => new Decimal(n, 2)),
    fc
      .integer({ min: 0, max: 99_999 })
      .map(n => Temporal.PlainDate.from('1970-01-01').add({ days: n })),
    fc.integer({ min: 0 }).map(n => Temporal.Instant.fromEpochMilliseconds(n)),
  )
  const value = fc.letrec<{ any: unknown }>(tie => ({
    any: fc.oneof(
      { maxDepth: 4 },
      leaf,
      fc.array(tie('any')),
      fc.dictionary(fc.stringMatching(/^[a-z]{1,5}$/), tie('any')),
    ),
  })).any

  test('come back with their types', () => {
    fc.assert(
      fc.property(value, original => {
        const kept = JSON.parse(JSON.stringify(encodeJson(original)))
        const again = decodeJson(kept)
        expect(JSON.stringify(encodeJson(again))).toBe(JSON.stringify(encodeJson(original)))
        expect(fingerprint(again)).toEqual(fingerprint(original))
      }),
    )
  })

  test.each([NaN, Infinity, () => 1, Symbol('x')])('cannot hold %s', bad => {
    expect(() => toJson({ bad })).toThrow('has no JSON form')
  })
})

describe('refused input', () => {
  const schema = z.strictObject({
    lines: z.array(z.strictObject({ amount: z.string('a text') })),
  })
  const refusal = (input: unknown) => {
    const parsed = schema.safeParse(input)
    if (parsed.success) throw new Error('accepted')
    return inputRefusal(parsed.error, input)
  }

  test.each([
    [{ lines: [{ amount: 1 }] }, 'invalid_input', 'lines[0].amount', '1'],
    [{ lines: [{ amount: { $ne: null } }] }, 'invalid_input', 'lines[0].amount', '{"$ne":null}'],
    [{ lines: [{}] }, 'invalid_input', 'lines[0].amount', 'nothing'],
    [{}, 'invalid_input', 'lines', 'nothing'],
    ['text', 'invalid_input', 'input', '"text"'],
    [{ lines: [{ amount: '1', paid_at: 'x' }] }, 'unknown_field', 'lines[0].paid_at', undefined],
  ])('%j: %s at %s', (input, code, path, value) => {
    expect(refusal(input)).toMatchObject({ code, facts: { path } })
    expect(refusal(input).facts.value).toBe(value)
  })

  test('is quoted shortened', () => {
    const { facts } = refusal({ lines: 'x'.repeat(1000) })
    expect(String(facts.value).length).toBeLessThan(70)
  })
})

describe('storage', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'quittance-storage-'))
  afterAll(() => rm(folder, { recursive: true, force: true }))
  const storage = openStorage(folder)

  test('gives back what was written, with its hash, and leaves no drafts', async () => {
    const content = Buffer.from('%PDF-1.7')
    expect(await storage.write('invoices/2026/INV-1.pdf', content)).toBe(contentHash(content))
    expect(await storage.read('invoices/2026/INV-1.pdf')).toEqual(content)
    expect(await readdir(join(folder, 'invoices/2026'))).toEqual(['INV-1.pdf'])
  })

  test.each(['../x', 'a/../../x', '/etc/passwd', '', 'a\0b'])('refuses the name %j', async name => {
    await expect(storage.write(name, Buffer.from('x'))).rejects.toThrow('not a file name')
  })
})

describe('progress in a log', () => {
  test('is a line every three seconds at most, and one at the end', () => {
    const said: string[] = []
    let now = 0
    const progress = lines(
      text => said.push(text),
      () => now,
    )
    progress.start('rating', 100)
    for (let i = 0; i < 100; i++) {
      now += 50
      progress.add()
    }
    progress.finish()
    expect(said).toEqual(['rating: 60 of 100 (3.0 s)', 'rating: 100 of 100 (5.0 s)'])
  })
})
