import { lazyScreen } from '../lazy-screen.ts'
import type { Screen } from '../screen.ts'

export const screen: Screen = {
  path: '/tou-calendars/$code',
  section: 'catalog',
  page: lazyScreen(() => import('../pages/tou-calendar.tsx'), 'TouCalendarPage'),
  linkedBy: ['tou-calendars.code'],
}
