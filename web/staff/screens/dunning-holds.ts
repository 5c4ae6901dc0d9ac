import { lazyScreen } from '../lazy-screen.ts'
import type { Screen } from '../screen.ts'

export const screen: Screen = {
  path: '/dunning-holds',
  section: 'collections',
  page: lazyScreen(() => import('../pages/dunning-holds.tsx'), 'DunningHoldsPage'),
  menu: {
    title: {
      en: 'Reminder holds',
      fr: 'Suspensions de relance',
      es: 'Bloqueos de reclamación',
      de: 'Mahnsperren',
    },
    permission: 'receipts.read',
  },
}
