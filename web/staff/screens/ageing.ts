import { lazyScreen } from '../lazy-screen.ts'
import type { Screen } from '../screen.ts'

export const screen: Screen = {
  path: '/ageing',
  section: 'collections',
  page: lazyScreen(() => import('../pages/ageing.tsx'), 'AgeingPage'),
  menu: {
    title: { en: 'Ageing', fr: 'Balance âgée', es: 'Antigüedad de saldos', de: 'Altersstruktur' },
    permission: 'receipts.read',
  },
}
