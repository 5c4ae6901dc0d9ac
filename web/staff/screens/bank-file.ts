import { lazyRouteComponent } from '@tanstack/react-router'
import type { Screen } from '../screen.ts'

export const screen: Screen = {
  path: '/bank-file',
  section: 'cash',
  page: lazyRouteComponent(() => import('../pages/bank-file.tsx'), 'BankFilePage'),
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
