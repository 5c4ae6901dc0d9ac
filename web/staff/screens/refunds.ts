import { lazyScreen } from '../lazy-screen.ts'
import type { Screen } from '../screen.ts'

export const screen: Screen = {
  path: '/refunds',
  section: 'cash',
  page: lazyScreen(() => import('../pages/refunds.tsx'), 'RefundsPage'),
  menu: {
    title: { en: 'Refunds', fr: 'Remboursements', es: 'Devoluciones', de: 'Erstattungen' },
    permission: 'receipts.read',
  },
  makes: { refundCredit: '' },
  takes: { accountNumber: 'account', item: 'item' },
}
