import { lazyScreen } from '../lazy-screen.ts'
import type { Screen } from '../screen.ts'

export const screen: Screen = {
  path: '/mandates',
  section: 'payments',
  page: lazyScreen(() => import('../pages/mandates.tsx'), 'MandatesPage'),
  menu: {
    title: { en: 'Mandates', fr: 'Mandats', es: 'Mandatos', de: 'Mandate' },
    permission: 'payments.read',
  },
}
