import { lazyScreen } from '../lazy-screen.ts'
import type { Screen } from '../screen.ts'

export const screen: Screen = {
  path: '/bank-accounts',
  section: 'cash',
  page: lazyScreen(() => import('../pages/bank-accounts.tsx'), 'BankAccountsPage'),
  menu: {
    title: {
      en: 'Our bank accounts',
      fr: 'Nos comptes bancaires',
      es: 'Nuestras cuentas bancarias',
      de: 'Unsere Bankkonten',
    },
    permission: 'receipts.read',
  },
  makes: { defineBankAccounts: 'new=1' },
}
