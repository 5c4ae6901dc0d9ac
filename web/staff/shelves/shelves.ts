import type { SectionId } from '../navigation.ts'
import { BILLING_SHELVES } from './billing.ts'
import { COLLECTING_SHELVES } from './collecting.ts'
import { DOCUMENTS_SHELVES } from './documents.ts'
import { MONEY_SHELVES } from './money.ts'
import type { Shelves } from './shelf.ts'

/** The shelves of each section in their order: daily work first, rules last. */
export const SHELVES: Shelves = {
  ...BILLING_SHELVES,
  ...DOCUMENTS_SHELVES,
  ...MONEY_SHELVES,
  ...COLLECTING_SHELVES,
}

/** Set once for the company or about its data as a whole, though the permission is that of daily work. */
const COMPANY = [
  'legal-entities',
  'tax-rules',
  'billing-calendar',
  'schedules',
  'proof-runs',
  'defineLegalEntities',
  'defineTaxRules',
  'defineBillingCycles',
  'definePaymentTerms',
  'definePaymentProvider',
  'defineDebitCreditors',
]

/** The section on whose shelf a list or command stands. */
export const SHELVED: ReadonlyMap<string, SectionId> = new Map([
  ...Object.entries(SHELVES).flatMap(([section, shelves]) =>
    shelves.flatMap(({ lists, commands = [] }) =>
      [...lists, ...commands].map(name => [name, section as SectionId] as const),
    ),
  ),
  ...COMPANY.map(name => [name, 'settings'] as const),
])
