import { lazyScreen } from '../lazy-screen.ts'
import type { Screen } from '../screen.ts'

export const screen: Screen = {
  path: '/meters/$serial',
  section: 'usage',
  page: lazyScreen(() => import('../pages/meter.tsx'), 'MeterPage'),
  linkedBy: ['channels.serial', 'reads.serial', 'vacancies.serial'],
}
