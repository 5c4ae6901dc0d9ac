import { describe, expect, test } from 'vitest'
import { Decimal } from '../kernel/decimal.ts'
import type { TraceStep } from '../rating/component.ts'
import { invoicePage } from './invoice-page.ts'
import type { Language } from './page.ts'
import { STEP, storedDocument, storedLine } from './stored-document.test-tables.ts'
import type { StoredDocument, StoredDocumentLine } from './stored-document.ts'

const STEP_PREPAID = {
  step: 'prepaid',
  kind: 'bought',
  from: '2026-01-05',
  creditsLeft: '0.00',
} as const

function inLanguage(language: Language, changes: Partial<StoredDocument> = {}): StoredDocument {
  const document = storedDocument(changes)
  return { ...document, buyer: { ...document.buyer, language } }
}

/** The details of a line with a blank of one kind, printed lines apart by ` / `. */
function details(changes: Partial<StoredDocumentLine>, language: Language = 'en'): string {
  const [line] = pageOf([storedLine(changes)], language)
  return evenBlanks((line?.detail ?? '').replaceAll('\n', ' / '))
}

function evenBlanks(text: string): string {
  return text.replace(/\s/g, ' ')
}

function pageOf(lines: readonly StoredDocumentLine[], language: Language = 'en') {
  return invoicePage(inLanguage(language, { lines })).sections.flatMap(section => section.lines)
}

const VOLUME = { component: 'volume@2026-01-01' }
const INVOICE_9 = {
  invoiceId: 'invoice-9',
  kind: 'invoice',
  number: 'SUN-INV-2026-000009',
  issuedOn: '2026-01-05',
} as const

const DETAILS: readonly (readonly [string, Partial<StoredDocumentLine>])[] = [
  ['', {}],
  ['up to 500 kWh', { trace: [STEP.tier('0', '500')] }],
  ['501–1,000 kWh', { trace: [STEP.tier('500', '1000')] }],
  ['0.5–1,000 kWh', { trace: [STEP.tier('0.5', '1000')] }],
  ['over 1,000 kWh', { trace: [STEP.tier('1000', null)] }],
  ['', { trace: [STEP.tier('0', null)] }],
  ['up to 500 kWh (prorated to 17 of 31 days)', { trace: [STEP.tier('0', '500', '17', '31')] }],
  ['price for less than 5,000 kWh', { ...VOLUME, trace: [STEP.tier('0', '5000')] }],
  ['price from 5,000 kWh on', { ...VOLUME, trace: [STEP.tier('5000', '9000')] }],
  ['17 of 31 days × €31.00', { trace: [STEP.price('2025-01-01'), STEP.share('17', '31')] }],
  ['', { trace: [STEP.share('204', '365', 'actual_365')] }],
  ['price as of 15 Jan 2026', { trace: [STEP.price('2026-01-15')] }],
  ['', { trace: [STEP.price('2026-01-01')] }],
  ['52 records', { trace: [STEP.events(52)] }],
  ['Reading 12,345 → 12,789', { trace: [STEP.read('12345', '12789')] }],
  ['Reading 1 → 9 × 40', { trace: [STEP.read('1', '9', { multiplier: '40' })] }],
  ['Reading 1 → 9 (estimated)', { trace: [STEP.read('1', '9', { estimated: true })] }],
  [
    'Reading 99,990 → 20 (register passed zero)',
    { trace: [STEP.read('99990', '20', { rolledOver: true })] },
  ],
  [
    'Reading 1 → 9 (15 Dec – 14 Jan), prorated to 14 of 31 days',
    {
      quantity: Decimal.parse('4.5'),
      trace: [
        STEP.read('1', '9', { from: '2025-12-15', to: '2026-01-15', days: '14', quantity: '4.5' }),
      ],
    },
  ],
  [
    'Reading 1 → 9 (15 Dec – 14 Jan), prorated to 14 of 31 days: 4.5 kWh',
    {
      trace: [
        STEP.read('1', '9', { from: '2025-12-15', to: '2026-01-15', days: '14', quantity: '4.5' }),
      ],
    },
  ],
  [
    '12 days estimated',
    {
      quantity: Decimal.of(120),
      trace: [STEP.read('1', '9', { estimated: true, days: '12', of: '200', quantity: '120' })],
    },
  ],
  [
    '12 days estimated: 120 kWh',
    { trace: [STEP.read('1', '9', { estimated: true, days: '12', of: '200', quantity: '120' })] },
  ],
  [
    'up to 500 kWh / Meter M1: Reading 1 → 5 / Meter M2: Reading 0 → 4',
    { trace: [STEP.tier('0', '500'), STEP.read('1', '5'), STEP.read('0', '4', { meter: 'M2' })] },
  ],
  [
    'minimum €50.00, reached €20.00',
    {
      component: 'minimum@2026-01-01',
      trace: [{ step: 'minimum', minimum: '50', reached: '20.00' }],
    },
  ],
  [
    'minimum €100.00, reached €80.00',
    {
      component: 'commitment@2026-01-01',
      trace: [
        { step: 'counted', charge: 'base', amount: '80.00' },
        {
          step: 'commitment',
          from: '2026-01-01',
          to: '2026-02-01',
          commitment: '100',
          reached: '80.00',
        },
      ],
    },
  ],
  [
    '€30.00 of credits · €5.00 of credits that expire on 1 Mar 2026',
    {
      component: null,
      trace: [
        { ...STEP_PREPAID, creditsUsed: '30.00', expires: null },
        { ...STEP_PREPAID, creditsUsed: '5.00', expires: '2026-03-01' },
      ],
    },
  ],
  [
    'packages of 100 kWh',
    {
      component: 'package@2026-01-01',
      trace: [{ step: 'package', size: '100', before: '0', packages: '3' }],
    },
  ],
  [
    ' / Invoice SUN-INV-2026-000009 of 5 Jan 2026',
    { kind: 'reversal', corrects: INVOICE_9, quantity: Decimal.of(-10), netMinor: -2000n },
  ],
  [
    ' / Credit note SUN-CN-2026-000002 of 6 Jan 2026',
    {
      kind: 'correction',
      corrects: {
        invoiceId: 'note-2',
        kind: 'credit_note',
        number: 'SUN-CN-2026-000002',
        issuedOn: '2026-01-06',
      },
    },
  ],
  [
    ' / Invoice SUN-INV-2026-000009 of 5 Jan 2026 / billed 433 kWh, now 421 kWh / Reading 1 → 422',
    {
      kind: 'correction',
      corrects: INVOICE_9,
      quantity: Decimal.of(-12),
      standing: {
        serviceStart: '2026-01-01',
        serviceEnd: '2026-02-01',
        quantity: '421',
        unitPrice: '2',
        priceMinor: '0',
        allowanceMinor: '0',
      },
      trace: [STEP.read('1', '422')],
    },
  ],
]

