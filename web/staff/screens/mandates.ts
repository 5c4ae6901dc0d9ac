import { lazyRouteComponent } from '@tanstack/react-router'
import type { Screen } from '../screen.ts'

export const screen: Screen = {
  path: '/mandates',
  section: 'payments',
  page: lazyRouteComponent(() => import('../pages/mandates.tsx'), 'MandatesPage'),
  menu: {
    title: { en: 'Mandates', fr: 'Mandats', es: 'Mandatos', de: 'Mandate' },
    permission: 'payments.read',
  },
}
