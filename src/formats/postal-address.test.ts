import { expect, test } from 'vitest'
import { addressLines } from './postal-address.ts'

const home = { line1: '548 Market St', line2: null, postalCode: '94104', region: null }

test.each([
  [
    'DE',
    { city: 'Berlin', line1: 'Lindenstr. 3', postalCode: '10969' },
    'Lindenstr. 3|10969 Berlin',
  ],
  ['US', { city: 'San Francisco', region: 'CA' }, '548 Market St|San Francisco, CA 94104'],
  ['GB', { city: 'London', postalCode: 'SW1Y 4JH' }, '548 Market St|LONDON|SW1Y 4JH'],
  ['IE', { city: 'Cork', line2: 'Flat 2', postalCode: null }, '548 Market St|Flat 2|Cork'],
])('an address in %s is written as it is written there', (country, parts, expected) => {
  const lines = addressLines({ ...home, ...parts, country })
  expect(lines.join('|').toLowerCase()).toBe(expected.toLowerCase())
})
