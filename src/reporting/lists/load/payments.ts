import { sql } from 'kysely'
import type { List } from '../../../platform/list.ts'
import { ACCOUNT, asked, column, id, NULLABLE } from './column.ts'
import { takenColumns } from './run-files.ts'

const ENTITY = asked('text', 'e.code', 'code of the legal entity')
const CURRENCY = asked('text', 'p.currency', 'ISO 4217 code')

/** Payments that we take, what they are taken by, and what providers pay out. */
export const PAYMENT_LISTS: readonly List[] = [
  {
    name: 'payments',
    summary: 'Payments that we took or tried to take, with what became of them',
    permission: 'payments.read',
    tables: sql`payment p JOIN account a ON a.account_id = p.account_id
      JOIN legal_entity e ON e.legal_entity_id = p.legal_entity_id
      LEFT JOIN payment_means m ON m.account_id = p.account_id AND m.means_id = p.means_id
      LEFT JOIN mandate d ON d.account_id = p.account_id AND d.mandate_id = p.mandate_id
      LEFT JOIN debit_run r ON r.run_id = p.debit_run_id`,
    columns: {
      account: ACCOUNT,
      paymentId: id('p.payment_id'),
      entity: ENTITY,
      state: asked(
        'text',
        'p.state',
        'planned, sending, unknown, needs_customer, pending, succeeded, failed, cancelled, refunded, returned, disputed or lost',
      ),
      reason: asked('text', 'p.reason', 'why it was declined, came back or is disputed', NULLABLE),
      currency: CURRENCY,
      amount: column('amount', 'p.amount_minor', 'amount'),
      collectOn: asked('date', 'p.collect_on', 'day on which it is taken'),
      by: column(
        'text',
        sql`coalesce(m.shown, d.account_number_shown, 'page')`,
        'card or account, masked',
      ),
      provider: asked('text', 'p.provider', 'provider of payments', NULLABLE),
      mandate: column('text', 'd.reference', 'mandate', NULLABLE),
      debitRun: asked('text', 'r.reference', 'debit run', NULLABLE),
      notifiedOn: column(
        'date',
        'p.notified_on',
        'when the customer was told of the debit',
        NULLABLE,
      ),
      sequence: column('text', 'p.sequence', 'sequence under the mandate', NULLABLE),
      initiatedBy: asked('text', 'p.initiated_by', 'customer, autopay or staff'),
      note: column('text', 'p.note', 'what was noted with it', NULLABLE),
      attempt: column('whole', 'p.attempt', 'which attempt it is'),
      retryOn: asked('date', 'p.retry_on', 'when it is tried again', NULLABLE),
      reference: asked('text', 'p.reference', 'what the provider or bank calls it', NULLABLE),
      refunded: column('amount', 'p.refunded_minor', 'what was refunded of it'),
      recordedAt: column('instant', 'p.recorded_at', 'when it was asked for'),
    },
    key: ['account', 'paymentId'],
  },
  {
    name: 'payment-means',
    summary: 'Cards and bank accounts that providers keep for customers',
    permission: 'payments.read',
    tables: sql`payment_means m JOIN account a ON a.account_id = m.account_id`,
    columns: {
      account: ACCOUNT,
      meansId: id('m.means_id'),
      provider: asked('text', 'm.provider', 'who keeps it'),
      kind: asked('text', 'm.kind', 'card or bank'),
      shown: column('text', 'm.shown', 'what people see of it'),
      expiresOn: asked('date', 'm.expires_on', 'when it expires', NULLABLE),
      blocked: column(
        'text',
        'm.blocked_reason',
        'the decline after which it was blocked',
        NULLABLE,
      ),
      removedAt: column('instant', 'm.removed_at', 'when it was removed', NULLABLE),
      recordedAt: column('instant', 'm.recorded_at', 'when it was kept'),
    },
    key: ['account', 'meansId'],
  },
  {
    name: 'autopay',
    summary: 'Consents of customers to have what falls due taken automatically',
    permission: 'payments.read',
    tables: sql`autopay p JOIN account a ON a.account_id = p.account_id
      JOIN legal_entity e ON e.legal_entity_id = p.legal_entity_id
      LEFT JOIN payment_means m ON m.account_id = p.account_id AND m.means_id = p.means_id
      LEFT JOIN mandate d ON d.account_id = p.account_id AND d.mandate_id = p.mandate_id`,
    columns: {
      account: ACCOUNT,
      autopayId: id('p.autopay_id'),
      entity: ENTITY,
      currency: CURRENCY,
      by: column('text', sql`coalesce(m.shown, d.account_number_shown)`, 'card or account, masked'),
      cap: column('amount', 'p.cap_minor', 'what is above is not taken', NULLABLE),
      noticeDays: column('whole', 'p.notice_days', 'days between document and collection'),
      consentedOn: asked('date', 'p.consented_on', 'when it was given'),
      consent: column('text', 'p.consent', 'where and how'),
      endedOn: asked('date', 'p.ended_on', 'when it ended', NULLABLE),
      recordedBy: column('text', 'p.recorded_by', 'who recorded it'),
    },
    key: ['account', 'autopayId'],
  },
  {
    name: 'payouts',
    summary: 'What providers pay out, split into payments and fees',
    permission: 'payments.read',
    tables: sql`payout p JOIN legal_entity e ON e.legal_entity_id = p.legal_entity_id`,
    columns: {
      provider: asked('text', 'p.provider', 'who pays out'),
      payoutId: column('text', 'p.payout_id', 'what they call it'),
      entity: ENTITY,
      currency: CURRENCY,
      arrivesOn: asked('date', 'p.arrives_on', 'when it is on the bank account'),
      gross: column('amount', 'p.gross_minor', 'payments less refunds and disputes'),
      fees: column('amount', 'p.fee_minor', 'what the provider keeps'),
      net: column('amount', 'p.net_minor', 'what is paid out'),
    },
    key: ['provider', 'payoutId'],
  },
  {
    name: 'payout-lines',
    summary: 'The lines of payouts, each with its payment',
    permission: 'payments.read',
    tables: sql`payout_line l
      JOIN payout p ON p.provider = l.provider AND p.payout_id = l.payout_id
      LEFT JOIN payment_reference r ON r.provider = l.provider AND r.reference = l.reference`,
    columns: {
      provider: asked('text', 'l.provider', 'who pays out'),
      payoutId: asked('text', 'l.payout_id', 'what they call the payout'),
      lineId: column('text', 'l.line_id', 'what they call the line'),
      kind: asked('text', 'l.kind', 'payment, refund, fee, dispute or adjustment'),
      reference: column('text', 'l.reference', 'what they call the payment', NULLABLE),
      paymentId: column('text', 'r.payment_id', 'our payment', NULLABLE),
      currency: CURRENCY,
      gross: column('amount', 'l.gross_minor', 'before the fee'),
      fee: column('amount', 'l.fee_minor', 'what the provider keeps'),
    },
    key: ['provider', 'payoutId', 'lineId'],
  },
  {
    name: 'payment-providers',
    summary: 'By whom cards and debits are collected',
    permission: 'payments.read',
    tables: sql`payment_provider p
      JOIN legal_entity e ON e.legal_entity_id = p.legal_entity_id`,
    columns: {
      provider: column('text', 'p.provider', 'code'),
      kind: column('text', 'p.kind', 'sandbox, stripe or gocardless'),
      entity: ENTITY,
      address: column('text', 'p.address', 'where it is asked, if not as usual', NULLABLE),
      active: column('yesno', 'p.active', 'in use'),
      recordedAt: column('instant', 'p.recorded_at', 'when it was last defined'),
    },
    key: ['provider'],
  },
  {
    name: 'debit-runs',
    summary: 'Runs of direct debits, with the file for the bank',
    permission: 'payments.read',
    tables: sql`debit_run p
      JOIN legal_entity e ON e.legal_entity_id = p.legal_entity_id`,
    columns: {
      run: column('text', 'p.reference', 'reference; the message id of the file begins with it'),
      entity: ENTITY,
      scheme: asked('text', 'p.scheme', 'sepa or ach'),
      state: asked('text', 'p.state', 'review, approved, sent, refused, settled or cancelled'),
      collectOn: asked('date', 'p.collect_on', 'day of collection'),
      currency: CURRENCY,
      debits: column('whole', 'p.debits', 'number of debits'),
      total: column('amount', 'p.total_minor', 'their sum'),
      file: column('text', 'p.file_path', 'where the file lies', NULLABLE),
      sha256: column('text', 'p.file_sha256', 'SHA-256 of the file', NULLABLE),
      ...takenColumns('p.reference', 'p.file_no'),
      refusedFor: column('text', 'p.refused_for', 'why the bank refused the file', NULLABLE),
      filesReplaced: column('whole', sql`p.file_no - 1`, 'how many files it took the place of'),
      recordedAt: column('instant', 'p.recorded_at', 'when it was prepared'),
      recordedBy: column('text', 'p.recorded_by', 'who prepared it'),
    },
    key: ['run'],
  },
  {
    name: 'debit-left-out',
    summary: 'Whom runs of direct debits left out, and why',
    permission: 'payments.read',
    tables: sql`debit_left_out l JOIN debit_run p ON p.run_id = l.run_id
      JOIN account a ON a.account_id = l.account_id`,
    columns: {
      account: ACCOUNT,
      run: asked('text', 'p.reference', 'reference of the run'),
      reason: asked('text', 'l.reason', 'why'),
      currency: CURRENCY,
      amount: column('amount', 'l.amount_minor', 'what was not collected'),
    },
    key: ['account', 'run'],
  },
  {
    name: 'bank-answers',
    summary: 'Files by which banks answered direct debits',
    permission: 'payments.read',
    tables: sql`bank_answer b`,
    columns: {
      sha256: column('text', 'b.sha256', 'SHA-256 of the file'),
      kind: column('text', 'b.kind', 'pain002 or nacha'),
      file: column('text', 'b.file_name', 'its name'),
      answers: column('whole', 'b.answers', 'debits that were refused or came back'),
      unknown: column('whole', 'b.unknown', 'debits that are not ours'),
      changes: column('whole', 'b.changes', 'changes of accounts that were told'),
      recordedAt: column('instant', 'b.recorded_at', 'when it was read'),
      recordedBy: column('text', 'b.recorded_by', 'who read it'),
    },
    key: ['sha256'],
  },
  {
    name: 'provider-events',
    summary: 'What providers and banks said of payments, each message once',
    permission: 'payments.read',
    tables: sql`provider_event v
      LEFT JOIN payment_reference r ON r.provider = v.provider AND r.reference = v.reference`,
    columns: {
      provider: asked('text', 'v.provider', 'who said it'),
      eventId: column('text', 'v.event_id', 'what they call the saying'),
      reference: asked('text', 'v.reference', 'what they call the payment'),
      paymentId: column('text', 'r.payment_id', 'our payment; none: not known (yet)', NULLABLE),
      fact: column('json', 'v.fact', 'what was said'),
      occurredAt: column('instant', 'v.occurred_at', 'when it happened'),
      recordedAt: column('instant', 'v.recorded_at', 'when it reached us'),
    },
    key: ['provider', 'eventId'],
  },
]
