/** A part of somebody's home. */
export type Piece =
  | 'approvals'
  | 'audit'
  | 'bankLines'
  | 'books'
  | 'calendar'
  | 'close'
  | 'customer'
  | 'deposits'
  | 'disputes'
  | 'figuresOfBooks'
  | 'figuresOfCash'
  | 'figuresOfLead'
  | 'machines'
  | 'owed'
  | 'places'
  | 'promises'
  | 'queue'
  | 'rejected'
  | 'returnedMail'
  | 'runs'
  | 'suspense'
  | 'trends'
  | 'workload'

/** The kinds of work that a home is laid out for. */
export type Desk =
  | 'lead'
  | 'ledger'
  | 'money'
  | 'billing'
  | 'collections'
  | 'machines'
  | 'audit'
  | 'service'
  | 'other'

type Layout = {
  readonly desk: Desk
  /** Who may do this, and not only put it forward, works at this desk. */
  readonly by: string
  /** Only where nobody has another desk: whoever sees everything is no auditor by that. */
  readonly isLast?: true
  /** What it shows, what is done first at the top. */
  readonly pieces: readonly Piece[]
  /** What its work is begun with: screens, or commands by name. */
  readonly begin: readonly string[]
}

const LAYOUTS: readonly Layout[] = [
  {
    desk: 'lead',
    by: 'billRuns.approve',
    pieces: ['approvals', 'figuresOfLead', 'runs', 'workload', 'owed', 'trends'],
    begin: ['/approvals', '/runs', '/figures', '/dunning-policies', '/plan-editor', '/authority'],
  },
  {
    desk: 'ledger',
    by: 'ledger.close',
    pieces: ['close', 'figuresOfBooks', 'owed', 'books'],
    begin: ['/close', '/ageing', '/ledger', '/bank-files-out', 'postManualJournal', '/unclaimed'],
  },
  {
    desk: 'money',
    by: 'bank.match',
    pieces: ['bankLines', 'suspense', 'deposits', 'figuresOfCash'],
    begin: [
      '/reconciliation',
      '/bank-file',
      '/deposit',
      '/remittance-file',
      '/returns',
      '/refunds',
    ],
  },
  {
    desk: 'billing',
    by: 'billRuns.review',
    pieces: ['runs', 'calendar', 'rejected', 'disputes'],
    begin: ['/runs', '/rejected-usage', '/usage-import', 'createAccounts', '/what-if'],
  },
  {
    desk: 'collections',
    by: 'collections.work',
    pieces: ['queue', 'promises', 'owed'],
    begin: ['/collecting', '/promises', '/new-payment-plan', '/ageing', 'startDunningRun'],
  },
  {
    desk: 'machines',
    by: 'webhooks.manage',
    pieces: ['machines'],
    begin: ['/people', '/connectors', '/api-keys', '/webhooks', '/systems', '/audit'],
  },
  {
    desk: 'audit',
    by: 'audit.read',
    isLast: true,
    pieces: ['audit', 'owed', 'books'],
    begin: ['/sample', '/proofs', '/audit', '/number-series', '/ageing', '/people'],
  },
  {
    desk: 'service',
    by: 'accounts.read',
    isLast: true,
    pieces: ['customer', 'disputes', 'returnedMail'],
    begin: ['/lists/accounts', 'openDispute', '/lists/follow-ups', '/lists/messages'],
  },
]

const OTHER = { desk: 'other', pieces: ['places'], begin: [] } as const

/** What somebody may do, alone or by putting it forward. */
type Permissions = Readonly<Record<string, 'do' | 'propose'>>

/** The desks that somebody's work is done at, the first before all others; everybody has one. */
export function desksOf(
  permissions: Permissions,
): readonly [
  Pick<Layout, 'desk' | 'pieces' | 'begin'>,
  ...Pick<Layout, 'desk' | 'pieces' | 'begin'>[],
] {
  const own = LAYOUTS.filter(({ by }) => permissions[by] === 'do')
  const [first = own[0] ?? OTHER, ...others] = own.filter(({ isLast }) => isLast !== true)
  return [first, ...others]
}
