import { lazyScreen } from '../lazy-screen.ts'
import type { Screen } from '../screen.ts'

export const screen: Screen = {
  path: '/new-incident',
  section: 'billRuns',
  page: lazyScreen(() => import('../pages/new-incident.tsx'), 'NewIncidentPage'),
  menu: {
    title: {
      en: 'Put many documents right',
      fr: 'Corriger de nombreux documents',
      es: 'Corregir muchos documentos',
      de: 'Viele Belege berichtigen',
    },
    permission: 'billRuns.start',
  },
  makes: { startIncident: '' },
}
