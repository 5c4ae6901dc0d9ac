import { lazyRouteComponent } from '@tanstack/react-router'
import type { Screen } from '../screen.ts'

export const screen: Screen = {
  path: '/sample',
  section: 'reports',
  page: lazyRouteComponent(() => import('../pages/sample.tsx'), 'SamplePage'),
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
