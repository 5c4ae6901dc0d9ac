import { lazyScreen } from '../lazy-screen.ts'
import type { Screen } from '../screen.ts'

export const screen: Screen = {
  path: '/contact-rules',
  section: 'collections',
  page: lazyScreen(() => import('../pages/contact-rules.tsx'), 'ContactRulesPage'),
  menu: {
    title: {
      en: 'When to contact',
      fr: 'Quand contacter',
      es: 'Cuándo contactar',
      de: 'Wann Kontakt erlaubt ist',
    },
    permission: 'receipts.read',
  },
  makes: { setContactRules: '' },
}
