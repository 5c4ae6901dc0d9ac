import { describe, expect, test } from 'vitest'
import { Decimal } from '../../kernel/decimal.ts'
import { LANGUAGES } from '../../platform/refusals/sentence.ts'
import { explainDocument } from './document.ts'
import type { IssuedDocumentFacts, IssuedGroup, IssuedLineFacts, IssuedTax } from './issued.ts'
import { SENTENCES } from './sentences.ts'

const date = (text: string) => Temporal.PlainDate.from(text)

const VAT: IssuedTax = {
  code: 'DE-19',
  name: { en: 'VAT', de: 'USt' },
  category: 'S',
  ratePercent: Decimal.of(19),
  exemptionReason: null,
}

const LINE: IssuedLineFacts = {
  lineNo: 1,
  kind: 'charge',
  subscription: 'S-1',
  chargeCode: 'seat',
  description: 'Seat',
  serviceStart: date('2026-01-01'),
  serviceEnd: date('2026-02-01'),
  quantity: Decimal.of(3),
  unit: 'seat',
  unitPrice: Decimal.of(10),
  priceMinor: 3000n,
  allowanceMinor: 0n,
  amountMinor: 3000n,
  taxInclusive: false,
  netMinor: 3000n,
  taxes: [VAT],
  trace: [],
  corrects: null,
  standing: null,
}

const GROUP: IssuedGroup = { ...VAT, taxableMinor: 3000n, taxMinor: 570n }

const DOCUMENT: IssuedDocumentFacts = {
  number: 'X-INV-2026-000001',
  kind: 'invoice',
  currency: 'EUR',
  issuedOn: date('2026-02-01'),
  dueOn: date('2026-02-15'),
  taxRounding: 'per_group',
  reason: null,
  buyer: { name: 'Ada', accountNumber: 'A-1', language: 'en' },
  netMinor: 3000n,
  taxMinor: 570n,
  grossMinor: 3570n,
  roundingMinor: 0n,
  payableMinor: 3570n,
  lines: [LINE],
  groups: [GROUP],
  transfers: [],
}

const groupOf = (change: Partial<IssuedDocumentFacts>) =>
  explainDocument({ ...DOCUMENT, ...change }).taxGroups[0]?.sentences

describe('the explanation of a document', () => {
  test('tells how each tax group was rounded, as its figures show', () => {
    expect(groupOf({})).toEqual([
      'Line 1: €30.00 without tax.',
      '€30.00 × 19 % = 5.7, rounded to €5.70.',
    ])
    expect(groupOf({ taxRounding: 'per_line' })?.[1]).toBe(
      '€30.00 × 19 % = 5.7; rounded on each line and added up: €5.70.',
    )
    const zero = { ...GROUP, ratePercent: Decimal.zero, taxMinor: 0n }
    const reason = { en: 'Reverse charge' }
    expect(groupOf({ groups: [{ ...zero, exemptionReason: reason }] })?.slice(1)).toEqual([
      'No tax is added.',
      'Reverse charge',
    ])
  })

  test('says where a credit takes the last cent of the original, not the rounded one', () => {
    const credited = { ...GROUP, taxableMinor: -1001n, taxMinor: -191n }
    const line = { ...LINE, kind: 'credit', netMinor: -1001n, amountMinor: -1001n } as const
    const told = groupOf({ kind: 'credit_note', groups: [credited], lines: [line] })
    expect(told?.[1]).toContain('= -1.9019; stated as -€1.91, so that all credits together')
  })

  test('names the lines of a group in ranges, and taxes in the base of a tax', () => {
    const lines = [1, 2, 3, 5].map(lineNo => ({ ...LINE, lineNo }))
    const city = { ...GROUP, taxableMinor: 12_500n, taxMinor: 2375n }
    expect(groupOf({ lines, groups: [city] })?.[0]).toBe(
      'Lines 1–3, 5: €120.00 without tax; with the taxes in its base €125.00.',
    )
  })

  test('tells of a correction what had been billed before and what is billed with it', () => {
    const correction: IssuedLineFacts = {
      ...LINE,
      kind: 'correction',
      quantity: Decimal.of(-1),
      priceMinor: -1000n,
      amountMinor: -1000n,
      netMinor: -1000n,
      corrects: { document: 'X-INV-2026-000001', line: 4 },
      standing: { beforeMinor: 3000n, afterMinor: 2000n },
    }
    const [told] = explainDocument({ ...DOCUMENT, lines: [correction] }, 1, 'de').lines
    expect(told?.sentences.map(text => text.replaceAll('\u00a0', ' '))).toEqual([
      'Berichtigt Zeile 4 von X-INV-2026-000001 um den Unterschied.',
      'Nach heutigem Stand ergibt sich 20,00 €:',
      'Auf dem Beleg: -1 Zugang zu 10,00 EUR, -10,00 €.',
      'Bisher dafür berechnet: 30,00 €; mit dieser Zeile: 20,00 €.',
      'Ohne Steuer: -10,00 €.',
      'Besteuert mit USt (DE-19), 19 %.',
    ])
  })

  test('of one line is about that line alone', () => {
    const lines = [LINE, { ...LINE, lineNo: 2 }]
    const { lines: told, taxGroups, totals } = explainDocument({ ...DOCUMENT, lines }, 2)
    expect(told.map(line => line.line)).toEqual([2])
    expect([taxGroups, totals]).toEqual([[], []])
  })

  test('puts the last day, not the day after it', () => {
    const [line] = explainDocument(DOCUMENT).lines
    expect(line?.title).toBe('Line 1: Seat, Jan 1, 2026 to Jan 31, 2026: €30.00')
  })

  test('tells the same facts in all languages', () => {
    for (const key of Object.keys(SENTENCES.en) as (keyof typeof SENTENCES.en)[]) {
      const factsOf = (text: string) => [...new Set(text.match(/\{\w+\}/g))].sort()
      for (const language of LANGUAGES) {
        expect(factsOf(SENTENCES[language][key])).toEqual(factsOf(SENTENCES.en[key]))
      }
    }
  })
})
