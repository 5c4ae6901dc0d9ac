import { lazyRouteComponent } from '@tanstack/react-router'
import type { Screen } from '../screen.ts'

export const screen: Screen = {
  path: '/ageing',
  section: 'collections',
  page: lazyRouteComponent(() => import('../pages/ageing.tsx'), 'AgeingPage'),
  menu: {
    title: { en: 'Ageing', fr: 'Balance âgée', es: 'Antigüedad de saldos', de: 'Altersstruktur' },
    permission: 'receipts.read',
  },
}
