import { lazyScreen } from '../lazy-screen.ts'
import type { Screen } from '../screen.ts'

export const screen: Screen = {
  path: '/new-mandate',
  section: 'payments',
  page: lazyScreen(() => import('../pages/new-mandate.tsx'), 'NewMandatePage'),
  makes: { enterMandates: '' },
  takes: { accountNumber: 'account' },
}
