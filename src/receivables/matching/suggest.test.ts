import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Decimal } from '../../kernel/decimal.ts'
import { nameLikeness, nameTokens } from './payer-name.ts'
import { numbersIn, oneSlipAway } from './reference.ts'
import { subsetsOf } from './subset-sum.ts'
import { automatic, suggest } from './suggest.ts'
import {
  type CandidateItem,
  type CandidatePayer,
  DEFAULT_POLICY,
  type Payment,
} from './suggestion.ts'

const POLICY = {
  ...DEFAULT_POLICY,
  tolerance: { minor: 100n, percent: Decimal.parse('0.5') },
}
const DAY = Temporal.PlainDate.from('2026-02-10')

/** `INV-2026-000101 A 100.00`: number, account, open amount in euros; `-2%` for a discount. */
function item(row: string): CandidateItem {
  const [label = '', accountId = '', open = '0', discount] = row.split(' ')
  const openMinor = BigInt(Math.round(Number(open) * 100))
  const minor = discount === undefined ? 0n : (openMinor * BigInt(discount.slice(1, -1))) / 100n
  return {
    accountId,
    itemId: label,
    label,
    openMinor,
    dueOn: DAY,
    discount: discount === undefined ? null : { minor, until: DAY },
  }
}

const PAYERS: Readonly<Record<string, string>> = {
  A: 'Ada Byron',
  B: 'Bergmann & Söhne GmbH',
  C: 'Carla Montes García',
  D: 'Doris Lessing',
}

const BOOKS = [
  'INV-2026-000101 A 100.00',
  'INV-2026-000110 B 100.00',
  'INV-2026-000111 B 70.00',
  'INV-2026-000112 B 33.50',
  'INV-2026-000113 C 200.00 -2%',
  'INV-2026-000114 C 0',
  'INV-2026-000115 A 41.00',
]

type Told = Partial<CandidatePayer> & { readonly account?: string }

/** A payment `100.00 Ada Byron | text` against the books: what is carried out, and by which rule. */
function matched(row: string, told: Told = {}): string {
  const [head = '', text = ''] = row.split(' | ')
  const [amount = '', ...name] = head.split(' ')
  const payment: Payment = {
    amountMinor: BigInt(Math.round(Number(amount) * 100)),
    valuedOn: DAY,
    payerName: name.length === 0 ? null : name.join(' '),
    texts: [text],
    structured: text.startsWith('RF') ? [text] : [],
  }
  const items = BOOKS.map(item)
  const payers = Object.entries(PAYERS).map(([accountId, payerName]) => ({
    accountId,
    name: payerName,
    number: `C-1000${accountId}`,
    bankAccount: 'unknown' as const,
    isNameLearnt: false,
    sameName: 1,
    isComplete: true,
    ...(told.account === accountId || told.account === 'all' ? told : {}),
  }))
  const sameAmount = items.filter(one => one.openMinor === payment.amountMinor).length
  const all = suggest(payment, { items, payers, sameAmount }, POLICY)
  const done = automatic(all, POLICY)
  const [first] = all
  if (first === undefined) return 'nothing'
  const parts = first.parts.map(part => part.label?.slice(-3)).join('+')
  const text_ = `${first.rule} ${parts || first.accountId}`
  return done === undefined ? `ask: ${text_}` : text_
}

describe('a payment is carried out by', () => {
  test.each([
    ['number, amount and name', '70.00 Bergmann | INV-2026-000111', 'reference 111'],
    [
      'a number with blanks, words in another order',
      '100.00 BYRON ADA | inv 2026 000101',
      'reference 101',
    ],
    [
      'a number torn by a line end',
      '70.00 Bergmann Soehne | Rechnung 2026-000 111',
      'reference 111',
    ],
    ['a structured reference', '70.00 Bergmann | RF18 2026 0001 11', 'reference 111'],
    [
      'two numbers, their sum',
      '170.00 Bergmann | 2026-000110 and 2026-000111',
      'references 110+111',
    ],
    ['two swapped digits, with the name', '33.50 Bergmann | INV-2026-000121', 'reference_typo 112'],
    [
      'swapped digits that are another customer of the same amount',
      '100.00 Bergmann | INV-2026-000101',
      'reference_typo 110',
    ],
    [
      'a number and amount, by somebody who is no customer',
      '100.00 Unknown Person | INV-2026-000101',
      'reference 101',
    ],
    ['the running number alone, with the name', '33.50 Bergmann | 112', 'reference_typo 112'],
    ['a known name and one fitting amount', '41.00 Ada Byron | thanks', 'payer_amount 115'],
    ['a known name with a slip', '70.00 Bergman und Söhne | thanks', 'payer_amount 111'],
    [
      'a known name and its whole balance',
      '203.50 Bergmann & Söhne | all',
      'payer_balance 110+111+112',
    ],
    [
      'a known name and one fitting sum',
      '103.50 Bergmann & Söhne | two',
      'payer_combination 111+112',
    ],
    ['the discount of the day', '196.00 Carla Montes | INV-2026-000113', 'discount 113'],
    ['a difference within tolerance', '199.50 Carla Montes | INV-2026-000113', 'short_pay 113'],
    [
      'a number and others that make the sum',
      '103.50 Bergmann | 2026-000111',
      'reference_and_others 111+112',
    ],
  ])('%s', (_, row, expected) => {
    expect(matched(row)).toBe(expected)
  })

  test('a bank account that has paid before, though the name is cut off', () => {
    expect(matched('41.00 X | ', { account: 'A', bankAccount: 'known' })).toBe('payer_amount 115')
  })

  test('a name that a clerk confirmed once', () => {
    expect(matched('41.00 Charles Babbage | ', { account: 'A', isNameLearnt: true })).toBe(
      'payer_amount 115',
    )
  })
})

