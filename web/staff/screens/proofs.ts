import { lazyRouteComponent } from '@tanstack/react-router'
import type { Screen } from '../screen.ts'

export const screen: Screen = {
  path: '/proofs',
  section: 'reports',
  page: lazyRouteComponent(() => import('../pages/proofs.tsx'), 'ProofsPage'),
  menu: {
    title: { en: 'Proofs', fr: 'Preuves', es: 'Pruebas', de: 'Nachweise' },
    permission: 'proofs.read',
  },
}
