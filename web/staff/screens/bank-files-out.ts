import { lazyScreen } from '../lazy-screen.ts'
import type { Screen } from '../screen.ts'

export const screen: Screen = {
  path: '/bank-files-out',
  section: 'cash',
  page: lazyScreen(() => import('../pages/bank-files-out.tsx'), 'BankFilesOutPage'),
  menu: {
    title: {
      en: 'Files for the bank',
      fr: 'Fichiers pour la banque',
      es: 'Ficheros para el banco',
      de: 'Dateien für die Bank',
    },
    permission: 'payments.read',
  },
}
