import { lazyScreen } from '../lazy-screen.ts'
import type { Screen } from '../screen.ts'

export const screen: Screen = {
  path: '/audit',
  section: 'reports',
  page: lazyScreen(() => import('../pages/audit.tsx'), 'AuditPage'),
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
