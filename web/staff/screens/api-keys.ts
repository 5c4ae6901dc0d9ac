import { lazyScreen } from '../lazy-screen.ts'
import type { Screen } from '../screen.ts'

export const screen: Screen = {
  path: '/api-keys',
  section: 'settings',
  page: lazyScreen(() => import('../pages/api-keys.tsx'), 'ApiKeysPage'),
  menu: {
    title: {
      en: 'API keys',
      fr: 'Clés API',
      es: 'Claves de API',
      de: 'API-Schlüssel',
    },
    permission: 'identity.keys',
  },
  makes: { createApiKey: '' },
}
