import { lazyRouteComponent } from '@tanstack/react-router'
import type { Screen } from '../screen.ts'

export const screen: Screen = {
  path: '/meters/$serial',
  section: 'usage',
  page: lazyRouteComponent(() => import('../pages/meter.tsx'), 'MeterPage'),
  linkedBy: ['channels.serial', 'reads.serial', 'vacancies.serial'],
}
