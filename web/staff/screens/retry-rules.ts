import { lazyScreen } from '../lazy-screen.ts'
import type { Screen } from '../screen.ts'

export const screen: Screen = {
  path: '/retry-rules',
  section: 'collections',
  page: lazyScreen(() => import('../pages/retry-rules.tsx'), 'RetryRulesPage'),
  menu: {
    title: {
      en: 'Failed payments tried again',
      fr: 'Nouvelles tentatives de paiement',
      es: 'Reintentos de pagos fallidos',
      de: 'Gescheiterte Zahlungen erneut',
    },
    permission: 'receipts.read',
  },
  makes: { setRetryRules: '' },
}