describe('a person is asked', () => {
  test.each([
    [
      'another customer pays a common amount',
      '100.00 Carla Montes | INV-2026-000101',
      'ask: reference 101',
    ],
    [
      'a slip, and the name is another',
      '33.50 Unknown Person | INV-2026-000122',
      'ask: reference_typo 112',
    ],
    ['the amount alone', '33.50 Unknown Person | hello', 'ask: amount_only 112'],
    ['part of what is due', '50.00 Bergmann | INV-2026-000111', 'ask: part_payment 111'],
    ['more than is due', '75.00 Ada Byron | INV-2026-000115', 'ask: over_payment 115'],
    ['what is paid already', '200.00 Carla Montes | INV-2026-000114', 'ask: payer_only C'],
    ['a known payer, an amount of nothing', '7.77 Bergmann & Söhne | hello', 'ask: payer_only B'],
    ['a name that three bear', '41.00 Ada Byron | hello', 'ask: amount_only 115'],
  ])('%s', (name, row, expected) => {
    const told = name.startsWith('a name that three') ? { account: 'A', sameName: 3 } : {}
    expect(matched(row, told)).toBe(expected)
  })

  test('an office that once paid for somebody who owes nothing: the item of that amount comes first', () => {
    expect(matched('33.50 Pay Office | hello', { account: 'D', isNameLearnt: true })).toBe(
      'ask: amount_only 112',
    )
  })

  test('an office that paid for four customers: its name alone is nobody’s money', () => {
    const office = { account: 'all', isNameLearnt: true }
    expect(matched('7.77 Pay Office | hello', office)).toBe('nothing')
    expect(matched('70.00 Pay Office | hello', office)).toBe('ask: payer_amount 111')
  })
})

describe('names', () => {
  test.each([
    ['Müller & Söhne GmbH', 'MUELLER SOEHNE', 1],
    ['Ada Byron', 'BYRON, ADA', 1],
    ['Ada Lovelace Byron', 'Ada Byron', 0.9],
    ['Montgomery Electric Cooperative', 'Montgomery Electric Coopera', 0.9],
    ['Ada Byron', 'Ada Smith', 0.375],
    ['Ada Byron', 'Karl Weber', 0],
    ['GmbH', 'AG', 0],
  ])('%s, %s', (a, b, expected) => {
    expect(nameLikeness(nameTokens(a), nameTokens(b))).toBeGreaterThanOrEqual(expected)
    expect(nameLikeness(nameTokens(a), nameTokens(b))).toBeLessThan(expected + 0.11)
  })
})

describe('properties', () => {
  test('a subset found adds up, and none is found twice', () => {
    const amounts = fc.array(fc.bigInt({ min: 1n, max: 60n }), { maxLength: 12 })
    fc.assert(
      fc.property(amounts, fc.bigInt({ min: 1n, max: 200n }), (list, total) => {
        const sets = subsetsOf(list, total, 5) ?? []
        for (const places of sets) {
          expect(places.reduce((sum, place) => sum + (list[place] as bigint), 0n)).toBe(total)
        }
        expect(new Set(sets.map(String)).size).toBe(sets.length)
      }),
    )
  })

  test('every slip of one digit leads back to the number', () => {
    const digits = fc.stringMatching(/^[0-9]{6,12}$/)
    fc.assert(
      fc.property(digits, fc.nat(11), fc.nat(3), (number, place, kind) => {
        const at = place % number.length
        const [before, letter, after] = [number.slice(0, at), number[at], number.slice(at + 1)]
        const swapped = `${before}${after.slice(0, 1)}${letter}${after.slice(1)}`
        const slips = [before + after, `${before}7${letter}${after}`, `${before}7${after}`, swapped]
        const wrong = slips[kind] as string
        if (wrong !== number) expect(oneSlipAway(wrong)).toContain(number)
      }),
    )
  })

  test('no text makes more numbers than may be looked up', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 200 })), texts => {
        expect(numbersIn(texts).length).toBeLessThanOrEqual(60)
      }),
    )
  })
})
