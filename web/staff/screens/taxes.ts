import { lazyScreen } from '../lazy-screen.ts'
import type { Screen } from '../screen.ts'

export const screen: Screen = {
  path: '/taxes',
  section: 'settings',
  page: lazyScreen(() => import('../pages/taxes.tsx'), 'TaxesPage'),
  menu: {
    title: { en: 'Taxes', fr: 'Taxes', es: 'Impuestos', de: 'Steuern' },
    permission: 'catalog.read',
  },
  makes: { defineTaxRules: 'new=1' },
}
