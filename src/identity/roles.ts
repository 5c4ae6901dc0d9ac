import { grantablePermissions, PERMISSIONS, type Permission } from './permissions.ts'

/** Alone, or only put forward for a second person. */
export type May = 'do' | 'propose'

/** Up to which amount (minor units) a role does a command alone. */
export type RoleLimit = {
  readonly command: string
  readonly currency: string
  readonly amountMinor: bigint
}

export type Audience = 'staff' | 'customer'

/** What a person may do in a certain work. */
export type Role = {
  readonly role: string
  readonly name: { readonly en: string } & Readonly<Partial<Record<'fr' | 'es' | 'de', string>>>
  readonly audience: Audience
  readonly permissions: ReadonlyMap<string, May>
  readonly limits: readonly RoleLimit[]
}

const ALL = Object.keys(PERMISSIONS) as Permission[]
const READING = grantablePermissions('staff').filter(name => 'reads' in PERMISSIONS[name])
const DESK: readonly Permission[] = [
  'accounts.read',
  'contracts.read',
  'catalog.read',
  'usage.read',
  'billRuns.read',
  'documents.read',
  'messages.read',
  'messages.record',
  'payments.read',
  'receipts.read',
  'disputes.read',
  'proofs.read',
  'views.save',
]

type Built = readonly [role: string, en: string, fr: string, es: string, de: string]

function built(
  [role, en, fr, es, de]: Built,
  may: { readonly do: readonly Permission[]; readonly propose?: readonly Permission[] },
  audience: Audience = 'staff',
): Role {
  const permissions = new Map<string, May>()
  for (const permission of may.propose ?? []) permissions.set(permission, 'propose')
  for (const permission of may.do) permissions.set(permission, 'do')
  return { role, name: { en, fr, es, de }, audience, permissions, limits: [] }
}

const CASH: readonly Permission[] = [
  'receipts.record',
  'receipts.allocate',
  'tasks.work',
  'receipts.reverse',
  'receipts.writeOff',
  'bank.import',
  'bank.match',
  'bank.book',
  'receipts.refund',
  'plans.agree',
]

const DUNNING: readonly Permission[] = ['dunning.hold', 'dunning.run']

const CLERK: readonly Permission[] = [
  ...DESK,
  'personalData.read',
  'accounts.write',
  'accounts.hold',
  'contracts.write',
  'contracts.charge',
  'usage.record',
  'usage.correct',
  'import',
  'billRuns.start',
  'billRuns.review',
  'billRuns.issue',
  'invoices.credit',
  'invoices.debit',
  'messages.deliver',
  'disputes.open',
  'goodwill.give',
  'documents.copy',
  'approvals.request',
]

/**
 * The roles that every installation has (issue of the trade, not of one company): who keys in does
 * not release, who reads all changes nothing, who runs the machine touches no money.
 */
