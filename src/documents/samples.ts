import { Decimal } from '../kernel/decimal.ts'
import type { InvoicePage, PageLine, SellerBlock, UsageChart } from './page.ts'

const HELIOS: SellerBlock = {
  name: 'Helionaut Energie GmbH',
  addressLines: ['Speicherstraße 14', '20457 Hamburg', 'Deutschland'],
  taxId: 'DE811907980',
  registration: 'Amtsgericht Hamburg HRB 158204 · Geschäftsführung: Dr. Wiebke Tamm',
  email: 'service@helionaut.example',
  phone: '+49 40 5550 1240',
  website: 'helionaut.example',
  bank: { name: 'Hansebank Hamburg', iban: 'DE89370400440532013000', bic: 'COBADEFFXXX' },
  accent: '#0f5c6e',
}

function line(changes: Partial<PageLine> & Pick<PageLine, 'description' | 'net'>): PageLine {
  return {
    detail: null,
    period: null,
    quantity: '1',
    unit: '',
    unitPrice: changes.net,
    allowance: null,
    taxLabel: '19 %',
    correction: false,
    ...changes,
  }
}

const YEAR_OF_USE = [412, 398, 361, 318, 274, 233, 219, 226, 251, 302, 356, 421, 437]

const householdUsage: UsageChart = {
  title: 'Stromverbrauch der letzten 13 Monate',
  unit: 'kWh',
  bars: YEAR_OF_USE.map((quantity, n) => ({
    month: Temporal.PlainYearMonth.from('2025-01').add({ months: n }).toString(),
    quantity: String(quantity),
    estimated: n === 6 || n === 7,
  })),
}

/** A household's electricity in German on A4: graduated tiers, reads, a part month, a chart. */
export const householdInvoice: InvoicePage = {
  kind: 'invoice',
  language: 'de',
  paper: 'a4',
  number: 'HE-2026-004217',
  issuedOn: '2026-02-04',
  dueOn: '2026-02-18',
  servicePeriod: { start: '2026-01-01', end: '2026-02-01' },
  currency: 'EUR',
  accountNumber: 'K-10038812',
  contractNumber: 'V-88120-03',
  buyerReference: null,
  paymentReference: 'RF18 5390 0754 7034',
  paymentTerms: 'Bitte überweisen Sie den Betrag bis zum 18.02.2026 ohne Abzug.',
  corrects: [],
  seller: HELIOS,
  buyer: {
    name: 'Familie Annegret und Björn Petersen',
    addressLines: ['Moorkamp 7', '20357 Hamburg'],
    taxId: null,
  },
  sections: [
    {
      title: 'Strom Sonnentarif Plus',
      serviceAddress: ['Moorkamp 7', '20357 Hamburg'],
      references: ['Zähler 1EMH0012457788', 'Marktlokation 51238696781'],
      lines: [
        line({
          description: 'Arbeitspreis Stufe 1',
          detail: 'erste 200 kWh · Zählerstand 18.204 → 18.641 (abgelesen)',
          quantity: '200',
          unit: 'kWh',
          unitPrice: '0.2874',
          net: '57.48',
        }),
        line({
          description: 'Arbeitspreis Stufe 2',
          detail: '201 bis 437 kWh',
          quantity: '237',
          unit: 'kWh',
          unitPrice: '0.3142',
          net: '74.47',
        }),
        line({
          description: 'Grundpreis',
          detail: 'voller Monat, im Voraus',
          period: { start: '2026-02-01', end: '2026-03-01' },
          unit: 'Monat',
          net: '11.90',
        }),
        line({
          description: 'Wallbox-Service',
          detail: '12 von 31 Tagen: Vertragsbeginn 20.01.2026',
          period: { start: '2026-01-20', end: '2026-02-01' },
          quantity: '0.387097',
          unit: 'Monat',
          unitPrice: '9.90',
          allowance: { label: 'Treuerabatt 10 %', amount: '0.38' },
          net: '3.45',
        }),
        line({
          description: 'Arbeitspreis Dezember, geschätzt → abgelesen',
          detail: 'abgerechnet 433 kWh, abgelesen 421 kWh',
          period: { start: '2025-12-01', end: '2026-01-01' },
          quantity: '-12',
          unit: 'kWh',
          unitPrice: '0.3142',
          net: '-3.77',
          correction: true,
        }),
      ],
    },
  ],
  taxGroups: [
    {
      label: '19 %',
      name: 'Umsatzsteuer',
      rate: '19',
      taxable: '143.53',
      tax: '27.27',
      reason: null,
    },
  ],
  totals: { net: '143.53', tax: '27.27', gross: '170.80', rounding: null, payable: '170.80' },
  usage: [householdUsage],
  notes: [
    'Fragen zur Rechnung? Unser Service ist werktags von 8 bis 18 Uhr erreichbar.',
    'Stromkennzeichnung 2025: 100 % erneuerbare Energien, 0 g CO₂/kWh, 0 mg radioaktiver Abfall/kWh.',
  ],
  copy: null,
}

