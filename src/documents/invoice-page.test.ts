import { describe, expect, test } from 'vitest'
import { Decimal } from '../kernel/decimal.ts'
import type { TraceStep } from '../rating/component.ts'
import { invoicePage } from './invoice-page.ts'
import type { Language } from './page.ts'
import { group, STEP, storedDocument, storedLine, tax } from './stored-document.test-tables.ts'
import type { StoredDocument, StoredDocumentLine } from './stored-document.ts'

function inLanguage(language: Language, changes: Partial<StoredDocument> = {}): StoredDocument {
  const document = storedDocument(changes)
  return { ...document, buyer: { ...document.buyer, language } }
}

function evenBlanks(text: string): string {
  return text.replace(/\s/g, ' ')
}

function pageOf(lines: readonly StoredDocumentLine[], language: Language = 'en') {
  return invoicePage(inLanguage(language, { lines })).sections.flatMap(section => section.lines)
}

const INVOICE_9 = {
  invoiceId: 'invoice-9',
  kind: 'invoice',
  number: 'SUN-INV-2026-000009',
  issuedOn: '2026-01-05',
} as const

describe('quantities, prices and units', () => {
  const third = Decimal.parse('3.3333333333')
  const FACTORS: readonly (readonly [string, Partial<StoredDocumentLine>])[] = [
    ['10 kWh × 2', {}],
    [
      '1 month × 3.33',
      { unit: 'month', quantity: Decimal.one, unitPrice: third, priceMinor: 333n },
    ],
    [
      '250 seats × 3.3333',
      { unit: 'seat', quantity: Decimal.of(250), unitPrice: third, priceMinor: 83333n },
    ],
    ['3.333 kWh × 2', { quantity: third, priceMinor: 667n, component: 'tier1@2026-01-01' }],
    ['3.333333 kWh × 2', { quantity: Decimal.parse('3.333333'), priceMinor: 667n }],
    ['3 packages × 2', { quantity: Decimal.of(3), component: 'package@2026-01-01' }],
    ['1  × 2', { quantity: Decimal.one, component: 'minimum@2026-01-01' }],
    ['1  × 2', { quantity: Decimal.one, component: 'tier2flat@2026-01-01' }],
  ]
  test.each(FACTORS)('%s', (expected, changes) => {
    const [line] = pageOf([storedLine(changes)])
    expect(`${line?.quantity} ${line?.unit} × ${line?.unitPrice}`).toBe(expected)
  })

  test('a price with tax included is printed without, and told beside', () => {
    const [line] = pageOf([
      storedLine({
        taxInclusive: true,
        unitPrice: Decimal.parse('11.9'),
        quantity: Decimal.one,
        priceMinor: 1190n,
        netMinor: 1000n,
      }),
    ])
    expect([line?.unitPrice, line?.net, line?.detail]).toEqual([
      '10',
      '10.00',
      '€11.90 including tax',
    ])
  })

  test('the discount on a price with tax included is printed without tax, too', () => {
    const [line] = pageOf([
      storedLine({
        taxInclusive: true,
        unitPrice: Decimal.parse('11.9'),
        quantity: Decimal.one,
        priceMinor: 1190n,
        allowanceMinor: 119n,
        netMinor: 900n,
      }),
    ])
    expect([line?.unitPrice, line?.allowance?.amount, line?.net]).toEqual(['10', '1.00', '9.00'])
  })
})

