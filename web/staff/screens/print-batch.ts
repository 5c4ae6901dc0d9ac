import { lazyScreen } from '../lazy-screen.ts'
import type { Screen } from '../screen.ts'

export const screen: Screen = {
  path: '/print-batches/$number',
  section: 'documents',
  page: lazyScreen(() => import('../pages/letter-file.tsx'), 'PrintBatchPage'),
  linkedBy: [
    'print-batches.batch',
    'messages.batch',
    'document-deliveries.batch',
    'print-batch-letters.batch',
  ],
}
