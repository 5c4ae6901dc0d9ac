import { lazyScreen } from '../lazy-screen.ts'
import type { Screen } from '../screen.ts'

export const screen: Screen = {
  path: '/systems',
  section: 'settings',
  page: lazyScreen(() => import('../pages/systems.tsx'), 'SystemsPage'),
  menu: {
    title: {
      en: 'Jobs and connectors',
      fr: 'Tâches et connecteurs',
      es: 'Tareas y conectores',
      de: 'Hintergrundarbeit und Anschlüsse',
    },
    permission: 'webhooks.read',
  },
}
