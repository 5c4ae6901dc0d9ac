import { lazyScreen } from '../lazy-screen.ts'
import type { Screen } from '../screen.ts'

export const screen: Screen = {
  path: '/debit-runs/$number',
  section: 'cash',
  page: lazyScreen(() => import('../pages/debit-run.tsx'), 'DebitRunPage'),
  linkedBy: ['debit-runs.run', 'debit-left-out.run', 'payments.debitRun'],
}
