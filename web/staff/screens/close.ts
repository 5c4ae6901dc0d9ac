import { lazyScreen } from '../lazy-screen.ts'
import type { Screen } from '../screen.ts'

export const screen: Screen = {
  path: '/close',
  section: 'ledger',
  page: lazyScreen(() => import('../pages/close.tsx'), 'ClosePage'),
  menu: {
    title: {
      en: 'Month-end close',
      fr: 'Clôture mensuelle',
      es: 'Cierre de mes',
      de: 'Monatsabschluss',
    },
    permission: 'ledger.read',
  },
}