describe('a credit note', () => {
  const credit = storedDocument({
    kind: 'credit_note',
    number: 'SUN-CN-2026-000001',
    reason: 'Broken meter',
    creditOutcome: 'keep',
    netMinor: -2000n,
    taxMinor: -380n,
    grossMinor: -2380n,
    payableMinor: -2380n,
    lines: [
      storedLine({
        kind: 'credit',
        quantity: Decimal.of(-10),
        netMinor: -2000n,
        priceMinor: -2000n,
        corrects: INVOICE_9,
      }),
    ],
    taxes: [group('DE-19 19', -2000n, -380n)],
    links: [{ relation: 'voids', ...INVOICE_9 }],
  })
  const page = invoicePage(credit)

  test('states what the customer gets as positive amounts', () => {
    const [line] = page.sections[0]?.lines ?? []
    expect([line?.quantity, line?.net, page.taxGroups[0]?.tax]).toEqual(['10', '20.00', '3.80'])
    expect(page.totals).toEqual({
      net: '20.00',
      tax: '3.80',
      gross: '23.80',
      rounding: null,
      payable: '23.80',
    })
  })

  test('names the invoice that it corrects once, at the top', () => {
    expect(page.corrects).toEqual([{ number: INVOICE_9.number, issuedOn: INVOICE_9.issuedOn }])
    const [line] = page.sections[0]?.lines ?? []
    expect([line?.correction, line?.detail]).toEqual([false, null])
  })

  test('tells its reason, what it cancels and what becomes of the amount', () => {
    expect(page.notes.map(evenBlanks)).toEqual([
      'Reason: Broken meter',
      'Invoice SUN-INV-2026-000009 of 5 Jan 2026 is cancelled in full.',
    ])
    expect(page.paymentTerms).toBe('The amount stays on your customer account as credit.')
    expect(page.dueOn).toBeNull()
  })
})

describe('taxes', () => {
  test('one tax a line is named by its rate', () => {
    const page = invoicePage(inLanguage('de'))
    expect([page.sections[0]?.lines[0]?.taxLabel, page.taxGroups[0]?.label]).toEqual([
      '19\u00a0%',
      '19\u00a0%',
    ])
  })

  test('several taxes a line are named by letters in the order of the groups', () => {
    const page = invoicePage(
      storedDocument({
        lines: [storedLine({ taxes: [tax('STATE 6.25'), tax('CITY 1')] })],
        taxes: [group('CITY 1', 2000n, 20n), group('STATE 6.25', 2000n, 125n)],
      }),
    )
    expect(page.sections[0]?.lines[0]?.taxLabel).toBe('A B')
    expect(page.taxGroups.map(each => `${each.label} ${each.rate}`)).toEqual(['A 1', 'B 6.25'])
  })

  const REASONS: readonly (readonly [Language, string])[] = [
    ['en', 'Reverse charge'],
    ['fr', 'Autoliquidation'],
    ['es', 'Inversión del sujeto pasivo'],
    ['de', 'Steuerschuldnerschaft des Leistungsempfängers'],
  ]
  test.each(REASONS)('reverse charge is said in %s as the law words it', (language, words) => {
    const own = { ...group('AE 0 AE', 2000n, 0n), exemptionReason: { en: 'Article 44' } }
    const silent = group('AE 0 AE', 2000n, 0n)
    const [page, spoken] = [own, silent].map(each =>
      invoicePage(inLanguage(language, { taxes: [each] })),
    )
    expect([page?.taxGroups[0]?.reason, page?.notes]).toEqual(['Article 44', [`${words}.`]])
    expect(spoken?.taxGroups[0]?.reason).toContain(words)
    expect(spoken?.notes).toEqual([])
  })
})

