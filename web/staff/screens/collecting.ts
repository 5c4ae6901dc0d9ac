import { lazyScreen } from '../lazy-screen.ts'
import type { Screen } from '../screen.ts'

export const screen: Screen = {
  path: '/collecting',
  section: 'collections',
  page: lazyScreen(() => import('../pages/collecting.tsx'), 'CollectingPage'),
  menu: {
    title: {
      en: 'Whom to call',
      fr: 'Qui appeler',
      es: 'A quién llamar',
      de: 'Wen anrufen',
    },
    permission: 'collections.work',
  },
}
