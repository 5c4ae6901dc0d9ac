import { lazyScreen } from '../lazy-screen.ts'
import type { Screen } from '../screen.ts'

export const screen: Screen = {
  path: '/rejected-usage',
  section: 'usage',
  page: lazyScreen(() => import('../pages/rejected-usage.tsx'), 'RejectedUsagePage'),
  menu: {
    title: {
      en: 'Work rejected usage',
      fr: 'Traiter la consommation refusée',
      es: 'Tratar el consumo rechazado',
      de: 'Abgewiesenen Verbrauch bearbeiten',
    },
    permission: 'usage.record',
  },
}
