import { lazyRouteComponent } from '@tanstack/react-router'
import type { Screen } from '../screen.ts'

export const screen: Screen = {
  path: '/number-series',
  section: 'settings',
  page: lazyRouteComponent(() => import('../pages/number-series.tsx'), 'NumberSeriesPage'),
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
