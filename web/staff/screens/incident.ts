import { lazyRouteComponent } from '@tanstack/react-router'
import type { Screen } from '../screen.ts'

export const screen: Screen = {
  path: '/incidents/$number',
  section: 'billRuns',
  page: lazyRouteComponent(() => import('../pages/incident.tsx'), 'IncidentPage'),
  linkedBy: ['incident'],
}
