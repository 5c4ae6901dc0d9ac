import { describe, expect, test } from 'vitest'
import { Decimal } from '../kernel/decimal.ts'
import type { EnergyStep } from '../rating/energy-steps.ts'
import { invoicePage } from './invoice-page.ts'
import type { Language } from './page.ts'
import { storedDocument, storedLine } from './stored-document.test-tables.ts'
import type { StoredDocumentLine } from './stored-document.ts'

/** What a line prints of an energy step, blanks of one kind. */
function printed(
  step: EnergyStep,
  language: Language = 'en',
  changes: Partial<StoredDocumentLine> = {},
): string {
  const document = storedDocument()
  const lines = [storedLine({ trace: [step], quantity: Decimal.of(7), ...changes })]
  const page = invoicePage({ ...document, lines, buyer: { ...document.buyer, language } })
  const [line] = page.sections.flatMap(section => section.lines)
  return (line?.detail ?? '').replace(/\s/g, ' ')
}

const GUARANTEE: EnergyStep = {
  step: 'guarantee',
  guaranteed: '6200',
  percent: '0',
  year: 1,
  days: '1',
  of: '1',
  decimals: 0,
  due: '6200',
  produced: '5500',
  carried: '200',
  side: 'short',
}

const RATCHET: EnergyStep = {
  step: 'ratchet',
  own: '50',
  percent: '80',
  highest: '100',
  since: '2025-07-01',
  share: '80',
  minimumUnits: null,
  billed: '80',
}

const CREDIT: EnergyStep = {
  step: 'credit',
  side: 'bank',
  opened: '3.00',
  value: '10.00',
  eligible: '4.00',
  used: '4.00',
  left: '9.00',
  expired: '0.00',
  percent: '50',
  paid: '4.50',
  becomes: 'paid',
}

const BANK: EnergyStep = {
  step: 'bank',
  opened: '50',
  added: '0',
  used: '20',
  expired: '10',
  left: '20',
  becomes: 'forfeited',
}

const BUDGET: EnergyStep = {
  step: 'budget',
  side: 'budget',
  level: '100.00',
  actual: '142.80',
  opened: '0.00',
  kept: '-42.80',
  settled: false,
}

describe('the terms of an energy contract on a line', () => {
  const SPOKEN: readonly (readonly [EnergyStep, string, string, string, string])[] = [
    [
      GUARANTEE,
      'guaranteed 6,200 kWh, produced 5,500 kWh, carried over 200 kWh',
      'garanti 6 200 kWh, produit 5 500 kWh, reporté 200 kWh',
      'garantizado 6.200 kWh, producido 5.500 kWh, de años anteriores 200 kWh',
      'garantiert 6.200 kWh, erzeugt 5.500 kWh, übertragen 200 kWh',
    ],
    [
      RATCHET,
      '80% of the earlier peak of 100 kWh, own peak 50 kWh',
      '80 % de la pointe antérieure de 100 kWh, pointe propre 50 kWh',
      '80 % de la punta anterior de 100 kWh, punta propia 50 kWh',
      '80 % der früheren Spitze von 100 kWh, eigene Spitze 50 kWh',
    ],
    [
      BANK,
      'credits lapsed 10 kWh, credits lapsed 20 kWh',
      'crédits perdus 10 kWh, crédits perdus 20 kWh',
      'créditos caducados 10 kWh, créditos caducados 20 kWh',
      'Guthaben verfallen 10 kWh, Guthaben verfallen 20 kWh',
    ],
    [
      CREDIT,
      'credits used €4.00, credits kept €9.00',
      'crédits utilisés 4,00 €, crédits conservés 9,00 €',
      'créditos usados 4,00 €, créditos guardados 9,00 €',
      'Guthaben genutzt 4,00 €, Guthaben 9,00 €',
    ],
    [
      BUDGET,
      'level amount €100.00, actual €142.80',
      'montant mensualisé 100,00 €, réel 142,80 €',
      'cuota fija 100,00 €, real 142,80 €',
      'gleichbleibender Betrag 100,00 €, tatsächlich 142,80 €',
    ],
  ]
  test.each(SPOKEN)('$step', (step, en, fr, es, de) => {
    expect((['en', 'fr', 'es', 'de'] as const).map(language => printed(step, language))).toEqual([
      en,
      fr,
      es,
      de,
    ])
  })

  test.each([
    [{ ...RATCHET, own: '80', billed: '80' }, ''],
    [{ ...RATCHET, minimumUnits: '90', billed: '90' }, 'contract minimum 90 kWh, own peak 50 kWh'],
    [{ ...BANK, expired: '0', becomes: 'kept' }, 'credits kept 20 kWh'],
    [{ ...BANK, expired: '0', becomes: 'paid' }, 'credits paid out 20 kWh'],
    [{ ...BANK, expired: '0', left: '0' }, ''],
    [{ ...CREDIT, side: 'payout' }, 'credits paid out €4.50'],
    [{ ...CREDIT, side: 'lapsed' }, 'credits lapsed'],
    [{ ...BUDGET, side: 'settlement' }, 'balance of the year −€42.80'],
  ] as readonly (readonly [EnergyStep, string])[])('%o: %s', (step, expected) => {
    expect(printed(step)).toBe(expected)
  })

  test('a payout does not say again how many it pays', () => {
    const paid = { ...BANK, becomes: 'paid' } as EnergyStep
    expect(printed(paid, 'en', { component: 'payout@2026-01-01' })).toBe('')
  })
})
