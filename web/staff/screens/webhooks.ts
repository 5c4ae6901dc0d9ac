import { lazyScreen } from '../lazy-screen.ts'
import type { Screen } from '../screen.ts'

export const screen: Screen = {
  path: '/webhooks',
  section: 'settings',
  page: lazyScreen(() => import('../pages/webhooks.tsx'), 'WebhooksPage'),
  menu: {
    title: { en: 'Webhooks', fr: 'Webhooks', es: 'Webhooks', de: 'Webhooks' },
    permission: 'webhooks.read',
  },
  makes: { addWebhookEndpoint: 'new=1' },
}
