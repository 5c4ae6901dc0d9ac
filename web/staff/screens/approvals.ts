import { lazyRouteComponent } from '@tanstack/react-router'
import type { Screen } from '../screen.ts'

export const screen: Screen = {
  path: '/approvals',
  section: 'settings',
  page: lazyRouteComponent(() => import('../pages/approvals.tsx'), 'ApprovalsPage'),
  menu: {
    title: { en: 'Approvals', fr: 'Approbations', es: 'Aprobaciones', de: 'Freigaben' },
    permission: 'approvals.request',
  },
}
