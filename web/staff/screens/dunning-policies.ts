import { lazyScreen } from '../lazy-screen.ts'
import type { Screen } from '../screen.ts'

export const screen: Screen = {
  path: '/dunning-policies',
  section: 'collections',
  page: lazyScreen(() => import('../pages/dunning-policies.tsx'), 'DunningPoliciesPage'),
  menu: {
    title: {
      en: 'Reminder policies',
      fr: 'Règles de relance',
      es: 'Reglas de recordatorio',
      de: 'Mahnregeln',
    },
    permission: 'receipts.read',
  },
  makes: { defineDunningPolicies: '' },
}
