import { lazyRouteComponent } from '@tanstack/react-router'
import type { Screen } from '../screen.ts'

export const screen: Screen = {
  path: '/deliveries',
  section: 'documents',
  page: lazyRouteComponent(() => import('../pages/deliveries.tsx'), 'DeliveriesPage'),
  menu: {
    title: {
      en: 'Delivery and reprints',
      fr: 'Envois et réimpressions',
      es: 'Envíos y reimpresiones',
      de: 'Zustellung und Nachdrucke',
    },
    permission: 'messages.read',
  },
}
