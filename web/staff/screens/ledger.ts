import { lazyScreen } from '../lazy-screen.ts'
import type { Screen } from '../screen.ts'

export const screen: Screen = {
  path: '/ledger',
  section: 'ledger',
  page: lazyScreen(() => import('../pages/ledger.tsx'), 'LedgerPage'),
  menu: {
    title: {
      en: 'Trial balance',
      fr: 'Balance des comptes',
      es: 'Balance de comprobación',
      de: 'Summen und Salden',
    },
    permission: 'ledger.read',
  },
}
