import { lazyScreen } from '../lazy-screen.ts'
import type { Screen } from '../screen.ts'

export const screen: Screen = {
  path: '/receipts/$number',
  section: 'payments',
  page: lazyScreen(() => import('../pages/receipt.tsx'), 'ReceiptPage'),
  linkedBy: ['receiptId', 'suspense.itemId', 'payments.receipt'],
}
