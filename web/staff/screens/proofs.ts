import { lazyScreen } from '../lazy-screen.ts'
import type { Screen } from '../screen.ts'

export const screen: Screen = {
  path: '/proofs',
  section: 'reports',
  page: lazyScreen(() => import('../pages/proofs.tsx'), 'ProofsPage'),
  menu: {
    title: { en: 'Proofs', fr: 'Preuves', es: 'Pruebas', de: 'Nachweise' },
    permission: 'proofs.read',
  },
}
