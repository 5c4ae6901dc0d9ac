import { lazyRouteComponent } from '@tanstack/react-router'
import type { Screen } from '../screen.ts'

export const screen: Screen = {
  path: '/what-if',
  section: 'catalog',
  page: lazyRouteComponent(() => import('../pages/what-if.tsx'), 'WhatIfPage'),
  menu: {
    title: { en: 'What if', fr: 'Et si', es: 'Qué pasaría si', de: 'Was wäre wenn' },
    permission: 'documents.read',
  },
}
