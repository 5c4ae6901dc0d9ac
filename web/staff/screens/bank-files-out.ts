import { lazyRouteComponent } from '@tanstack/react-router'
import type { Screen } from '../screen.ts'

export const screen: Screen = {
  path: '/bank-files-out',
  section: 'cash',
  page: lazyRouteComponent(() => import('../pages/bank-files-out.tsx'), 'BankFilesOutPage'),
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
