import { lazyScreen } from '../lazy-screen.ts'
import type { Screen } from '../screen.ts'

export const screen: Screen = {
  path: '/tactics',
  section: 'collections',
  page: lazyScreen(() => import('../pages/tactics.tsx'), 'TacticsPage'),
  menu: {
    title: {
      en: 'What gets paid',
      fr: 'Ce qui fait payer',
      es: 'Qué logra el pago',
      de: 'Was zu Zahlung führt',
    },
    permission: 'receipts.read',
  },
}
