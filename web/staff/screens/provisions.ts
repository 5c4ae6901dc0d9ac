import { lazyScreen } from '../lazy-screen.ts'
import type { Screen } from '../screen.ts'

export const screen: Screen = {
  path: '/provisions',
  section: 'disputes',
  page: lazyScreen(() => import('../pages/provisions.tsx'), 'ProvisionsPage'),
  menu: {
    title: {
      en: 'Provision for expected loss',
      fr: 'Provision pour pertes attendues',
      es: 'Provisión por pérdidas esperadas',
      de: 'Wertberichtigung',
    },
    permission: 'disputes.read',
  },
  makes: { setProvisionRates: '' },
}