/** A business invoice of 60 lines over three sites, English on US Letter. */
export const businessInvoice: InvoicePage = {
  ...householdInvoice,
  language: 'en',
  paper: 'us-letter',
  number: 'INV-2026-000731',
  issuedOn: '2026-03-05',
  dueOn: '2026-04-04',
  servicePeriod: { start: '2026-02-01', end: '2026-03-01' },
  currency: 'USD',
  accountNumber: 'C-20411',
  contractNumber: 'MSA-2024-118',
  buyerReference: 'PO 4500-88213',
  paymentReference: 'INV-2026-000731',
  paymentTerms: 'Net 30 days. Please quote the payment reference with your ACH transfer.',
  seller: {
    name: 'Brightfield Solar Services, Inc.',
    addressLines: ['480 Larimer Street, Suite 900', 'Denver, CO 80204'],
    taxId: '84-2207715',
    registration: 'A Colorado corporation',
    email: 'billing@brightfield.example',
    phone: '+1 303 555 0142',
    website: 'brightfield.example',
    bank: { name: 'First Front Range Bank', iban: '102000076 · 7740 118 203', bic: null },
    accent: '#8a4b08',
  },
  buyer: {
    name: 'Cottonwood Cold Storage LLC',
    addressLines: ['Accounts Payable', '2200 Dock Road', 'Pueblo, CO 81003'],
    taxId: null,
  },
  sections: ['Pueblo plant', 'Fort Collins depot', 'Grand Junction yard'].map((title, site) => ({
    title,
    serviceAddress: [
      `${2200 + site} Dock Road`,
      ['Pueblo, CO 81003', 'Fort Collins, CO 80524', 'Grand Junction, CO 81501'][site]!,
    ],
    references: [`Meter ${70114 + site * 17}`],
    subtotal: '15285.00',
    lines: Array.from({ length: 20 }, (_, n) =>
      line({
        description: `Array ${String.fromCharCode(65 + site)}${n + 1}, metered production`,
        detail: n % 4 === 0 ? 'volume rate from 5,000 kWh' : null,
        quantity: String(5000 + 10 * n),
        unit: 'kWh',
        unitPrice: '0.15',
        net: Decimal.parse('0.15')
          .times(Decimal.of(5000 + 10 * n))
          .toFixed(2),
        taxLabel: 'CO 2.9%',
      }),
    ),
  })),
  taxGroups: [
    {
      label: 'CO 2.9%',
      name: 'Colorado state sales tax',
      rate: '2.9',
      taxable: '45855.00',
      tax: '1329.80',
      reason: null,
    },
    {
      label: 'Pueblo',
      name: 'Pueblo city and county',
      rate: '4.7',
      taxable: '15285.00',
      tax: '718.40',
      reason: null,
    },
  ],
  totals: {
    net: '45855.00',
    tax: '2048.20',
    gross: '47903.20',
    rounding: null,
    payable: '47903.20',
  },
  usage: [
    {
      title: 'Production, all sites',
      unit: 'kWh',
      bars: Array.from({ length: 13 }, (_, n) => ({
        month: Temporal.PlainYearMonth.from('2025-02').add({ months: n }).toString(),
        quantity: String(305_700 - Math.abs(6 - n) * 21_000),
        estimated: n === 3,
      })),
    },
  ],
  notes: [],
}

