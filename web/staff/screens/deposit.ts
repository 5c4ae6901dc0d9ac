import { lazyScreen } from '../lazy-screen.ts'
import type { Screen } from '../screen.ts'

export const screen: Screen = {
  path: '/deposit',
  section: 'cash',
  page: lazyScreen(() => import('../pages/deposit.tsx'), 'DepositPage'),
  menu: {
    title: {
      en: 'Checks and cash',
      fr: 'Chèques et espèces',
      es: 'Cheques y efectivo',
      de: 'Schecks und Bargeld',
    },
    permission: 'receipts.record',
  },
}
