/** Members of inputs that name an object without saying so by their ending. */
const NAMED: Readonly<Record<string, string>> = {
  account: 'account',
  accounts: 'account',
  owner: 'account',
  payer: 'account',
  parent: 'account',
  entity: 'entity',
  legalEntity: 'entity',
  plan: 'plan',
  cycle: 'cycle',
  coupon: 'coupon',
  invoice: 'document',
  case: 'case',
  task: 'task',
  promise: 'promise',
  placement: 'placement',
  remittance: 'remittance',
  run: 'run',
  incident: 'incident',
  agency: 'agency',
  budget: 'budget',
  document: 'document',
  role: 'role',
}

/** Members that mean something else in some commands. */
const IN_COMMAND: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  mergeAccounts: { from: 'account', into: 'account' },
  unmergeAccounts: { from: 'account' },
  defineLegalEntities: { code: 'entity' },
  defineCoupons: { code: 'coupon' },
  defineAuthorityRule: { code: 'rule' },
  delegateApproval: { to: 'person' },
  endDelegation: { to: 'person' },
  changeMandateAccount: { reference: 'mandate' },
  stopMandates: { reference: 'mandate' },
  openMandate: { reference: 'mandate' },
  saveMessageTemplates: { code: 'template' },
}

/** Commands in which an e-mail address is that of somebody who signs in. */
const ABOUT_PEOPLE = new Set([
  'invitePerson',
  'changePerson',
  'disablePerson',
  'enablePerson',
  'grantRole',
  'revokeRole',
  'endSessions',
  'makePasswordLink',
  'removeSecondFactor',
  'setUpFirstPerson',
  'erasePerson',
])

/**
 * Kinds that a member's ending tells: `accountNumber`, `planCode`, `runId`. No others: what else ends
 * so may be a secret, such as the number of a bank account.
 */
const KINDS = new Set([
  'account',
  'alert',
  'calendar',
  'contract',
  'coupon',
  'cycle',
  'document',
  'endpoint',
  'entity',
  'erasure',
  'index',
  'interaction',
  'item',
  'key',
  'mandate',
  'meter',
  'order',
  'payment',
  'plan',
  'premise',
  'product',
  'receipt',
  'request',
  'run',
  'subscription',
  'tax',
  'transfer',
])

const MOST_DEEP = 6
/** Of a batch of more, only its accounts are named. */
const MOST_NAMED = 200
const MOST_ACCOUNTS = 5000

/** Objects that an input is about, by kind: `account` → `C-100`. */
export type Named = ReadonlyMap<string, ReadonlySet<string>>

/**
 * The objects that the input of a command names: members such as `accountNumber`, `planCode` and
 * `runId`, at any depth. So the log can be asked for an object without each command saying so.
 */
export function objectsIn(command: string, input: unknown): Named {
  const found = new Map<string, Set<string>>()
  const note = (kind: string, value: unknown): void => {
    if (typeof value !== 'string' || value === '' || value.length > 200) return
    const values = found.get(kind) ?? new Set()
    found.set(kind, values.add(value))
  }
  const walk = (value: unknown, depth: number): void => {
    if (typeof value !== 'object' || value === null || depth > MOST_DEEP) return
    if (Array.isArray(value)) {
      for (const each of value) walk(each, depth + 1)
      return
    }
    const proto = Object.getPrototypeOf(value)
    if (proto !== Object.prototype && proto !== null) return // a date, an amount, bytes
    for (const [name, member] of Object.entries(value)) {
      const kind = kindOf(command, name)
      for (const each of Array.isArray(member) ? member : [member]) {
        if (kind !== undefined) note(kind, each)
      }
      walk(member, depth + 1)
    }
  }
  walk(input, 0)
  return found
}

function kindOf(command: string, member: string): string | undefined {
  const here = IN_COMMAND[command]?.[member]
  if (here !== undefined) return here
  if (member === 'email') return ABOUT_PEOPLE.has(command) ? 'person' : undefined
  if (Object.hasOwn(NAMED, member)) return NAMED[member]
  const kind = /^([a-z]+)(?:Number|Code|Id)$/.exec(member)?.[1]
  return kind !== undefined && KINDS.has(kind) ? kind : undefined
}

/** The objects as the log names them, `account:C-100`: of a large batch its accounts alone. */
export function namesOf(named: Named): string[] {
  const all = [...named].flatMap(([kind, values]) => [...values].map(value => `${kind}:${value}`))
  if (all.length <= MOST_NAMED) return all.sort()
  return all
    .filter(name => name.startsWith('account:'))
    .slice(0, MOST_ACCOUNTS)
    .sort()
}
