import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  invoicePostings,
  isReversible,
  lineAccount,
  type PostedDocument,
  type PostedLine,
  type Posting,
  reversalOf,
} from './posting-rules.ts'

const day = (text: string) => Temporal.PlainDate.from(text)

/** `invoice 2026-02-01: 100.00 4000 until 2026-02-01 | tax 20.00 FR-20 | rounding 0.02` */
function read(text: string): PostedDocument {
  const [head = '', ...parts] = text.split(/[:|]/).map(part => part.trim())
  const [kind, issuedOn] = head.split(' ') as ['invoice' | 'credit_note', string]
  const cents = (amount: string | undefined) => BigInt((amount ?? '0').replace('.', ''))
  const lines: PostedLine[] = []
  const taxGroups: { taxCode: string; taxMinor: bigint }[] = []
  let roundingMinor = 0n
  for (const part of parts) {
    const words = part.split(' ')
    if (words[0] === 'tax') {
      taxGroups.push({ taxMinor: cents(words[1]), taxCode: words[2] ?? '' })
    } else if (words[0] === 'rounding') {
      roundingMinor = cents(words[1])
    } else {
      lines.push({
        lineNo: lines.length + 1,
        netMinor: cents(words[0]),
        revenueAccount: words[1] ?? '',
        serviceEnd: day(words[3] ?? ''),
        postedTo: words[5] ?? null,
      })
    }
  }
  return { kind, issuedOn: day(issuedOn), lines, taxGroups, roundingMinor }
}

function print(postings: readonly Posting[]): string[] {
  return postings.map(p => `${p.event} ${p.debit} < ${p.credit} ${p.amountMinor} ${p.memo ?? ''}`)
}

describe('what a document posts', () => {
  test.each([
    {
      rule: 'a delivered service is revenue of the line’s account',
      document: 'invoice 2026-02-01: 100.00 4010 until 2026-02-01',
      posts: ['invoice_delivered 1200 < 4010 10000 line 1'],
    },
    {
      rule: 'a service billed in advance is owed to the customer until it is delivered',
      document: 'invoice 2026-02-01: 100.00 4000 until 2026-03-01',
      posts: ['invoice_in_advance 1200 < 2400 10000 line 1'],
    },
    {
      rule: 'a month billed on its own last day is delivered',
      document: 'invoice 2026-01-31: 100.00 4000 until 2026-02-01',
      posts: ['invoice_delivered 1200 < 4000 10000 line 1'],
    },
    {
      rule: 'a month billed the day before its last day is in advance',
      document: 'invoice 2026-01-30: 100.00 4000 until 2026-02-01',
      posts: ['invoice_in_advance 1200 < 2400 10000 line 1'],
    },
    {
      rule: 'tax is one transfer a group, payable rounding one of its own',
      document:
        'invoice 2026-02-01: 100.03 4000 until 2026-02-01 | tax 20.01 FR-20 | rounding 0.01',
      posts: [
        'invoice_delivered 1200 < 4000 10003 line 1',
        'invoice_tax 1200 < 2300 2001 tax FR-20',
        'invoice_rounding 1200 < 6900 1 rounding',
      ],
    },
    {
      rule: 'negative amounts swap the sides: a reversal line, its tax, a rounding down',
      document:
        'invoice 2026-02-01: -40.00 4000 until 2026-02-01 | tax -8.00 FR-20 | rounding -0.02',
      posts: [
        'invoice_delivered 4000 < 1200 4000 line 1',
        'invoice_tax 2300 < 1200 800 tax FR-20',
        'invoice_rounding 6900 < 1200 2 rounding',
      ],
    },
    {
      rule: 'what takes back a line that was billed in advance goes where that line was posted',
      document: 'invoice 2026-05-01: -40.00 4000 until 2026-03-01 at 2400',
      posts: ['invoice_in_advance 2400 < 1200 4000 line 1'],
    },
    {
      rule: 'a credit note debits revenue and tax and lowers the receivable',
      document: 'credit_note 2026-05-01: -40.00 4000 until 2026-03-01 at 4000 | tax -8.00 FR-20',
      posts: ['credit_delivered 4000 < 1200 4000 line 1', 'credit_tax 2300 < 1200 800 tax FR-20'],
    },
    {
      rule: 'a credit note on a line billed in advance debits the contract liability',
      document: 'credit_note 2026-05-01: -40.00 4000 until 2026-03-01 at 2400 | rounding -0.02',
      posts: [
        'credit_in_advance 2400 < 1200 4000 line 1',
        'credit_rounding 6900 < 1200 2 rounding',
      ],
    },
    {
      rule: 'zero amounts post nothing',
      document: 'invoice 2026-02-01: 0.00 4000 until 2026-02-01 | tax 0.00 FR-0 | rounding 0.00',
      posts: [],
    },
  ])('$rule', ({ document, posts }) => {
    expect(print(invoicePostings(read(document)))).toEqual(posts)
  })

  test('what a document posted is corrected by a credit note, a journal by a reversal', () => {
    expect(isReversible('invoice_delivered')).toBe(false)
    expect(isReversible('credit_tax')).toBe(false)
    expect(isReversible('reversal')).toBe(false)
    expect(isReversible('manual_journal')).toBe(true)
  })
})

