import { describe, expect, test } from 'vitest'
import { languageOf, localAmount, localDate, localNumber } from '../kernel/localize.ts'
import type { TraceStep } from './component.ts'
import { explain } from './explain.ts'
import { rateCharge } from './rate-charge.ts'
import { charge, situation } from './rating.test-tables.ts'
import { SENTENCES } from './sentences.ts'

const READ: TraceStep = {
  step: 'read',
  meter: 'M1',
  from: '2026-01-01',
  to: '2026-02-01',
  previous: '99990',
  current: '1210.5',
  multiplier: '1',
  rolledOver: true,
  estimated: false,
  days: '17',
  of: '31',
  quantity: '669.29',
}

function told(chargeText: string, facts: string, language: string, n = 0): string[] {
  const trace = rateCharge(situation(charge(chargeText), facts))[n]?.trace ?? []
  return explain(trace, language, 'EUR').map(plain)
}

/** Intl separates with blanks that do not break; they read as blanks here. */
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ')

describe('explains', () => {
  test('a prorated fee with a discount', () => {
    const facts = '2026-01-15..2026-02-01 of 2026-01-01..2026-02-01: 3; less 10%'
    expect(told('fee 1234.50', facts, 'en')).toEqual([
      'Quantity from Jan 15, 2026 to Jan 31, 2026: 3.',
      'Price in force since Jan 1, 2020: 1,234.50 a unit.',
      'Part of the billing period: 17 of 31 days.',
      '2,030.9516129032 is rounded to €2,030.95 (halves away from zero).',
      'Discount D1, 10 % from Jan 15, 2026 to Jan 31, 2026: €203.10 off.',
    ])
  })

  test('a tier in German, a minimum in French, a package in Spanish', () => {
    const january = '2026-01-01..2026-02-01'
    expect(told('usage graduated(100:0.10,:0.25)', `${january}: 1450.5`, 'de', 1)).toEqual([
      'Menge vom 01.01.2026 bis 31.01.2026: 1.450,5.',
      'Stufe 2, über 100: 1.350,5 zu 0,25.',
      '337,625 wird auf 337,63 € gerundet (Hälften von null weg).',
    ])
    expect(told('usage 0.10 min=50', `${january}: 300`, 'fr-CH', 1)[0]).toMatch(
      /^Le minimum est de 50,00 ; les montants atteignent 30[.,]00 €\.$/,
    )
    expect(told('usage package(10:1.00)', `${january}: 25`, 'es')[1]).toBe(
      'Paquetes de 10, el empezado cuenta entero: 3.',
    )
  })

  test('a step of a stairstep price in all languages', () => {
    const stairs = 'usage stairs(10:50.00,:200.00) shrink'
    const facts = '2026-01-16..2026-02-01 of 2026-01-01..2026-02-01: 4'
    const open = told(stairs, `${facts}0`, 'en')
    expect(open.slice(1, 3)).toEqual([
      'The tiers shrink to 16 of 31 days of the billing period.',
      'Step 2, from 10 on, holds 40: 200.00 for all of it.',
    ])
    expect(told(stairs, facts, 'fr')[2]).toBe(
      'Palier 1, de 0 à moins de 10, atteint avec 4 : 50,00 pour le tout.',
    )
    expect(told(stairs, facts, 'es')[2]).toBe(
      'Escalón 1, de 0 a menos de 10, alcanzado con 4: 50,00 por todo.',
    )
    expect(told(stairs, facts, 'de')[2]).toBe(
      'Staffel 1, von 0 bis unter 10, erreicht mit 4: 50,00 für alles.',
    )
  })

  test('what of the free units was used, in all languages', () => {
    const facts = '2026-01-16..2026-02-01 of 2026-01-01..2026-02-01: 200'
    const about = (language: string) => told('usage 1.00 free=310', facts, language).slice(1, 3)
    expect(about('en')).toEqual([
      'Of 310 free units a period, 16 of 31 days count: 160.',
      'Free in this period: 160; 160 of this is free, 40 is priced.',
    ])
    expect(about('fr')[1]).toBe(
      'Gratuit dans cette période : 160 ; 160 sont gratuits ici, 40 sont facturés.',
    )
    expect(about('es')[1]).toBe(
      'Gratis en este período: 160; 160 de esto es gratis, 40 se factura.',
    )
    expect(about('de')[1]).toBe(
      'In diesem Zeitraum frei: 160; davon sind hier 160 frei, 40 werden berechnet.',
    )
  })

  test('percentages and the fee for each event, in all languages', () => {
    const january = '2026-01-01..2026-02-01'
    const about = (language: string) => [
      told('usage percent(2.9+0.30)', `${january}: 1000 in 12`, language, 0)[2],
      told('usage percent(2.9+0.30)', `${january}: 1000 in 12`, language, 1)[2],
      told('usage percents(1000:2,:1.5)', `${january}: 1500`, language, 1)[1],
    ]
    expect(about('en')).toEqual([
      'Of what is priced, 2.9 % is charged.',
      'Fee for 12 events: 0.30 each.',
      'Tier 2, above 1,000: 1.5 % of 500.',
    ])
    expect(about('fr')[1]).toBe('Frais pour 12 événements : 0,30 chacun.')
    expect(about('es')[0]).toBe('Del importe considerado se cobra el 2,9 %.')
    expect(about('de')[2]).toBe('Stufe 2, über 1.000: 1,5 % von 500.')
  })

  test('what is unusual about a read', () => {
    expect(explain([READ], 'en', 'EUR')).toEqual([
      'Meter M1: 99,990 on Jan 1, 2026, 1,210.5 on Feb 1, 2026; used (× 1): 669.29.',
      'The register passed its highest reading and began again at zero.',
      '17 of the 31 days between these reads belong to this period.',
    ])
    const [, , estimated] = explain([{ ...READ, estimated: true }], 'en', 'EUR')
    expect(estimated).toMatch(/^Estimated: 17 days/)
  })

  test('in English where a language has no sentences', () => {
    expect(explain([READ], 'it', 'EUR')).toHaveLength(3)
    expect(languageOf('de-AT')).toBe('de')
    expect(languageOf('it')).toBe('en')
  })
})

test('every language has every sentence with the same facts', () => {
  const factsOf = (sentence: string) => [...sentence.matchAll(/\{\w+\}/g)].map(String).sort()
  for (const language of ['fr', 'es', 'de'] as const) {
    for (const [key, sentence] of Object.entries(SENTENCES.en)) {
      const translated = SENTENCES[language][key as keyof typeof SENTENCES.en]
      expect(factsOf(translated), `${language} ${key}`).toEqual(factsOf(sentence))
    }
  }
})

describe('numbers are localized without passing through a binary number', () => {
  test.each([
    ['en', '12345678901234567890.123456789012', '12,345,678,901,234,567,890.123456789012'],
    ['de', '-1234.5', '-1.234,5'],
    ['fr', '1234567.1', '1 234 567,1'],
  ])('%s %s', (language, decimal, expected) => {
    expect(plain(localNumber(decimal, language))).toBe(expected)
  })

  test('amounts keep the decimals of ISO 4217', () => {
    expect(plain(localAmount(123456n, 'HUF', 'de'))).toBe('1.234,56 HUF')
    expect(plain(localAmount(-5n, 'JPY', 'en'))).toBe('-¥5')
    expect(plain(localAmount(9007199254740993n, 'EUR', 'en'))).toBe('€90,071,992,547,409.93')
  })

  test('dates are those of the calendar, in any time zone', () => {
    expect(localDate('2026-02-01', 'es')).toBe('1 feb 2026')
  })
})
