import { expect, test } from 'vitest'
import { itemName } from './words.ts'

test.each([
  ['invoice', 'R-1', 'en', 'R-1'],
  ['fee', null, 'en', 'Fee for a returned payment'],
  ['fee', null, 'de', 'Rücklastschriftgebühr'],
  ['instalment', '2/6', 'fr', 'Échéance 2/6'],
  ['opening', null, 'es', 'Saldo anterior'],
  ['moved', null, 'en', 'Other amount'],
] as const)(
  'an item %s with the number %s is called in %s: %s',
  (itemKind, label, language, said) => {
    expect(itemName({ itemKind, label }, language)).toBe(said)
  },
)