/** A credit note in French that corrects one invoice. */
export const frenchCreditNote: InvoicePage = {
  ...householdInvoice,
  kind: 'credit_note',
  language: 'fr',
  number: 'AV-2026-000058',
  issuedOn: '2026-03-12',
  dueOn: null,
  servicePeriod: { start: '2026-01-01', end: '2026-02-01' },
  accountNumber: 'C-77120',
  contractNumber: null,
  paymentReference: 'AV-2026-000058',
  paymentTerms: 'Le montant sera déduit de votre prochaine facture.',
  corrects: [{ number: 'FA-2026-001934', issuedOn: '2026-02-03' }],
  seller: {
    name: 'Lumière du Rhône SAS',
    addressLines: ['12 quai Perrache', '69002 Lyon', 'France'],
    taxId: 'FR40303265045',
    registration: 'RCS Lyon 303 265 045 · Capital 250 000 €',
    email: 'clients@lumiere-rhone.example',
    phone: '+33 4 55 50 11 20',
    website: null,
    bank: null,
    accent: '#5b2a86',
  },
  buyer: {
    name: 'Boulangerie Les Trois Épis',
    addressLines: ['48 rue de la République', '38000 Grenoble', 'France'],
    taxId: 'FR83404833048',
  },
  sections: [
    {
      title: 'Électricité professionnelle',
      serviceAddress: ['48 rue de la République', '38000 Grenoble'],
      references: ['PDL 19401234567890'],
      lines: [
        line({
          description: 'Énergie heures pleines, relevé rectifié',
          detail: 'facturé 12 480 kWh, relevé 11 240 kWh',
          period: { start: '2026-01-01', end: '2026-02-01' },
          quantity: '1240',
          unit: 'kWh',
          unitPrice: '0.1834',
          net: '227.42',
          taxLabel: '20 %',
          correction: true,
        }),
      ],
    },
  ],
  taxGroups: [
    {
      label: '20 %',
      name: 'TVA taux normal',
      rate: '20',
      taxable: '227.42',
      tax: '45.48',
      reason: null,
    },
  ],
  totals: { net: '227.42', tax: '45.48', gross: '272.90', rounding: null, payable: '272.90' },
  usage: [],
  notes: [],
}

/** An invoice in Spanish to a buyer abroad who owes the tax. */
export const spanishReverseCharge: InvoicePage = {
  ...frenchCreditNote,
  kind: 'invoice',
  language: 'es',
  number: 'F-2026-00312',
  issuedOn: '2026-03-02',
  dueOn: '2026-04-01',
  servicePeriod: { start: '2026-02-01', end: '2026-03-01' },
  corrects: [],
  buyerReference: 'PT-ENC-5521',
  paymentReference: 'F-2026-00312',
  paymentTerms: 'Vencimiento a 30 días. Transferencia bancaria.',
  seller: {
    name: 'Sol de Levante Servicios S.L.',
    addressLines: ['Avenida del Puerto 210', '46023 Valencia', 'España'],
    taxId: 'ESB12345674',
    registration: 'Registro Mercantil de Valencia, tomo 4821, hoja V-33210',
    email: 'facturas@soldelevante.example',
    phone: '+34 960 55 01 20',
    website: 'soldelevante.example',
    bank: { name: 'Caja Levantina', iban: 'ES9121000418450200051332', bic: 'CAIXESBBXXX' },
    accent: '#b3261e',
  },
  buyer: {
    name: 'Atlântico Renováveis, Lda.',
    addressLines: ['Rua do Ouro 88, 3.º', '1100-061 Lisboa', 'Portugal'],
    taxId: 'PT501964843',
  },
  sections: [
    {
      title: 'Operación y mantenimiento',
      serviceAddress: ['Parque fotovoltaico Alentejo II', '7800-453 Beja'],
      references: [],
      lines: [
        line({
          description: 'Mantenimiento preventivo',
          quantity: '14',
          unit: 'visitas',
          unitPrice: '1250',
          net: '17500.00',
          taxLabel: 'ISP',
        }),
        line({
          description: 'Monitorización remota',
          detail: 'mínimo garantizado de 1.800 € por mes',
          unit: 'mes',
          net: '1800.00',
          taxLabel: 'ISP',
        }),
      ],
    },
  ],
  taxGroups: [
    {
      label: 'ISP',
      name: 'Inversión del sujeto pasivo',
      rate: '0',
      taxable: '19300.00',
      tax: '0.00',
      reason: 'Inversión del sujeto pasivo: artículo 196 de la Directiva 2006/112/CE.',
    },
  ],
  totals: { net: '19300.00', tax: '0.00', gross: '19300.00', rounding: null, payable: '19300.00' },
}

/** The household invoice printed a second time. */
export const householdCopy: InvoicePage = {
  ...householdInvoice,
  copy: { printedOn: '2026-05-11', copyNumber: 2 },
}

/** Every sample by the name of its file. */
export const samples: Readonly<Record<string, InvoicePage>> = {
  household: householdInvoice,
  business: businessInvoice,
  'credit-note': frenchCreditNote,
  'reverse-charge': spanishReverseCharge,
  copy: householdCopy,
}
