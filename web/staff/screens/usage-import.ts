import { lazyScreen } from '../lazy-screen.ts'
import type { Screen } from '../screen.ts'

export const screen: Screen = {
  path: '/usage-import',
  section: 'usage',
  page: lazyScreen(() => import('../pages/usage-imports.tsx'), 'UsageImportsPage'),
  menu: {
    title: {
      en: 'Take a file of usage',
      fr: 'Prendre un fichier de consommation',
      es: 'Cargar un archivo de consumo',
      de: 'Verbrauchsdatei einlesen',
    },
    permission: 'usage.record',
  },
}
