import type { Company } from '../support/company.ts'

/*
 * The company of the scenarios: a seller in Germany and one in Texas, tariffs whose figures can be
 * worked out with a pencil.
 */

const SUN = {
  code: 'SUN',
  name: 'Sunward Energy GmbH',
  addressLines: ['Lindenstr. 1', '10969 Berlin'],
  country: 'DE',
  currency: 'EUR',
  timeZone: 'Europe/Berlin',
}

const TEX = {
  code: 'TEX',
  name: 'Sunward Texas LLC',
  addressLines: ['1 Main St', 'Austin, TX 78701'],
  country: 'US',
  region: 'TX',
  currency: 'USD',
  timeZone: 'America/Chicago',
  taxRounding: 'per_line',
}

type Price = Readonly<Record<string, unknown>>

const perUnit = (unitPrice: string): Price => ({ model: 'per_unit', unitPrice })

type ChargeText = {
  code: string
  product?: string
  kind?: 'recurring' | 'usage'
  timing?: 'advance' | 'arrears'
  months?: number
  meter?: string
  unit?: string
  price: Price
}

function charge(of: ChargeText, position: number) {
  const { code, product = 'SERVICE', kind = 'recurring', timing = 'arrears', months = 1 } = of
  return {
    chargeCode: code,
    position,
    productCode: product,
    name: { en: code },
    kind,
    timing,
    months,
    ...(of.meter === undefined ? {} : { meterCode: of.meter }),
    unit: of.unit ?? 'month',
    prorateTiers: false,
    prices: [{ effectiveFrom: '2025-01-01', price: of.price }],
  }
}

type PlanText = { code: string; version?: number; currency?: string; inclusive?: boolean }

function plan(
  { code, version = 1, currency = 'EUR', inclusive = false }: PlanText,
  ...charges: ChargeText[]
) {
  return {
    planCode: code,
    planVersion: version,
    name: { en: code },
    currency,
    taxInclusive: inclusive,
    offeredFrom: '2025-01-01',
    charges: charges.map(charge),
  }
}

const TIERS = {
  model: 'graduated',
  tiers: [
    { upTo: '100', unitPrice: '0.30' },
    { upTo: null, unitPrice: '0.20' },
  ],
}

/** Defines sellers, tax rates, products, meters and tariffs. */
export async function setUp(company: Company): Promise<void> {
  await company.do('defineLegalEntities', { entities: [SUN, TEX] })
  const tax = { validFrom: '2020-01-01', category: 'S' }
  await company.rows(
    'defineTaxRules',
    {
      ...tax,
      taxCode: 'DE-19',
      taxClass: 'standard',
      name: { en: 'VAT' },
      country: 'DE',
      ratePercent: '19',
    },
    {
      ...tax,
      taxCode: 'DE-7',
      taxClass: 'reduced',
      name: { en: 'VAT' },
      country: 'DE',
      ratePercent: '7',
    },
    {
      ...tax,
      taxCode: 'TX',
      taxClass: 'standard',
      name: { en: 'State' },
      country: 'US',
      region: 'TX',
      ratePercent: '6.25',
      level: 'state',
    },
    {
      ...tax,
      taxCode: 'AUS',
      taxClass: 'standard',
      name: { en: 'City' },
      country: 'US',
      region: 'TX',
      ratePercent: '2',
      level: 'city',
    },
  )
  await company.rows(
    'defineProducts',
    {
      productCode: 'SERVICE',
      name: { en: 'Service' },
      taxClass: 'standard',
      revenueAccount: '4000',
    },
    { productCode: 'POWER', name: { en: 'Power' }, taxClass: 'standard', revenueAccount: '4010' },
    { productCode: 'BOOK', name: { en: 'Manual' }, taxClass: 'reduced', revenueAccount: '4060' },
  )
  await company.rows(
    'defineMeters',
    { meterCode: 'IMPORT', name: { en: 'Energy' }, unit: 'kWh', source: 'reads' },
    { meterCode: 'CALLS', name: { en: 'Calls' }, unit: 'call', source: 'events' },
  )
  await company.rows(
    'definePlans',
    plan(
      { code: 'HOME' },
      { code: 'base', price: perUnit('9.30') },
      {
        code: 'power',
        product: 'POWER',
        kind: 'usage',
        meter: 'IMPORT',
        unit: 'kWh',
        price: TIERS,
      },
    ),
    plan(
      { code: 'SEATS' },
      { code: 'seat', timing: 'advance', unit: 'seat', price: perUnit('31.00') },
    ),
    plan(
      { code: 'SEATS', version: 2 },
      { code: 'seat', timing: 'advance', unit: 'seat', price: perUnit('56.00') },
    ),
    plan(
      { code: 'YEAR' },
      { code: 'year', timing: 'advance', months: 12, unit: 'year', price: perUnit('365.00') },
    ),
    plan({ code: 'CARE' }, { code: 'care', price: perUnit('10.00') }),
    plan(
      { code: 'CALLS' },
      { code: 'calls', kind: 'usage', meter: 'CALLS', unit: 'call', price: perUnit('0.05') },
    ),
    plan(
      { code: 'GROSS', inclusive: true },
      { code: 'a', price: perUnit('0.99') },
      { code: 'b', price: perUnit('0.99') },
      { code: 'c', price: perUnit('0.99') },
    ),
    plan(
      { code: 'TEXAS', currency: 'USD' },
      { code: 'a', price: perUnit('10.12') },
      { code: 'b', price: perUnit('10.12') },
    ),
  )
}

