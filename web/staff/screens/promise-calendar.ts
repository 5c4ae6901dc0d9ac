import { lazyScreen } from '../lazy-screen.ts'
import type { Screen } from '../screen.ts'

export const screen: Screen = {
  path: '/promises',
  section: 'collections',
  page: lazyScreen(() => import('../pages/promise-calendar.tsx'), 'PromiseCalendarPage'),
  menu: {
    title: {
      en: 'Promise calendar',
      fr: 'Calendrier des promesses',
      es: 'Calendario de promesas',
      de: 'Kalender der Zusagen',
    },
    permission: 'receipts.read',
  },
}
