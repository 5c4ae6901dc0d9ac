import { lazyScreen } from '../lazy-screen.ts'
import type { Screen } from '../screen.ts'

export const screen: Screen = {
  path: '/figures',
  section: 'reports',
  page: lazyScreen(() => import('../pages/figures.tsx'), 'FiguresPage'),
  menu: {
    title: { en: 'Key figures', fr: 'Chiffres clés', es: 'Cifras clave', de: 'Kennzahlen' },
    permission: 'receipts.read',
  },
}