const LARGE = 10n ** 12n
const amount = fc.bigInt({ min: -LARGE, max: LARGE })
const line = fc.record({
  netMinor: amount,
  revenueAccount: fc.constantFrom('4000', '4010', '4020', '4030'),
  daysAhead: fc.integer({ min: -400, max: 400 }),
})
const document: fc.Arbitrary<PostedDocument> = fc
  .record({
    kind: fc.constantFrom('invoice' as const, 'credit_note' as const),
    lines: fc.array(line, { maxLength: 8 }),
    taxes: fc.array(amount, { maxLength: 4 }),
    roundingMinor: fc.bigInt({ min: -4n, max: 4n }),
  })
  .map(({ kind, lines, taxes, roundingMinor }) => ({
    kind,
    issuedOn: day('2026-02-01'),
    lines: lines.map(({ netMinor, revenueAccount, daysAhead }, i) => ({
      lineNo: i + 1,
      netMinor,
      revenueAccount,
      serviceEnd: day('2026-02-02').add({ days: daysAhead }),
    })),
    taxGroups: taxes.map((taxMinor, i) => ({ taxCode: `T${i}`, taxMinor })),
    roundingMinor,
  }))

function balances(postings: readonly Posting[]): Map<string, bigint> {
  const byAccount = new Map<string, bigint>()
  const add = (code: string, minor: bigint) =>
    byAccount.set(code, (byAccount.get(code) ?? 0n) + minor)
  for (const { debit, credit, amountMinor } of postings) {
    add(debit, amountMinor)
    add(credit, -amountMinor)
  }
  return byAccount
}

function payable(doc: PostedDocument): bigint {
  const parts = [...doc.lines.map(l => l.netMinor), ...doc.taxGroups.map(t => t.taxMinor)]
  return parts.reduce((sum, minor) => sum + minor, doc.roundingMinor)
}

/** The credit note of every line of a document, issued three months later. */
function fullCredit(doc: PostedDocument): PostedDocument {
  return {
    kind: 'credit_note',
    issuedOn: doc.issuedOn.add({ months: 3 }),
    lines: doc.lines.map(l => ({
      ...l,
      netMinor: -l.netMinor,
      postedTo: lineAccount(l, doc.issuedOn),
    })),
    taxGroups: doc.taxGroups.map(t => ({ ...t, taxMinor: -t.taxMinor })),
    roundingMinor: -doc.roundingMinor,
  }
}

describe('every document', () => {
  test('moves its payable amount on the receivable, and everything sums to zero', () => {
    fc.assert(
      fc.property(document, doc => {
        const byAccount = balances(invoicePostings(doc))
        expect(byAccount.get('1200') ?? 0n).toBe(payable(doc))
        expect([...byAccount.values()].reduce((a, b) => a + b, 0n)).toBe(0n)
      }),
    )
  })

  test('posts amounts above zero only, between two different accounts', () => {
    fc.assert(
      fc.property(document, doc => {
        for (const p of invoicePostings(doc)) {
          expect(p.amountMinor > 0n && p.debit !== p.credit).toBe(true)
        }
      }),
    )
  })

  test('leaves every account at zero once all of it has been credited', () => {
    fc.assert(
      fc.property(document, doc => {
        const invoice = { ...doc, kind: 'invoice' as const }
        const both = [...invoicePostings(invoice), ...invoicePostings(fullCredit(invoice))]
        expect([...balances(both).values()].every(minor => minor === 0n)).toBe(true)
      }),
    )
  })

  test('is undone by the reversal of each posting', () => {
    fc.assert(
      fc.property(document, doc => {
        const postings = invoicePostings(doc)
        const all = balances([...postings, ...postings.map(reversalOf)])
        expect([...all.values()].every(minor => minor === 0n)).toBe(true)
      }),
    )
  })
})
