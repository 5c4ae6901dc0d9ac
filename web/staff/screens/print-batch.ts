import { lazyRouteComponent } from '@tanstack/react-router'
import type { Screen } from '../screen.ts'

export const screen: Screen = {
  path: '/print-batches/$number',
  section: 'documents',
  page: lazyRouteComponent(() => import('../pages/letter-file.tsx'), 'PrintBatchPage'),
  linkedBy: ['print-batches.batch', 'messages.batch', 'document-deliveries.batch'],
}