export type Customer = {
  readonly number: string
  readonly plan: string
  readonly start: string
  readonly version?: number
  readonly quantity?: string
  readonly anchorDay?: number
  readonly country?: 'DE' | 'US'
  readonly po?: string
  readonly name?: string
}

/** A customer with a premise, a contract and one subscription, all numbered after the account. */
export async function signUp(company: Company, customer: Customer): Promise<void> {
  const { number, country = 'DE', name = 'Ada Lovelace' } = customer
  const address =
    country === 'DE'
      ? { line1: 'Weg 1', postalCode: '10115', city: 'Berlin', country }
      : { line1: '5 Oak St', postalCode: '78701', city: 'Austin', region: 'TX', country }
  await company.rows('createAccounts', {
    accountNumber: number,
    kind: 'person',
    name,
    ...address,
    timeZone: country === 'DE' ? 'Europe/Berlin' : 'America/Chicago',
  })
  await company.rows('createPremises', {
    accountNumber: number,
    premiseCode: 'HOME',
    name: 'Home',
    ...address,
  })
  await subscribe(company, customer, country === 'DE' ? 'SUN' : 'TEX', '1')
}

/** A further contract of an account, with a subscription of its own. */
export async function subscribe(
  company: Company,
  customer: Customer,
  legalEntity: string,
  place: string,
): Promise<void> {
  const { number, plan, version = 1, start, quantity = '1', anchorDay, po } = customer
  await company.rows('createContracts', {
    accountNumber: number,
    contractNumber: `C-${place}`,
    legalEntity,
    currency: legalEntity === 'SUN' ? 'EUR' : 'USD',
    startOn: start,
    ...(po === undefined ? {} : { poNumber: po }),
  })
  await company.rows('createSubscriptions', {
    accountNumber: number,
    contractNumber: `C-${place}`,
    subscriptionNumber: `S-${place}`,
    planCode: plan,
    planVersion: version,
    premiseCode: 'HOME',
    startOn: start,
    quantity,
    ...(anchorDay === undefined ? {} : { anchorDay }),
  })
}

/** A meter at the account's premise. */
export async function install(company: Company, number: string, on: string): Promise<void> {
  await company.rows('defineChannels', {
    accountNumber: number,
    premiseCode: 'HOME',
    meterCode: 'IMPORT',
    serial: `M-${number}`,
    digits: 6,
    installedOn: on,
  })
}

/** What the account's meter showed when a day began. */
export async function read(
  company: Company,
  number: string,
  readOn: string,
  value: string,
  quality: 'actual' | 'estimated' = 'actual',
): Promise<void> {
  await company.rows('recordReads', {
    accountNumber: number,
    serial: `M-${number}`,
    readOn,
    value,
    quality,
  })
}
