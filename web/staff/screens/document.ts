import { lazyScreen } from '../lazy-screen.ts'
import type { Screen } from '../screen.ts'

export const screen: Screen = {
  path: '/documents/$number',
  section: 'documents',
  page: lazyScreen(() => import('../pages/document.tsx'), 'DocumentPage'),
  linkedBy: [
    'billedBy',
    'document',
    'documents.number',
    'creditNote',
    'debitNote',
    'feeDocument',
    'incident-documents.correction',
    'invoice',
  ],
}
