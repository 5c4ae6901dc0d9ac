import { lazyScreen } from '../lazy-screen.ts'
import type { Screen } from '../screen.ts'

export const screen: Screen = {
  path: '/unclaimed',
  section: 'cash',
  page: lazyScreen(() => import('../pages/unclaimed.tsx'), 'UnclaimedPage'),
  menu: {
    title: {
      en: 'Unclaimed property',
      fr: 'Avoirs en déshérence',
      es: 'Saldos no reclamados',
      de: 'Nicht abgeholte Guthaben',
    },
    permission: 'receipts.read',
  },
}
