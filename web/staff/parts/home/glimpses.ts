import type { HOME_WORDS } from '../../words/home.ts'
import type { Glimpse } from './glance.tsx'

type Word = keyof typeof HOME_WORDS.en

/** The lists that homes show the first rows of, by the part that they are. */
export const GLIMPSES = {
  approvals: {
    title: 'approvals',
    empty: 'noApprovals',
    list: 'approval-requests',
    of: { state: 'pending' },
    columns: ['command', 'note', 'requestedBy', 'requestedAt'],
    to: '/approvals',
  },
  bankLines: {
    title: 'bankLines',
    empty: 'noBankLines',
    list: 'bank-lines',
    of: { state: 'open', sort: 'bookedOn', order: 'asc' },
    columns: ['bookedOn', 'bankAccount', 'payerName', 'text', 'amount'],
    to: '/reconciliation',
    rowTo: row => `/reconciliation?line=${row.lineId}`,
  },
  suspense: {
    title: 'suspense',
    empty: 'noSuspense',
    list: 'suspense',
    columns: ['bookedOn', 'payerName', 'reference', 'left'],
    to: '/lists/suspense',
  },
  deposits: {
    title: 'deposits',
    empty: 'noDeposits',
    list: 'deposits',
    columns: ['openedOn', 'entity', 'reference', 'counted', 'keyed', 'closedOn'],
    to: '/lists/deposits',
    rowTo: row =>
      `/deposit?entity=${encodeURIComponent(String(row.entity))}&reference=${encodeURIComponent(String(row.reference))}`,
  },
  rejected: {
    title: 'rejected',
    empty: 'noRejected',
    list: 'rejected-usage',
    of: { state: 'open' },
    columns: ['account', 'kind', 'code', 'receivedAt'],
    heads: { code: 'reason' },
    to: '/rejected-usage',
  },
  disputes: {
    title: 'disputes',
    empty: 'noDisputes',
    list: 'disputes',
    of: { state: 'open' },
    columns: ['case', 'account', 'cause', 'amount', 'owner', 'dueOn'],
    to: '/lists/disputes?state=open',
  },
  queue: {
    title: 'queue',
    empty: 'noQueue',
    list: 'collection-queue',
    columns: ['name', 'overdue', 'oldestDueOn', 'riskPercent', 'expected', 'nextOn'],
    to: '/collecting',
    rowTo: row => `/collecting?account=${encodeURIComponent(String(row.account))}`,
  },
  promises: {
    title: 'promises',
    empty: 'noPromises',
    list: 'promises',
    of: { state: 'running' },
    columns: ['payBy', 'account', 'name', 'amount', 'paid'],
    to: '/promises',
  },
  returnedMail: {
    title: 'returnedMail',
    empty: 'noReturnedMail',
    list: 'email-blocks',
    columns: ['account', 'email', 'reason', 'blockedAt'],
    to: '/lists/email-blocks',
  },
  sealed: {
    title: 'sealed',
    empty: 'noSealed',
    list: 'log-blocks',
    columns: ['block', 'entries', 'lastRecordedAt', 'sealedAt'],
    to: '/lists/log-blocks',
  },
  alerts: {
    title: 'alerts',
    empty: 'noAlerts',
    list: 'security-alerts',
    columns: ['raisedAt', 'email', 'kind'],
    to: '/lists/security-alerts',
  },
} as const satisfies Readonly<Record<string, Glimpse & { title: Word; empty: Word }>>
