import { lazyScreen } from '../lazy-screen.ts'
import type { Screen } from '../screen.ts'

export const screen: Screen = {
  path: '/plan-editor',
  section: 'catalog',
  page: lazyScreen(() => import('../pages/plan-editor.tsx'), 'PlanEditorPage'),
  menu: {
    title: {
      en: 'New plan or version',
      fr: 'Nouvelle offre ou version',
      es: 'Nuevo plan o versión',
      de: 'Neuer Tarif oder neue Version',
    },
    permission: 'catalog.write',
  },
  makes: { definePlans: '' },
}
