import { lazyScreen } from '../lazy-screen.ts'
import type { Screen } from '../screen.ts'

export const screen: Screen = {
  path: '/data-import',
  section: 'settings',
  page: lazyScreen(() => import('../pages/data-imports.tsx'), 'DataImportsPage'),
  menu: {
    title: {
      en: 'Import data',
      fr: 'Importer des données',
      es: 'Importar datos',
      de: 'Daten übernehmen',
    },
    permission: 'import',
  },
}
