/**
 * Every permission there is, and what it is about. A command names one; a page asks for a reading
 * one. A test compares this list with the commands, so that none is forgotten.
 */
export const PERMISSIONS = {
  'accounts.read': { reads: true, what: 'see customers' },
  'contracts.read': { reads: true, what: 'see contracts and subscriptions' },
  'catalog.read': { reads: true, what: 'see products, plans, prices and taxes' },
  'usage.read': { reads: true, what: 'see usage, reads and meters' },
  'billRuns.read': { reads: true, what: 'see bill runs' },
  'messages.read': {
    reads: true,
    what: 'see what was said with customers, messages and statements',
  },
  'documents.read': { reads: true, what: 'see invoices and credit notes' },
  'ledger.read': { reads: true, what: 'see the books' },
  'receipts.read': { reads: true, what: 'see open items, receipts and allocations' },
  'proofs.read': { reads: true, what: 'run and see the proofs' },
  'people.read': { reads: true, what: 'see people, roles and rules of approval' },
  'audit.read': { reads: true, what: 'see who did what' },
  'payments.read': { reads: true, what: 'see payments, mandates and what is collected' },
  'views.save': { reads: true, what: 'save views of lists for oneself and others' },
  'webhooks.read': { reads: true, what: 'see webhook endpoints and what they were sent' },
  'bankDetails.read': { reads: true, what: 'see account numbers in full, which is logged' },
  'personalData.read': { reads: true, what: 'see tax ids in full, which is logged' },
  'accounts.write': { what: 'open and change customer accounts and billing cycles' },
  'accounts.identity': { what: 'change who a customer is: kind, name and tax id' },
  'schedules.set': { what: 'say what is done by itself, and when' },
  'accounts.hold': { what: 'place and release billing holds' },
  'collections.assign': { what: 'say which segment and collector customers belong to' },
  'collections.rules': { what: 'define strategies, agencies and rules of contact and suspension' },
  'collections.work': { what: 'log contacts with customers and promises to pay' },
  'tasks.work': { what: 'close tasks and say who looks after them' },
  'credit.limit': { what: 'set credit limits and how they are watched' },
  'credit.hold': { what: 'stop and release further sales to customers' },
  'collections.place': { what: 'hand what is owed over to an agency or court, and take it back' },
  'collections.suspend': { what: 'have the supply of customers suspended and restored' },
  'collections.care': { what: 'mark customers whom steps towards payment must spare' },
  'catalog.write': { what: 'define products, meters, plans and taxes' },
  'catalog.prices': { what: 'change the prices of a plan' },
  'contracts.write': { what: 'make and change contracts and subscriptions' },
  'contracts.charge': { what: 'enter one-off charges' },
  'contracts.discount': { what: 'give discounts' },
  'contracts.prices': { what: 'agree prices with one customer' },
  'usage.record': { what: 'record usage, reads and meters' },
  'usage.correct': { what: 'void and discard usage' },
  import: { what: 'import files' },
  'billRuns.start': { what: 'start, resume and cancel bill runs' },
  'billRuns.review': { what: 'decide the exceptions of a bill run' },
  'billRuns.approve': { what: 'release a bill run' },
  'billRuns.issue': { what: 'issue a released bill run' },
  'audit.seal': { machine: true, what: 'seal the log of commands' },
  'import.work': { machine: true, what: 'note how far an import of data is' },
  'usage.work': { machine: true, what: 'note how far an import of usage is' },
  'bulk.work': { machine: true, what: 'record what came of bulk work' },
  'billRuns.work': { machine: true, what: 'work the chunks of bill runs' },
  'invoices.credit': { what: 'credit invoices' },
  'invoices.void': { what: 'void invoices' },
  'invoices.debit': { what: 'issue debit notes' },
  'disputes.read': { reads: true, what: 'see disputes, inquiries and corrections' },
  'disputes.open': { what: 'open disputes and inquiries, work on them and answer' },
  'disputes.decide': { what: 'decide disputes and move their deadlines' },
  'disputes.define': { what: 'define causes of corrections' },
  'goodwill.budget': { what: 'set budgets of goodwill' },
  'goodwill.give': { what: 'give goodwill out of a budget' },
  'losses.writeOff': { what: 'give up debts' },
  'losses.recover': { what: 'reinstate debts that were given up' },
  'losses.provision': { what: 'set and post the provision for what will not be paid' },
  'disputes.work': {
    machine: true,
    what: 'take up deductions, hand up what is overdue, tell of incidents',
  },
  'mandates.write': { what: 'enter, block and revoke mandates for direct debit' },
  'bankDetails.change': { what: 'change bank details of customers' },
  'payments.request': { what: 'take payments by card or account, keep means of payment' },
  'payments.work': { machine: true, what: 'record what providers of payments say' },
  'debits.run': { what: 'prepare runs of direct debits and read the bank’s answers' },
  'debits.approve': { what: 'release runs of direct debits and open their files' },
  'payments.settings': { what: 'define how we collect and by which providers' },
  'dunning.define': { what: 'define policies of reminders and late charges' },
  'dunning.hold': { what: 'spare customers reminders for a time' },
  'dunning.run': { what: 'prepare and send runs of reminders and late charges' },
  'dunning.approve': { what: 'release runs of reminders and late charges' },
  'dunning.waive': { what: 'waive late fees and interest' },
  'dunning.work': { machine: true, what: 'work the chunks of dunning runs' },
  'messages.record': { what: 'enter what was said with customers, and what came back' },
  'messages.deliver': {
    what: 'send documents and statements, print letters, decide on undelivered ones',
  },
  'messages.word': { what: 'word messages to customers' },
  'messages.work': { machine: true, what: 'send messages and print letters' },
  'documents.copy': { what: 'print copies of documents' },
  'documents.print': { machine: true, what: 'store the files of documents' },
  'receipts.record': { what: 'record money received' },
  'receipts.allocate': { what: 'apply money to invoices and take it off again' },
  'receipts.reverse': { what: 'take receipts back' },
  'receipts.refund': { what: 'pay credits of customers out' },
  'refunds.approve': { what: 'release runs of refunds and open their files' },
  'receipts.writeOff': { what: 'write off small rests of invoices' },
  'plans.agree': { what: 'agree and cancel payment plans' },
  'receipts.rules': { what: 'set how money pays and which reasons there are' },
  'bank.define': { what: 'define bank accounts and rules of matching' },
  'bank.import': { what: 'take bank files' },
  'bank.decide': { what: 'release or reject bank statements that do not add up' },
  'bank.book': { what: 'book bank lines that are no customer payments' },
  'bank.match': { what: 'match bank lines with what is owed' },
  'settings.numbers': { what: 'start number series' },
  'ledger.define': { what: 'define legal entities' },
  'ledger.journal': { what: 'post manual journals' },
  'ledger.reverse': { what: 'reverse transfers' },
  'ledger.close': { what: 'close accounting months' },
  'ledger.reopen': { what: 'reopen accounting months' },
  'people.manage': { what: 'invite, change and disable people' },
  'roles.grant': { what: 'give roles to people and take them away' },
  'roles.define': { what: 'define roles' },
  'identity.keys': { what: 'see, make and revoke API keys' },
  'webhooks.manage': { what: 'say which systems are told of events, and send again' },
  'webhooks.deliver': { machine: true, what: 'send webhooks' },
  'approvals.request': { what: 'put work forward for approval' },
  'approvals.decide': { what: 'approve or reject what others put forward' },
  'approvals.delegate': { what: 'let another person approve in one’s place' },
  'authority.define': { what: 'define what needs a second person' },
  'authority.switch': { machine: true, what: 'switch approval by a second person off or on' },
  'data.retention': { what: 'say how long data is kept, and place legal holds' },
  'data.erase': { what: 'erase who customers and people are' },
  'data.copy': { what: 'make copies of all that is kept of customers, and take them out' },
  'data.copyWork': { machine: true, what: 'pack copies of what is kept of customers' },
  'data.eraseWork': { machine: true, what: 'carry erasures out' },
  'vault.manage': { machine: true, what: 'change the secret keys of the installation' },
  'vault.work': { machine: true, what: 'seal with the newest secret key' },
  'audit.note': { machine: true, what: 'have the log say what one takes out; everybody has it' },
  'session.own': { machine: true, what: 'sign in and out; everybody has it for themselves' },
  'people.first': { machine: true, what: 'enter as the first person of an installation' },
  'portal.view': { reads: true, customer: true, what: 'see the own documents and usage' },
  'portal.pay': { customer: true, what: 'pay, and keep means of payment' },
  'portal.admin': { customer: true, what: 'change the own data and who may see it' },
} as const satisfies Readonly<Record<string, PermissionFacts>>

