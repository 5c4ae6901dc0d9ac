import { lazyScreen } from '../lazy-screen.ts'
import type { Screen } from '../screen.ts'

export const screen: Screen = {
  path: '/reconciliation',
  section: 'cash',
  linkedBy: ['tasks.lineId'],
  asks: 'line',
  page: lazyScreen(() => import('../pages/reconciliation.tsx'), 'ReconciliationPage'),
  menu: {
    title: {
      en: 'Bank reconciliation',
      fr: 'Rapprochement bancaire',
      es: 'Conciliación bancaria',
      de: 'Bankabstimmung',
    },
    // Who decides on held statements need not match lines.
    permission: 'receipts.read',
  },
}
