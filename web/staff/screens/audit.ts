import { lazyRouteComponent } from '@tanstack/react-router'
import type { Screen } from '../screen.ts'

export const screen: Screen = {
  path: '/audit',
  section: 'reports',
  page: lazyRouteComponent(() => import('../pages/audit.tsx'), 'AuditPage'),
  menu: {
    title: {
      en: 'Audit trail',
      fr: 'Piste d’audit',
      es: 'Pista de auditoría',
      de: 'Änderungsprotokoll',
    },
    permission: 'audit.read',
  },
}
