import { lazyRouteComponent } from '@tanstack/react-router'
import type { Screen } from '../screen.ts'

export const screen: Screen = {
  path: '/dunning-runs/$number',
  section: 'collections',
  page: lazyRouteComponent(() => import('../pages/dunning-run.tsx'), 'DunningRunPage'),
  linkedBy: [
    'dunning-runs.number',
    'dunning-outcomes.run',
    'dunning-notices.run',
    'late-charges.run',
  ],
}
