import { lazyScreen } from '../lazy-screen.ts'
import type { Screen } from '../screen.ts'

export const screen: Screen = {
  path: '/people',
  section: 'settings',
  page: lazyScreen(() => import('../pages/people.tsx'), 'PeoplePage'),
  menu: {
    title: {
      en: 'People and roles',
      fr: 'Personnes et rôles',
      es: 'Personas y roles',
      de: 'Personen und Rollen',
    },
    permission: 'people.read',
  },
  makes: { defineRole: 'new=1' },
}
