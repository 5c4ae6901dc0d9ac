import { expect, test } from 'vitest'
import { walletText } from './wallet.ts'

test('a wallet is told with its lots and notices', () => {
  expect(walletText([])).toBe('No wallets.\n')
  const lot = {
    from: '2026-01-10',
    priority: 100,
    openedMinor: '10000',
    leftMinor: '4550',
  } as const
  expect(
    walletText([
      {
        code: 'MAIN',
        currency: 'EUR',
        balanceMinor: 4550n,
        lots: [{ ...lot, kind: 'bought', expires: '2027-01-10' }],
        notices: [{ on: '2026-03-01', kind: 'low_balance', balanceMinor: '4550' }],
      },
    ]),
  ).toBe(
    'MAIN: 45.50 EUR\n' +
      '  bought 2026-01-10: 45.50 of 100.00 left, priority 100, until 2027-01-10\n' +
      '  2026-03-01  the balance fell below the alert: 45.50\n',
  )
})
