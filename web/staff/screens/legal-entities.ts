import { lazyScreen } from '../lazy-screen.ts'
import type { Screen } from '../screen.ts'

export const screen: Screen = {
  path: '/legal-entities',
  section: 'settings',
  page: lazyScreen(() => import('../pages/legal-entities.tsx'), 'LegalEntitiesPage'),
  menu: {
    title: {
      en: 'Legal entities',
      fr: 'Entités juridiques',
      es: 'Entidades legales',
      de: 'Gesellschaften',
    },
    permission: 'catalog.read',
  },
  makes: { defineLegalEntities: 'entity=%20' },
}