export const BUILT_IN_ROLES: readonly Role[] = [
  built(
    [
      'billing_clerk',
      'Billing clerk',
      'Gestionnaire de facturation',
      'Gestor de facturación',
      'Sachbearbeitung Abrechnung',
    ],
    {
      do: CLERK,
      propose: [
        'billRuns.approve',
        'invoices.void',
        'disputes.decide',
        'accounts.identity',
        'contracts.discount',
        'contracts.prices',
        'catalog.prices',
        'ledger.journal',
      ],
    },
  ),
  built(
    [
      'cash_clerk',
      'Cash clerk',
      'Gestionnaire des encaissements',
      'Gestor de cobros',
      'Zahlungsverkehr',
    ],
    {
      do: [
        ...DESK,
        ...CASH,
        'ledger.read',
        'bankDetails.read',
        'bankDetails.change',
        'mandates.write',
        'payments.request',
        'debits.run',
        'disputes.open',
        'approvals.decide',
        'documents.copy',
        'approvals.request',
      ],
      // Whoever takes the statements does not let in what does not add up, and whoever prepares what goes
      // to the bank does not release it; they may ask for it, so that two people are enough.
      propose: ['ledger.journal', 'bank.decide', 'debits.approve', 'refunds.approve'],
    },
  ),
  built(
    [
      'collector',
      'Collector',
      'Chargé de recouvrement',
      'Gestor de recobro',
      'Forderungsmanagement',
    ],
    {
      do: [
        ...DESK,
        ...DUNNING,
        'accounts.hold',
        'messages.deliver',
        'disputes.open',
        'documents.copy',
        'approvals.request',
        'collections.care',
        'collections.work',
        'tasks.work',
        'credit.hold',
        'plans.agree',
      ],
      propose: [
        'invoices.credit',
        'dunning.approve',
        'dunning.waive',
        'credit.limit',
        'disputes.decide',
        'collections.place',
        'collections.suspend',
      ],
    },
  ),
  built(
    [
      'billing_manager',
      'Billing manager',
      'Responsable de la facturation',
      'Responsable de facturación',
      'Leitung Abrechnung',
    ],
    {
      do: [
        ...CLERK,
        'ledger.read',
        'people.read',
        'audit.read',
        'webhooks.read',
        'messages.word',
        'accounts.identity',
        'catalog.write',
        'catalog.prices',
        'contracts.prices',
        'contracts.discount',
        'billRuns.approve',
        ...DUNNING,
        'dunning.define',
        'dunning.approve',
        'dunning.waive',
        'collections.assign',
        'collections.rules',
        'collections.suspend',
        'collections.place',
        'credit.limit',
        'collections.care',
        'plans.agree',
        'credit.hold',
        'collections.work',
        'tasks.work',
        'receipts.writeOff',
        'receipts.rules',
        'data.retention',
        'data.erase',
        'data.copy',
        'disputes.decide',
        'goodwill.budget',
        'losses.writeOff',
        'losses.recover',
        'disputes.define',
        'invoices.void',
        'settings.numbers',
        'approvals.decide',
        'approvals.delegate',
        'authority.define',
        'schedules.set',
      ],
      propose: ['ledger.journal'],
    },
  ),
  built(['finance', 'Finance', 'Comptabilité', 'Contabilidad', 'Buchhaltung'], {
    do: [
      ...DESK,
      'ledger.read',
      'bankDetails.read',
      'personalData.read',
      'payments.settings',
      'debits.approve',
      'refunds.approve',
      'dunning.define',
      'dunning.approve',
      'dunning.waive',
      'bank.define',
      'bank.decide',
      'people.read',
      'audit.read',
      'ledger.define',
      'ledger.journal',
      'ledger.reverse',
      'ledger.close',
      'ledger.reopen',
      'disputes.decide',
      'goodwill.budget',
      'losses.writeOff',
      'losses.recover',
      'losses.provision',
      'disputes.define',
      'receipts.writeOff',
      'receipts.rules',
      'data.retention',
      'data.erase',
      'data.copy',
      'settings.numbers',
      'documents.copy',
      'approvals.request',
      'approvals.decide',
      'approvals.delegate',
      'authority.define',
    ],
  }),
  built(['auditor', 'Auditor', 'Auditeur', 'Auditor', 'Revision'], { do: READING }),
  built(
    [
      'it_administrator',
      'IT administrator',
      'Administrateur informatique',
      'Administrador de sistemas',
      'IT-Administration',
    ],
    {
      do: [
        'proofs.read',
        'views.save',
        'people.read',
        'audit.read',
        'people.manage',
        'roles.grant',
        'roles.define',
        'identity.keys',
        'webhooks.read',
        'webhooks.manage',
        'approvals.request',
        'approvals.decide',
      ],
    },
  ),
  built(['support', 'Support', 'Assistance', 'Soporte', 'Kundendienst'], {
    do: [...DESK, 'disputes.open', 'documents.copy', 'approvals.request'],
    propose: ['accounts.hold', 'contracts.discount', 'invoices.credit', 'collections.care'],
  }),
  built(
    [
      'customer_view',
      'Customer: view',
      'Client : consultation',
      'Cliente: consulta',
      'Kunde: Ansicht',
    ],
    { do: ['portal.view'] },
    'customer',
  ),
  built(
    ['customer_pay', 'Customer: pay', 'Client : paiement', 'Cliente: pago', 'Kunde: Zahlung'],
    { do: ['portal.view', 'portal.pay'] },
    'customer',
  ),
  built(
    [
      'customer_admin',
      'Customer: manage',
      'Client : gestion',
      'Cliente: gestión',
      'Kunde: Verwaltung',
    ],
    { do: ['portal.view', 'portal.pay', 'portal.admin'] },
    'customer',
  ),
]

/** Whoever runs the command line where the data lies could change the database too: may do all. */
export const OPERATOR: Role = built(
  ['operator', 'Local operator', 'Opérateur local', 'Operador local', 'Betrieb vor Ort'],
  { do: ALL },
)

/** What every person has who is not disabled, without being given it: their own sign-in. */
export const EVERYBODY: Role = built(['everybody', 'Everybody', 'Tout le monde', 'Todos', 'Alle'], {
  do: ['session.own', 'audit.note'],
})

/** The roles in force: those of the installation take the place of built-in ones of their code. */
export function rolesInForce(own: readonly Role[]): Map<string, Role> {
  return new Map([...BUILT_IN_ROLES, ...own].map(role => [role.role, role]))
}
