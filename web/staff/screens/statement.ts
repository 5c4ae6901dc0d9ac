import { lazyScreen } from '../lazy-screen.ts'
import type { Screen } from '../screen.ts'

export const screen: Screen = {
  path: '/statements/$number',
  section: 'documents',
  page: lazyScreen(() => import('../pages/letter-file.tsx'), 'StatementPage'),
  linkedBy: ['statements.statementId'],
}
