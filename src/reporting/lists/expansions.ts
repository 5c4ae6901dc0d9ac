import type { List } from '../../platform/list.ts'
import type { Expansion } from '../../platform/list-related.ts'

const ACCOUNT: Expansion = { list: 'accounts', by: 'number', from: 'account', many: false }

function one(list: string, by: string, from: string): Expansion {
  return { list, by, from, many: false }
}

function many(list: string, by: string, from: string): Expansion {
  return { list, by, from, many: true }
}

/** What belongs to the rows of lists, beside the account that most of them name. */
const BY_LIST: Readonly<Record<string, Readonly<Record<string, Expansion>>>> = {
  accounts: {
    contracts: many('contracts', 'account', 'number'),
    subscriptions: many('subscriptions', 'account', 'number'),
    premises: many('premises', 'account', 'number'),
    openItems: many('open-items', 'account', 'number'),
  },
  documents: {
    lines: many('document-lines', 'document', 'number'),
  },
  'bill-runs': {
    exceptions: many('bill-run-exceptions', 'run', 'number'),
    entity: one('legal-entities', 'code', 'entity'),
  },
  'document-lines': { document: one('documents', 'number', 'document') },
}

/** What can be asked to come with each row of a list, by name. */
export function expansionsOf(list: List): ReadonlyMap<string, Expansion> {
  const own = Object.entries(BY_LIST[list.name] ?? {})
  const namesAccount = list.columns.account?.kind === 'text'
  return new Map([...(namesAccount ? [['account', ACCOUNT] as const] : []), ...own])
}
