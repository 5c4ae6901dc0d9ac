import { lazyScreen } from '../lazy-screen.ts'
import type { Screen } from '../screen.ts'

export const screen: Screen = {
  path: '/returns',
  section: 'cash',
  page: lazyScreen(() => import('../pages/returns.tsx'), 'ReturnsPage'),
  menu: {
    title: {
      en: 'Returned payments',
      fr: 'Paiements revenus',
      es: 'Pagos devueltos',
      de: 'Zurückgekommene Zahlungen',
    },
    permission: 'receipts.read',
  },
}
