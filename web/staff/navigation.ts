import type { Words } from '../ui/words/words.ts'
import { SHELVED } from './shelves/shelves.ts'

export type SectionId = keyof Words['nouns']

/** The sections of the menu in their order. */
export const SECTIONS: readonly SectionId[] = [
  'customers',
  'contracts',
  'catalog',
  'usage',
  'billRuns',
  'documents',
  'payments',
  'cash',
  'collections',
  'disputes',
  'ledger',
  'reports',
  'settings',
]

/** Which section the things that a permission is about belong to, by the permission's first word. */
const BY_SUBJECT: Readonly<Record<string, SectionId>> = {
  accounts: 'customers',
  contracts: 'contracts',
  catalog: 'catalog',
  usage: 'usage',
  billRuns: 'billRuns',
  documents: 'documents',
  invoices: 'documents',
  messages: 'documents',
  receipts: 'payments',
  payments: 'payments',
  mandates: 'payments',
  debits: 'payments',
  plans: 'collections',
  bankDetails: 'payments',
  bank: 'cash',
  collections: 'collections',
  disputes: 'disputes',
  goodwill: 'disputes',
  losses: 'disputes',
  tasks: 'collections',
  ledger: 'ledger',
  proofs: 'reports',
  reporting: 'reports',
}

/**
 * The section of a list or command: on whose shelf it stands, or else by the permission that it needs;
 * what nobody placed is a setting.
 */
export function sectionOf({
  name = '',
  permission,
}: {
  readonly name?: string
  readonly permission: string
}): SectionId {
  const shelved = SHELVED.get(name)
  if (shelved !== undefined) return shelved
  return BY_SUBJECT[permission.split('.')[0] ?? ''] ?? 'settings'
}
