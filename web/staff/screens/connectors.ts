import { lazyScreen } from '../lazy-screen.ts'
import type { Screen } from '../screen.ts'

export const screen: Screen = {
  path: '/connectors',
  section: 'settings',
  page: lazyScreen(() => import('../pages/connectors.tsx'), 'ConnectorsPage'),
  menu: {
    title: { en: 'Connectors', fr: 'Connecteurs', es: 'Conectores', de: 'Anschlüsse' },
    permission: 'webhooks.read',
  },
}
