import { lazyScreen } from '../lazy-screen.ts'
import type { Screen } from '../screen.ts'

export const screen: Screen = {
  path: '/runs',
  section: 'billRuns',
  page: lazyScreen(() => import('../pages/runs.tsx'), 'RunsPage'),
  menu: {
    title: {
      en: 'Calendar and board',
      fr: 'Calendrier et tableau',
      es: 'Calendario y tablero',
      de: 'Kalender und Tafel',
    },
    permission: 'billRuns.read',
  },
}
