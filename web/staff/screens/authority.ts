import { lazyScreen } from '../lazy-screen.ts'
import type { Screen } from '../screen.ts'

export const screen: Screen = {
  path: '/authority',
  section: 'settings',
  page: lazyScreen(() => import('../pages/authority.tsx'), 'AuthorityPage'),
  menu: {
    title: {
      en: 'Authority matrix',
      fr: 'Matrice des pouvoirs',
      es: 'Matriz de autorizaciones',
      de: 'Freigabematrix',
    },
    permission: 'people.read',
  },
  makes: { defineAuthorityRule: '' },
}
