import { lazyScreen } from '../lazy-screen.ts'
import type { Screen } from '../screen.ts'

export const screen: Screen = {
  path: '/number-series',
  section: 'settings',
  page: lazyScreen(() => import('../pages/number-series.tsx'), 'NumberSeriesPage'),
  menu: {
    title: {
      en: 'Number series',
      fr: 'Séries de numéros',
      es: 'Series de números',
      de: 'Nummernkreise',
    },
    permission: 'documents.read',
  },
}
