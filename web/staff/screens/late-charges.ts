import { lazyScreen } from '../lazy-screen.ts'
import type { Screen } from '../screen.ts'

export const screen: Screen = {
  path: '/late-charges',
  section: 'collections',
  page: lazyScreen(() => import('../pages/late-charges.tsx'), 'LateChargesPage'),
  menu: {
    title: {
      en: 'Late fees and interest',
      fr: 'Frais et intérêts de retard',
      es: 'Cargos e intereses de demora',
      de: 'Verzugszinsen und Gebühren',
    },
    permission: 'receipts.read',
  },
  makes: { defineLateChargePolicies: '' },
}
