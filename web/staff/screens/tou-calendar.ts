import { lazyRouteComponent } from '@tanstack/react-router'
import type { Screen } from '../screen.ts'

export const screen: Screen = {
  path: '/tou-calendars/$code',
  section: 'catalog',
  page: lazyRouteComponent(() => import('../pages/tou-calendar.tsx'), 'TouCalendarPage'),
  linkedBy: ['tou-calendars.code'],
}
