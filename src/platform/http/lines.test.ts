import { Readable } from 'node:stream'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { linesOf } from './lines.ts'

async function read(chunks: readonly Buffer[], most = 1000): Promise<string[]> {
  return Array.fromAsync(linesOf(Readable.from(chunks), most))
}

test('lines are the same however the text is cut into chunks', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.stringMatching(/^[a-zé€😀 ]{0,12}$/u), { maxLength: 20 }),
      fc.array(fc.nat(400), { maxLength: 10 }),
      async (lines, cuts) => {
        const bytes = Buffer.from(lines.map(line => `${line}\n`).join(''))
        const at = [0, ...cuts.map(cut => Math.min(cut, bytes.length)), bytes.length]
        at.sort((a, b) => a - b)
        const chunks = at.slice(1).map((end, i) => bytes.subarray(at[i], end))
        expect(await read(chunks)).toEqual(lines)
      },
    ),
  )
})

test('the last line needs no end, and CRLF is one', async () => {
  expect(await read([Buffer.from('a\r\nb')])).toEqual(['a', 'b'])
})

test('of a line that is too long one character too many is kept, and the next line is whole', async () => {
  const chunks = Array.from({ length: 100 }, () => Buffer.from('x'.repeat(50)))
  const lines = await read([...chunks, Buffer.from('\nshort\n')], 10)
  expect(lines).toEqual(['x'.repeat(11), 'short'])
})