describe('the document', () => {
  test('has a section for each subscription, in the order of the lines', () => {
    const document = storedDocument({
      lines: ['b', 'a', 'b'].map(subscriptionId => storedLine({ subscriptionId })),
    })
    const premise = { name: 'Depot', addressLines: ['Am Hafen 2', 'Kiel'] }
    const subscriptions = [
      { subscriptionId: 'a', number: 'S-A', contractNumber: 'C-1', premise: null },
      { subscriptionId: 'b', number: 'S-B', contractNumber: 'C-2', premise },
    ]
    const page = invoicePage({ ...document, buyer: { ...document.buyer, subscriptions } })
    const told = page.sections.map(each => [
      each.title,
      each.references,
      each.lines.length,
      each.subtotal,
    ])
    expect(told).toEqual([
      ['Subscription S-B · Depot', ['Contract C-2'], 2, '40.00'],
      ['Subscription S-A', ['Contract C-1'], 1, '20.00'],
    ])
    expect([page.contractNumber, page.sections[0]?.serviceAddress]).toEqual([
      null,
      ['Am Hafen 2', 'Kiel'],
    ])
  })

  test('has sections named by plan, the number beside, where the plan was frozen', () => {
    const known = { subscriptionId: 'subscription-1', contractNumber: 'C-1', premise: null }
    const subscriptions = [{ ...known, number: 'S-1', planName: 'Solar Home' }]
    const document = storedDocument()
    const [section] = invoicePage({
      ...document,
      buyer: { ...document.buyer, subscriptions },
    }).sections
    expect([section?.title, section?.number]).toEqual(['Solar Home', 'S-1'])
  })

  test('goes abroad with the country below the address', () => {
    const document = storedDocument()
    const page = invoicePage({
      ...document,
      buyer: { ...document.buyer, country: 'PT', language: 'fr' },
    })
    expect(page.buyer.addressLines.at(-1)).toBe('PORTUGAL')
    expect(page.seller.addressLines.at(-1)).toBe('Germany')
  })

  test('that replaces a cancelled one says so', () => {
    const page = invoicePage(storedDocument({ links: [{ relation: 'rebills', ...INVOICE_9 }] }))
    expect(page.notes.map(evenBlanks)).toEqual([
      'Replaces the cancelled invoice SUN-INV-2026-000009 of 5 Jan 2026.',
    ])
    expect(page.corrects).toEqual([])
  })

  test('has a chart for each metered charge, the billed month last', () => {
    const months = ['2025-12', '2026-01'].map(month => ({
      itemId: 'item-1',
      month,
      quantity: Decimal.of(10),
      estimated: month === '2025-12',
    }))
    expect(invoicePage(inLanguage('de', { usage: months })).usage).toEqual([
      {
        title: 'Verbrauch',
        unit: 'kWh',
        bars: [
          { month: '2025-12', quantity: '10', estimated: true },
          { month: '2026-01', quantity: '10', estimated: false },
        ],
      },
    ])
  })

  test('charts every meter that is read, and of what is counted only the first', () => {
    const usage = ['power', 'gas', 'calls', 'visits'].map(itemId => ({
      itemId,
      month: '2026-01',
      quantity: Decimal.one,
      estimated: false,
    }))
    const line = (itemId: string, trace: TraceStep[]) =>
      storedLine({ itemId, description: itemId, trace })
    const counted = ['calls', 'visits'].map(itemId => line(itemId, [STEP.events(1)]))
    const read = ['power', 'gas'].map(itemId => line(itemId, [STEP.read('0', '1')]))
    const titles = (lines: readonly StoredDocumentLine[]) =>
      invoicePage(storedDocument({ lines, usage })).usage.map(chart => chart.title)
    expect(titles([...counted, ...read])).toEqual(['Usage · power', 'Usage · gas'])
    expect(titles(counted)).toEqual(['Usage'])
  })

  test('as a copy says which one it is, in the language asked for', () => {
    const copy = { copyNumber: 2, printedOn: '2027-01-05', language: 'es' } as const
    const page = invoicePage(storedDocument(), copy)
    expect([page.copy, page.language]).toEqual([{ copyNumber: 2, printedOn: '2027-01-05' }, 'es'])
    expect({ ...page, copy: null }).toEqual(invoicePage(inLanguage('es')))
  })
})

test('in rupees the code is a UPI link with payee, amount and number, where the seller has an address', () => {
  const { seller } = storedDocument()
  const rupees = { currency: 'INR', number: 'SUN-INV-2026-000007' } as const
  const paid = storedDocument({ ...rupees, seller: { ...seller, upiAddress: 'sun@okbank' } })
  expect(invoicePage(paid).paymentCode).toBe(
    'upi://pay?pa=sun@okbank&pn=Sun%20GmbH&tr=SUNINV2026000007&am=23.80&cu=INR&tn=SUN-INV-2026-000007',
  )
  expect(invoicePage(storedDocument(rupees)).paymentCode ?? null).toBeNull()
})