describe('a line tells how it came about', () => {
  test.each(DETAILS)('%s', (expected, changes) => {
    expect(details(changes)).toBe(expected)
  })

  const SPOKEN: readonly (readonly [Language, string])[] = [
    ['en', 'up to 500 kWh / Reading 1,234.5 → 9,999 (estimated)'],
    ['fr', 'jusqu’à 500 kWh / Index 1 234,5 → 9 999 (estimé)'],
    ['es', 'hasta 500 kWh / Lectura 1.234,5 → 9.999 (estimada)'],
    ['de', 'bis 500 kWh / Zählerstand 1.234,5 → 9.999 (geschätzt)'],
  ]
  test.each(SPOKEN)('in %s', (language, expected) => {
    const read = STEP.read('1234.5', '9999', { estimated: true })
    expect(details({ trace: [STEP.tier('0', '500'), read] }, language)).toBe(expected)
  })

  const HIGHEST: readonly (readonly [Language, string, string])[] = [
    ['en', 'peak hours', 'Highest 15-minute average (off-peak hours) on 12 Mar at 10:45'],
    [
      'fr',
      'heures de pointe',
      'Moyenne sur 15 minutes la plus élevée (heures creuses) le 12/03 à 10:45',
    ],
    ['es', 'horas punta', 'Media más alta de 15 minutos (horas valle) el 12/03 a las 10:45'],
    ['de', 'Spitzenzeit', 'Höchstes 15-Minuten-Mittel (Nebenzeit) am 12.03. um 10:45'],
  ]
  test.each(HIGHEST)('band and highest demand in %s', (language, band, highest) => {
    expect(details({ trace: [STEP.band('peak')] }, language)).toBe(band)
    expect(details({ trace: [STEP.peak('10', 'off-peak')] }, language)).toBe(highest)
  })

  test('a band of the tariff’s own keeps its code, and a peak at any time names none', () => {
    expect(details({ trace: [STEP.band('B3')] })).toBe('time band B3')
    expect(details({ trace: [STEP.band('EV-night')] })).toBe('time band EV-night')
    expect(details({ trace: [STEP.peak('10', null)] })).toBe(
      'Highest 15-minute average on 12 Mar at 10:45',
    )
  })

  test('how high a peak was is told where the line bills something else', () => {
    expect(details({ unit: 'kW', trace: [STEP.peak('12.5', null)] })).toBe(
      'Highest 15-minute average on 12 Mar at 10:45: 12.5 kW',
    )
    const none = { ...STEP.peak('0', 'peak'), on: null, time: null } as TraceStep
    expect(details({ trace: [none] })).toBe('')
  })

  test('reads that several lines rest on stand at the first of them', () => {
    const trace = [STEP.read('1', '9')]
    const [first, second] = pageOf([storedLine({ trace }), storedLine({ trace, itemId: 'levy' })])
    expect([first?.detail, second?.detail]).toEqual(['Reading 1 → 9', null])
  })

  test('days of one read in two lines are told at each, the reads themselves once', () => {
    const line = (serviceStart: string, serviceEnd: string, days: string) =>
      storedLine({
        serviceStart,
        serviceEnd,
        trace: [STEP.read('1', '9', { days, quantity: '10' })],
      })
    const [first, second] = pageOf([
      line('2026-01-01', '2026-01-17', '16'),
      line('2026-01-17', '2026-02-01', '15'),
    ])
    expect([first?.detail, second?.detail].map(text => evenBlanks(text ?? ''))).toEqual([
      'Reading 1 → 9 (1 Jan – 31 Jan), prorated to 16 of 31 days',
      'prorated to 15 of 31 days',
    ])
  })

  const SHORTER: readonly (readonly [string, string])[] = [
    ['19 of 28 days × €0.49', '0.3325'],
    ['', '0.3333'],
  ]
  test.each(SHORTER)('days given back are told where they give the price: %s', (days, price) => {
    const standing = {
      serviceStart: '2026-02-01',
      serviceEnd: '2026-02-10',
      quantity: '10',
      unitPrice: '0.1575',
      priceMinor: '158',
      allowanceMinor: '0',
    }
    const line = storedLine({
      kind: 'correction',
      serviceStart: '2026-02-10',
      serviceEnd: '2026-03-01',
      quantity: Decimal.of(-10),
      unitPrice: Decimal.parse(price),
      standing,
      trace: [STEP.price('2025-01-01', '0.49'), STEP.share('9', '28')],
    })
    const [told] = pageOf([line])
    expect(evenBlanks(told?.detail ?? '')).toBe(days)
  })

  test('of packages the use is told that fills them', () => {
    const counted = { ...STEP.events(52), quantity: '2150' } as TraceStep
    const changes = { component: 'package@2026-01-01', trace: [counted] }
    expect(details(changes)).toBe('2,150 kWh · 52 records')
    const size = { step: 'package', size: '100', before: '0', packages: '22' } as const
    const named = { ...changes, unit: 'package', trace: [counted, size] }
    expect(details(named)).toBe('packages of 100 / 52 records')
  })

  test('a count that is the quantity itself is not told again', () => {
    const counted = { ...STEP.events(52), quantity: '52' } as TraceStep
    expect(details({ trace: [counted] })).toBe('')
  })

  test('the allowance names its discounts, as they were called when it was billed', () => {
    const [subscription] = storedDocument().buyer.subscriptions
    const discountNames = { TEN: 'Treuerabatt' }
    const buyer = {
      ...storedDocument().buyer,
      language: 'de',
      subscriptions: [{ ...subscription!, discountNames }],
    }
    const lines = [storedLine({ trace: [STEP.discount('10')], allowanceMinor: 200n })]
    const [section] = invoicePage(storedDocument({ buyer, lines })).sections
    expect(section?.lines[0]?.allowance?.label).toBe('Treuerabatt 10\u00a0%')
  })

  test('an allowance without the name of its discount names its percentages', () => {
    const trace = [STEP.discount('10'), STEP.discount('2.5')]
    const [line] = pageOf([storedLine({ trace, allowanceMinor: 245n })], 'de')
    expect(line?.allowance).toEqual({
      label: 'Rabatt 10\u00a0% + Rabatt 2,5\u00a0%',
      amount: '2.45',
    })
  })
})
