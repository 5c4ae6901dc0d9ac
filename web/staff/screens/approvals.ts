import { lazyScreen } from '../lazy-screen.ts'
import type { Screen } from '../screen.ts'

export const screen: Screen = {
  path: '/approvals',
  section: 'settings',
  page: lazyScreen(() => import('../pages/approvals.tsx'), 'ApprovalsPage'),
  menu: {
    title: { en: 'Approvals', fr: 'Approbations', es: 'Aprobaciones', de: 'Freigaben' },
    permission: 'approvals.request',
  },
}