type PermissionFacts = {
  readonly what: string
  /** Changes nothing. */
  readonly reads?: boolean
  /** For our own jobs or the local operator; no person's role has it. */
  readonly machine?: boolean
  /** For the customers' portal, and about one account. */
  readonly customer?: boolean
}

export type Permission = keyof typeof PERMISSIONS

/** Those that people can be given: our own jobs have the others. */
export type Grantable = {
  [Name in Permission]: (typeof PERMISSIONS)[Name] extends { readonly machine: true } ? never : Name
}[Permission]

/** A permission's facts, if there is one of that name. */
export function permissionFacts(name: string): PermissionFacts | undefined {
  return Object.hasOwn(PERMISSIONS, name) ? PERMISSIONS[name as Permission] : undefined
}

/** The permissions that people of an audience can be given. */
export function grantablePermissions(audience: 'staff' | 'customer'): Permission[] {
  return (Object.keys(PERMISSIONS) as Permission[]).filter(name => {
    const facts: PermissionFacts = PERMISSIONS[name]
    return facts.machine !== true && (facts.customer === true) === (audience === 'customer')
  })
}

/** What each of our own jobs may do, and nothing else. */
export const JOB_PERMISSIONS: Readonly<Record<string, readonly Permission[]>> = {
  billRunChunk: ['billRuns.work'],
  refreshBillRun: ['billRuns.review'],
  dunningChunk: ['dunning.work'],
  usageAlerts: ['billRuns.work'],
  schedules: [
    'dunning.run',
    'dunning.work',
    'messages.deliver',
    'contracts.write',
    'billRuns.start',
    'billRuns.work',
    'payments.work',
    'collections.work',
    'disputes.work',
    'bank.match',
    'receipts.allocate',
  ],
  workRemittances: ['bank.match'],
  takeUpDeductions: ['disputes.work'],
  disputeByLink: ['disputes.work'],
  incidentNotices: ['disputes.work'],
  sealCommandLog: ['audit.seal'],
  sealDocuments: ['audit.seal'],
  resealFields: ['vault.work'],
  eraseData: ['data.eraseWork'],
  // A document that nobody has printed yet is printed when it is packed.
  packDataCopy: ['data.copyWork', 'documents.print'],
  renderDocuments: ['documents.print'],
  sendMessages: ['messages.work', 'documents.print'],
  mailPasswordLink: ['session.own'],
  readBounces: ['messages.record'],
  // A document that nobody has printed yet is printed when it is enclosed.
  printLetters: ['messages.work', 'documents.print'],
  statementChunk: ['messages.work'],
  packEvidence: ['documents.print'],
  deliverDocuments: ['messages.deliver'],
  writeDebitFile: ['payments.work'],
  writeRefundFile: ['payments.work'],
  makePayment: ['payments.work'],
  keepMeans: ['payments.work'],
  chargeSurcharges: ['payments.work'],
  askPayments: ['payments.work'],
  makeRefund: ['payments.work'],
  askRefunds: ['payments.work'],
  linkProviderNews: ['payments.work'],
  readProviderEvent: ['payments.work'],
  fetchMissedNews: ['payments.work'],
  fetchPayouts: ['payments.work'],
  webhook: ['payments.work'],
  payByLink: ['payments.work'],
  deliverWebhooks: ['webhooks.deliver'],
  setUp: ['people.first'],
  takeBankFiles: ['bank.import'],
  matchBankLines: ['bank.match'],
  workBulk: ['bulk.work'],
  runProofs: ['proofs.read'],
  workUsageImport: ['usage.work'],
  workDataImport: ['import.work'],
}
