import type { Row, Sink } from './files.ts'
import { batchesOf, isoOf, monthStart, type Timeline } from './timeline.ts'

/** Morgenhell, the invented solar retailer of the demo: a German and a Texan company. */
const LEGAL_ENTITIES: readonly Row[] = [
  {
    code: 'MH-DE',
    name: 'Morgenhell Energie GmbH',
    address_1: 'Lindenauer Lichthof 12',
    postal_code: '04177',
    city: 'Leipzig',
    region: 'SN',
    country: 'DE',
    tax_id: 'DE136695976',
    registration: 'Amtsgericht Leipzig, HRB 00000',
    email: 'rechnung@morgenhell.example',
    phone: '+49 341 0000000',
    website: 'https://morgenhell.example',
    bank_name: 'Beispielbank Leipzig',
    iban: 'DE89370400440532013000',
    accent: '#0b6e4f',
    paper: 'a4',
    currency: 'EUR',
    time_zone: 'Europe/Berlin',
    tax_rounding: 'per_group',
    rounding_mode: 'half_up',
  },
  {
    code: 'MH-US',
    name: 'Morgenhell Solar Texas LLC',
    address_1: '500 Example Springs Road',
    address_2: 'Suite 210',
    postal_code: '78704',
    city: 'Austin',
    region: 'TX',
    country: 'US',
    tax_id: '12-3456789',
    registration: 'Texas Sales Tax Permit 0-00000-0000-0',
    email: 'billing@morgenhell-texas.example',
    phone: '+1 512 555 0100',
    website: 'https://morgenhell-texas.example',
    bank_name: 'Example National Bank, Austin',
    accent: '#b3541e',
    paper: 'us-letter',
    currency: 'USD',
    time_zone: 'America/Chicago',
    tax_rounding: 'per_line',
    rounding_mode: 'half_up',
  },
]

const VAT = name('VAT 19 %', 'TVA 19 %', 'IVA 19 %', 'USt. 19 %')
const ZERO = name(
  'VAT 0 % (solar)',
  'TVA 0 % (solaire)',
  'IVA 0 % (solar)',
  'USt. 0 % (Photovoltaik)',
)
const GRT = name(
  'Texas gross receipts reimbursement',
  'Taxe Texas sur recettes brutes',
  'Reembolso ingresos brutos de Texas',
  'Texas-Bruttoeinnahmenabgabe',
)
const STATE = name(
  'Texas sales tax',
  'Taxe de vente du Texas',
  'Impuesto de ventas de Texas',
  'Texas-Verkaufsteuer',
)
const CITY = name(
  'City sales tax',
  'Taxe de vente municipale',
  'Impuesto municipal de ventas',
  'Städtische Verkaufsteuer',
)
const TRANSIT = name(
  'Transit authority sales tax',
  'Taxe de vente des transports',
  'Impuesto de ventas del transporte',
  'Verkaufsteuer der Verkehrsbetriebe',
)
const EXEMPT = name('Not taxed', 'Non taxé', 'No gravado', 'Nicht besteuert')

/** Sources of the rates: demo/README.md. */
const TAX_RULES: readonly Row[] = [
  ...['electricity_home', 'electricity_business', 'levy_home', 'levy_business', 'charging'].map(
    germanVat,
  ),
  ...['monitoring', 'service', 'labour', 'goods'].map(germanVat),
  germany('DE-VAT-0', 'solar_installation', 'Z', '0', ZERO),
  texas('TX-GRT', 'electricity_home', '1.997', 'utility', GRT),
  texas('TX-CITY', 'electricity_home', '1', 'city', CITY, 'TX-GRT'),
  texas('TX-CITY', 'levy_home', '1', 'city', CITY),
  texas('TX-GRT', 'electricity_business', '1.997', 'utility', GRT),
  ...fullSalesTax('electricity_business', 'TX-GRT'),
  ...fullSalesTax('levy_business'),
  ...fullSalesTax('solar_installation'),
  ...fullSalesTax('goods'),
  ...fullSalesTax('service'),
  // Data processing: four fifths of the price are taxed (Tax Code §151.351).
  texas('TX-STATE', 'monitoring', '5', 'state', STATE),
  texas('TX-CITY', 'monitoring', '0.8', 'city', CITY),
  texas('TX-TRANSIT', 'monitoring', '0.8', 'county', TRANSIT),
  {
    ...texas('TX-LABOUR', 'labour', '0', 'state', EXEMPT),
    category: 'E',
    exemption_reason_en:
      'Residential repair labor, separately stated: not subject to Texas sales tax',
    exemption_reason_fr:
      'Main-d’œuvre de réparation résidentielle : non soumise à la taxe de vente du Texas',
    exemption_reason_es:
      'Mano de obra de reparación residencial: no sujeta al impuesto de ventas de Texas',
    exemption_reason_de: 'Arbeitslohn für Reparaturen an Wohngebäuden: in Texas nicht steuerbar',
  },
]

function name(en: string, fr: string, es: string, de: string): Row {
  return { name_en: en, name_fr: fr, name_es: es, name_de: de }
}

function germany(code: string, taxClass: string, category: string, rate: string, names: Row): Row {
  const where = {
    country: 'DE',
    tax_class: taxClass,
    category,
    rate_percent: rate,
    level: 'country',
  }
  return { tax_code: code, valid_from: '2023-01-01', ...names, ...where }
}

function germanVat(taxClass: string): Row {
  return germany('DE-VAT-19', taxClass, 'S', '19', VAT)
}

function texas(
  code: string,
  taxClass: string,
  rate: string,
  level: string,
  names: Row,
  on = '',
): Row {
  const where = { country: 'US', region: 'TX', tax_class: taxClass, category: 'S' }
  const how = { rate_percent: rate, level, compound_on: on }
  return { tax_code: code, valid_from: '2023-01-01', ...names, ...where, ...how }
}

function fullSalesTax(taxClass: string, on = ''): Row[] {
  return [
    texas('TX-STATE', taxClass, '6.25', 'state', STATE, on),
    texas('TX-CITY', taxClass, '1', 'city', CITY, on),
    texas('TX-TRANSIT', taxClass, '1', 'county', TRANSIT, on),
  ]
}

/** Months for which the billing calendar is laid out beyond the last bill run of the demo. */
const MONTHS_AHEAD = 12

/** Writes the company, its taxes and its billing calendar, which reaches a year past the end. */
export function writeCompany(sink: Sink, timeline: Timeline): void {
  for (const row of LEGAL_ENTITIES) sink.write('setup', 'legal_entities', row)
  for (const row of TAX_RULES) sink.write('setup', 'tax_rules', row)
  const names = { household: 'Households, on the 1st', business: 'Businesses, mid-month' }
  const last = timeline.months.at(-1)!
  const planned = Array.from({ length: MONTHS_AHEAD }, (_, i) =>
    batchesOf(isoOf(monthStart(last, i + 1)).slice(0, 7)),
  )
  for (const batch of [...timeline.batches, ...planned.flat()]) {
    sink.write('setup', 'cycles', {
      cycle_code: batch.cycle,
      name: names[batch.cycle],
      through_on: isoOf(batch.throughOn),
      read_on: isoOf(batch.readOn),
      cut_off_on: isoOf(batch.importOn),
      issue_on: isoOf(batch.issueOn),
    })
  }
}
