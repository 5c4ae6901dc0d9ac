import { lazyRouteComponent } from '@tanstack/react-router'
import type { Screen } from '../screen.ts'

export const screen: Screen = {
  path: '/receipts/$number',
  section: 'payments',
  page: lazyRouteComponent(() => import('../pages/receipt.tsx'), 'ReceiptPage'),
  linkedBy: ['receiptId', 'suspense.itemId', 'payments.receipt'],
}
