import { lazyScreen } from '../lazy-screen.ts'
import type { Screen } from '../screen.ts'

export const screen: Screen = {
  path: '/bank-file',
  section: 'cash',
  page: lazyScreen(() => import('../pages/bank-file.tsx'), 'BankFilePage'),
  menu: {
    title: {
      en: 'Take a bank file',
      fr: 'Prendre un fichier bancaire',
      es: 'Cargar un fichero del banco',
      de: 'Bankdatei einlesen',
    },
    permission: 'bank.import',
  },
}
