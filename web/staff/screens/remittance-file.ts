import { lazyScreen } from '../lazy-screen.ts'
import type { Screen } from '../screen.ts'

export const screen: Screen = {
  path: '/remittance-file',
  section: 'cash',
  page: lazyScreen(() => import('../pages/remittance-file.tsx'), 'RemittanceFilePage'),
  menu: {
    title: {
      en: 'Take a remittance advice',
      fr: 'Prendre un avis de paiement',
      es: 'Cargar un aviso de pago',
      de: 'Zahlungsavis einlesen',
    },
    permission: 'receipts.record',
  },
}
