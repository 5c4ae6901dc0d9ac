import { lazyScreen } from '../lazy-screen.ts'
import type { Screen } from '../screen.ts'

export const screen: Screen = {
  path: '/dunning-runs/$number',
  section: 'collections',
  page: lazyScreen(() => import('../pages/dunning-run.tsx'), 'DunningRunPage'),
  linkedBy: [
    'dunning-runs.number',
    'dunning-runs.run',
    'dunning-outcomes.run',
    'dunning-notices.run',
    'late-charges.run',
  ],
}
