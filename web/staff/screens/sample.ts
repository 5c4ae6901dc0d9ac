import { lazyScreen } from '../lazy-screen.ts'
import type { Screen } from '../screen.ts'

export const screen: Screen = {
  path: '/sample',
  section: 'reports',
  page: lazyScreen(() => import('../pages/sample.tsx'), 'SamplePage'),
  menu: {
    title: {
      en: 'Audit sample',
      fr: 'Échantillon d’audit',
      es: 'Muestra de auditoría',
      de: 'Prüfungsstichprobe',
    },
    permission: 'audit.read',
  },
}
