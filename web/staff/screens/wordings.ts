import { lazyScreen } from '../lazy-screen.ts'
import type { Screen } from '../screen.ts'

export const screen: Screen = {
  path: '/wordings',
  section: 'settings',
  page: lazyScreen(() => import('../pages/wordings.tsx'), 'WordingsPage'),
  menu: {
    title: {
      en: 'Texts to customers',
      fr: 'Textes aux clients',
      es: 'Textos a clientes',
      de: 'Texte an Kunden',
    },
    permission: 'messages.read',
  },
  makes: { saveMessageTemplates: '' },
}
