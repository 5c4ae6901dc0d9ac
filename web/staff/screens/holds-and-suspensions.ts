import { lazyScreen } from '../lazy-screen.ts'
import type { Screen } from '../screen.ts'

export const screen: Screen = {
  path: '/holds-and-suspensions',
  section: 'collections',
  page: lazyScreen(() => import('../pages/holds-and-suspensions.tsx'), 'HoldsAndSuspensionsPage'),
  menu: {
    title: {
      en: 'Credit holds and supply',
      fr: 'Blocages de vente et fourniture',
      es: 'Bloqueos de venta y suministro',
      de: 'Verkaufssperren und Versorgung',
    },
    permission: 'receipts.read',
  },
}
