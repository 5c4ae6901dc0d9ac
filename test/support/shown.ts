import { workJobs } from './billed-units.ts'
import { Company } from './company.ts'
import type { TestSystem } from './database.ts'

/** A name that would be a script if a page took it for markup. */
export const HOSTILE_NAME = `<script>alert(1)</script> & "Söhne" 'x'`

/** The bill runs of the company, by what there is to see of them. */
export const RUNS = {
  first: 'SUN-home-2026-02-01-1',
  issued: 'SUN-home-2026-03-01-1',
  inReview: 'SUN-home-2026-04-01-1',
} as const

/**
 * A company whose pages are worth a look, made by commands alone: `count` accounts (A-0001 …), two
 * issued bill runs and a third in review, an exception that was accepted and one that is open, an
 * account on hold, a credit note, a voided invoice, and the PDFs of all of them. A-0002 is called
 * HOSTILE_NAME.
 */
export async function writeShownCompany(system: TestSystem, count: number): Promise<void> {
  const company = new Company(system).on('2025-12-20')
  await defineCatalog(company)
  await signUp(company, count)
  await useEnergy(company, count)
  await company.rows('placeBillingHolds', {
    accountNumber: 'A-0003',
    reason: 'Ownership <b>disputed</b>',
    fromOn: '2026-02-15',
  })
  const scope = { entity: 'SUN', cycle: 'home' }
  await company.bill({ ...scope, through: '2026-02-01', issueOn: '2026-02-03' })
  await company.bill({ ...scope, through: '2026-03-01', issueOn: '2026-03-03' })
  await company.do('issueCreditNote', {
    invoice: 'SUN-INV-2026-000001',
    issueOn: '2026-03-05',
    reason: 'Goodwill after the outage',
    netAmount: '1.00',
  })
  await company.do('voidInvoice', {
    invoice: 'SUN-INV-2026-000002',
    issueOn: '2026-03-05',
    reason: 'Billed to the wrong customer',
    rebill: false,
  })
  await company.on('2026-04-02').draft({ ...scope, through: '2026-04-01', issueOn: '2026-04-03' })
  await workJobs(system)
}

async function defineCatalog(company: Company): Promise<void> {
  await company.do('defineLegalEntities', {
    entities: [
      {
        code: 'SUN',
        name: 'Sunward Energy GmbH',
        addressLines: ['Lindenstr. 1', '10969 Berlin'],
        country: 'DE',
        taxId: 'DE136695976',
        currency: 'EUR',
        timeZone: 'Europe/Berlin',
      },
    ],
  })
  const product = (productCode: string, en: string, revenueAccount: string) => ({
    productCode,
    name: { en },
    taxClass: 'standard',
    revenueAccount,
  })
  await company.rows(
    'defineProducts',
    product('BASE', 'Base fee', '4000'),
    product('ENERGY', 'Energy', '4010'),
  )
  await company.rows('defineMeters', {
    meterCode: 'KWH',
    name: { en: 'Energy' },
    unit: 'kWh',
    source: 'events',
  })
  await company.rows('definePlans', HOME)
  await company.rows('defineTaxRules', {
    taxCode: 'DE-19',
    taxClass: 'standard',
    validFrom: '2007-01-01',
    name: { en: 'VAT', de: 'USt' },
    country: 'DE',
    category: 'S',
    ratePercent: '19',
  })
  await company.rows('defineBillingCycles', { cycleCode: 'home', name: 'Homes' })
}

const charge = {
  name: { en: 'Base fee', de: 'Grundpreis' },
  months: 1,
  prices: [{ effectiveFrom: '2025-01-01', price: { model: 'per_unit', unitPrice: '9.90' } }],
}

const HOME = {
  planCode: 'HOME',
  planVersion: 1,
  name: { en: 'Home' },
  currency: 'EUR',
  taxInclusive: false,
  offeredFrom: '2025-01-01',
  charges: [
    {
      ...charge,
      chargeCode: 'base',
      position: 1,
      productCode: 'BASE',
      kind: 'recurring',
      timing: 'advance',
      unit: 'month',
    },
    {
      ...charge,
      chargeCode: 'energy',
      position: 2,
      productCode: 'ENERGY',
      name: { en: 'Energy', de: 'Arbeitspreis' },
      kind: 'usage',
      timing: 'arrears',
      meterCode: 'KWH',
      unit: 'kWh',
      prices: [
        {
          effectiveFrom: '2025-01-01',
          price: {
            model: 'graduated',
            tiers: [
              { upTo: '100', unitPrice: '0.31' },
              { upTo: null, unitPrice: '0.28' },
            ],
          },
        },
      ],
    },
  ],
}

/** `A-0001` for 1. */
export function accountNumber(n: number): string {
  return `A-${String(n).padStart(4, '0')}`
}

function numbers(count: number): string[] {
  return Array.from({ length: count }, (_, i) => accountNumber(i + 1))
}

async function signUp(company: Company, count: number): Promise<void> {
  const all = numbers(count)
  await company.rows(
    'createAccounts',
    ...all.map(number => ({
      accountNumber: number,
      kind: 'person',
      name: number === 'A-0002' ? HOSTILE_NAME : `Customer ${number}`,
      line1: 'Sonnenallee 12',
      postalCode: '12045',
      city: 'Berlin',
      country: 'DE',
      timeZone: 'Europe/Berlin',
      cycleCode: 'home',
    })),
  )
  const contract = { contractNumber: 'C-1', startOn: '2026-01-01' }
  await company.rows(
    'createContracts',
    ...all.map(number => ({
      ...contract,
      accountNumber: number,
      legalEntity: 'SUN',
      currency: 'EUR',
    })),
  )
  await company.rows(
    'createSubscriptions',
    ...all.map(number => ({
      ...contract,
      accountNumber: number,
      subscriptionNumber: `${number}/1`,
      planCode: 'HOME',
      planVersion: 1,
    })),
  )
}

/** 120 kWh a month each; A-0001 uses ten times that in February and again ten times in March. */
async function useEnergy(company: Company, count: number): Promise<void> {
  company.on('2026-04-01')
  const quantities = { '2026-01': '120', '2026-02': '120', '2026-03': '120' }
  const spikes: Record<string, string> = { '2026-02': '1200', '2026-03': '12000' }
  await company.rows(
    'recordUsageEvents',
    ...numbers(count).flatMap(number =>
      Object.entries(quantities).map(([month, quantity]) => ({
        accountNumber: number,
        subscriptionNumber: `${number}/1`,
        meterCode: 'KWH',
        eventKey: month,
        occurredAt: `${month}-10T12:00:00Z`,
        quantity: number === 'A-0001' ? (spikes[month] ?? quantity) : quantity,
      })),
    ),
  )
}
