import { lazyRouteComponent } from '@tanstack/react-router'
import type { Screen } from '../screen.ts'

export const screen: Screen = {
  path: '/unclaimed',
  section: 'cash',
  page: lazyRouteComponent(() => import('../pages/unclaimed.tsx'), 'UnclaimedPage'),
  menu: {
    title: {
      en: 'Unclaimed property',
      fr: 'Avoirs en déshérence',
      es: 'Saldos no reclamados',
      de: 'Nicht abgeholte Guthaben',
    },
    permission: 'receipts.read',
  },
}
