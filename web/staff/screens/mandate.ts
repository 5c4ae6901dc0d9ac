import { lazyRouteComponent } from '@tanstack/react-router'
import type { Screen } from '../screen.ts'

export const screen: Screen = {
  path: '/mandates/$number',
  section: 'payments',
  page: lazyRouteComponent(() => import('../pages/mandate.tsx'), 'MandatePage'),
  linkedBy: ['mandates.reference', 'mandate-events.reference', 'payments.mandate'],
}
