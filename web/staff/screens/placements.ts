import { lazyScreen } from '../lazy-screen.ts'
import type { Screen } from '../screen.ts'

export const screen: Screen = {
  path: '/placements',
  section: 'collections',
  page: lazyScreen(() => import('../pages/placements.tsx'), 'PlacementsPage'),
  menu: {
    title: {
      en: 'Agencies and courts',
      fr: 'Recouvrement externe et tribunaux',
      es: 'Agencias y tribunales',
      de: 'Inkasso und Gericht',
    },
    permission: 'receipts.read',
  },
}
