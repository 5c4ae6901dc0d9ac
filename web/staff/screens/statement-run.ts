import { lazyScreen } from '../lazy-screen.ts'
import type { Screen } from '../screen.ts'

export const screen: Screen = {
  path: '/statement-runs/$number',
  section: 'documents',
  page: lazyScreen(() => import('../pages/statement-run.tsx'), 'StatementRunPage'),
  linkedBy: ['statementRun', 'statement-runs.run'],
}
