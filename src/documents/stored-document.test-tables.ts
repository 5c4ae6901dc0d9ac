import type { StoredTax } from '../invoicing/draft.ts'
import { Decimal } from '../kernel/decimal.ts'
import type { TraceStep } from '../rating/component.ts'
import type { LineTax, TaxCategory } from '../tax/tax-rule.ts'
import type { StoredDocument, StoredDocumentLine } from './stored-document.ts'

/** A tax by its text: `DE-19 19`, `AE 0 AE`. */
export function tax(text: string): LineTax {
  const [code = '', rate = '0', category = 'S'] = text.split(' ')
  return {
    code,
    name: { en: `Tax ${rate}`, de: `Steuer ${rate}` },
    category: category as TaxCategory,
    ratePercent: Decimal.parse(rate),
    exemptionCode: null,
    exemptionReason: null,
    compoundOn: [],
  }
}

/** A tax group of a document, by the text of its tax and its two sums. */
export function group(text: string, taxableMinor: bigint, taxMinor: bigint): StoredTax {
  const { code, category, name, ratePercent } = tax(text)
  return {
    code,
    category,
    name,
    ratePercent: ratePercent.toString(),
    taxableMinor: taxableMinor.toString(),
    taxMinor: taxMinor.toString(),
    exemptionCode: null,
    exemptionReason: null,
  }
}

/** A line as it lies in the books: 10 units at 2.00 in January, but for `changes`. */
export function storedLine(changes: Partial<StoredDocumentLine> = {}): StoredDocumentLine {
  return {
    lineNo: 1,
    kind: 'charge',
    itemId: 'item-1',
    periodStart: '2026-01-01',
    component: 'usage@2026-01-01',
    subscriptionId: 'subscription-1',
    description: 'Energy',
    serviceStart: '2026-01-01',
    serviceEnd: '2026-02-01',
    quantity: Decimal.of(10),
    unit: 'kWh',
    unitPrice: Decimal.of(2),
    priceMinor: 2000n,
    allowanceMinor: 0n,
    taxInclusive: false,
    netMinor: 2000n,
    taxes: [tax('DE-19 19')],
    standing: null,
    trace: [],
    corrects: null,
    ...changes,
  }
}

/** An invoice of one line, 23.80 EUR with tax, but for `changes`. */
export function storedDocument(changes: Partial<StoredDocument> = {}): StoredDocument {
  return {
    accountId: 'account-1',
    invoiceId: 'invoice-1',
    entityCode: 'SUN',
    number: 'SUN-INV-2026-000007',
    kind: 'invoice',
    currency: 'EUR',
    issuedOn: '2026-02-03',
    dueOn: '2026-02-17',
    serviceStart: '2026-01-01',
    serviceEnd: '2026-02-01',
    netMinor: 2000n,
    taxMinor: 380n,
    grossMinor: 2380n,
    roundingMinor: 0n,
    payableMinor: 2380n,
    reason: null,
    creditOutcome: null,
    seller: SELLER,
    buyer: {
      accountNumber: 'A-1',
      name: 'Ada Sommer',
      addressLines: ['Weg 1', '10115 Berlin'],
      country: 'DE',
      taxId: null,
      email: null,
      language: 'en',
      paper: null,
      delivery: 'portal',
      buyerReference: null,
      poNumber: null,
      subscriptions: [
        { subscriptionId: 'subscription-1', number: 'S-1', contractNumber: 'C-1', premise: null },
      ],
    },
    termsDays: 14,
    lines: [storedLine()],
    taxes: [group('DE-19 19', 2000n, 380n)],
    links: [],
    usage: [],
    ...changes,
  }
}

const SELLER: StoredDocument['seller'] = {
  name: 'Sun GmbH',
  addressLines: ['Sonnenallee 1', '12045 Berlin'],
  country: 'DE',
  taxId: 'DE136695976',
  registration: null,
  email: null,
  phone: null,
  website: 'https://sun.example',
  bankName: 'Bank',
  iban: 'DE89370400440532013000',
  bic: null,
  accent: '#0b6e4f',
  paper: 'a4',
}

/** Steps of a calculation, with what the tests of the page do not look at filled in. */
export const STEP = {
  read: (previous: string, current: string, changes: object = {}): TraceStep => ({
    step: 'read',
    meter: 'M1',
    from: '2026-01-01',
    to: '2026-02-01',
    previous,
    current,
    multiplier: '1',
    rolledOver: false,
    estimated: false,
    days: '31',
    of: '31',
    quantity: '0',
    ...changes,
  }),
  tier: (from: string, upTo: string | null, days = '1', of = '1'): TraceStep => ({
    step: 'tier',
    number: 1,
    from,
    upTo,
    days,
    of,
    before: '0',
    total: '0',
    quantity: '0',
    unitPrice: '0',
  }),
  price: (effectiveFrom: string, unitPrice = '31'): TraceStep => ({
    step: 'price',
    effectiveFrom,
    model: 'per_unit',
    unitPrice,
  }),
  share: (days: string, of: string, rule = 'actual_days'): TraceStep => ({
    step: 'proration',
    rule,
    days,
    of,
  }),
  discount: (percent: string): TraceStep => ({
    step: 'discount',
    code: 'TEN',
    percent,
    from: '2026-01-01',
    to: '2026-02-01',
    amount: '0',
  }),
  band: (band: string): TraceStep => ({
    step: 'band',
    meter: 'M1',
    calendar: 'TOU',
    band,
    from: '2026-01-01',
    to: '2026-02-01',
    quantity: '10',
    count: 31,
  }),
  peak: (quantity: string, band: string | null): TraceStep => ({
    step: 'peak',
    meter: 'M1',
    band,
    minutes: 15,
    on: '2026-03-12',
    time: '10:45',
    quantity,
  }),
  events: (count: number): TraceStep => ({
    step: 'usage',
    meter: 'calls',
    from: '2026-01-01',
    to: '2026-02-01',
    quantity: '0',
    count,
    source: 'events',
  }),
} as const
