import { expect, test } from 'vitest'
import { sharedOut } from './together.ts'

/** `A 11.90 let 0.50` as a part. */
function partOf(text: string) {
  const [item = '', amount = '', letGo = '0'] = text.split(/ let | /)
  const minor = (value: string) => BigInt(value.replace('.', ''))
  return { item, amountMinor: minor(amount), letGoMinor: minor(letGo) }
}

test.each([
  ['two payments for one document', [600n, 590n], 'A 11.90', 'A 600 | A 590'],
  ['two for three', [1500n, 500n], 'A 10.00, B 7.00, C 3.00', 'A 1000, B 500 | B 200, C 300'],
  ['let go beside the last money', [600n, 540n], 'A 11.40 let 0.50', 'A 600 | A 540 let 50'],
  ['more than they are: the last one shows it', [500n, 500n], 'A 12.00', 'A 500 | A 700'],
  ['some stays', [500n, 500n], 'A 3.00', 'A 300 | '],
])('%s', (_, payments, parts, expected) => {
  const shared = sharedOut(payments, parts.split(', ').map(partOf))
  const shown = shared.map(mine =>
    mine
      .map(({ item, amountMinor, letGoMinor }) =>
        [item, amountMinor, ...(letGoMinor === 0n ? [] : ['let', letGoMinor])].join(' '),
      )
      .join(', '),
  )
  expect(shown.join(' | ')).toBe(expected)
})
