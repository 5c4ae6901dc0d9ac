import { lazyRouteComponent } from '@tanstack/react-router'
import type { Screen } from '../screen.ts'

export const screen: Screen = {
  path: '/taxes',
  section: 'settings',
  page: lazyRouteComponent(() => import('../pages/taxes.tsx'), 'TaxesPage'),
  menu: {
    title: { en: 'Taxes', fr: 'Taxes', es: 'Impuestos', de: 'Steuern' },
    permission: 'catalog.read',
  },
  makes: { defineTaxRules: 'new=1' },
}
