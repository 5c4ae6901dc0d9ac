import { lazyScreen } from '../lazy-screen.ts'
import type { Screen } from '../screen.ts'

export const screen: Screen = {
  path: '/what-if',
  section: 'catalog',
  page: lazyScreen(() => import('../pages/what-if.tsx'), 'WhatIfPage'),
  menu: {
    title: { en: 'What if', fr: 'Et si', es: 'Qué pasaría si', de: 'Was wäre wenn' },
    permission: 'documents.read',
  },
}
