import { lazyScreen } from '../lazy-screen.ts'
import type { Screen } from '../screen.ts'

export const screen: Screen = {
  path: '/bill-again',
  section: 'billRuns',
  page: lazyScreen(() => import('../pages/rebill-start.tsx'), 'RebillStartPage'),
  menu: {
    title: {
      en: 'Bill a range again',
      fr: 'Refacturer une période',
      es: 'Refacturar un período',
      de: 'Zeitraum neu abrechnen',
    },
    permission: 'billRuns.start',
  },
  makes: { startRebill: '' },
}
