import { buyWalletCredits, grantWalletCredits } from '../../contracts/commands/wallet-credits.ts'
import { defineWallets } from '../../contracts/commands/wallets.ts'
import { ADA, GRACE } from './staff.ts'
import { accountOf, act, daysAfter, moveTo, type Stage } from './stage.ts'

const NAME = {
  en: 'Prepaid credits',
  fr: 'Crédits prépayés',
  es: 'Créditos prepagados',
  de: 'Guthaben',
}

/**
 * The customer with the seats pays ahead: 500 of credits with the next invoice and 25 for nothing,
 * topped up when less than 100 is left.
 */
export async function sellCredits(stage: Stage, day: string): Promise<void> {
  const accountNumber = accountOf(stage.world, 'seats')
  if (accountNumber === undefined) return
  moveTo(stage, day, '10:30:00')
  await act(stage, ADA, defineWallets, {
    rows: [
      {
        accountNumber,
        subscriptionNumber: `${accountNumber}/1`,
        code: 'DATA',
        name: NAME,
        productCode: 'DATA',
        alertBelow: '200.00',
        topUp: { below: '100.00', amount: '300.00', expiresAfterMonths: 24 },
      },
    ],
  })
  const wallet = { accountNumber, walletCode: 'DATA' }
  await act(stage, ADA, buyWalletCredits, {
    rows: [{ ...wallet, reference: 'CREDITS-1', amount: '500.00', boughtOn: day }],
  })
  await act(stage, GRACE, grantWalletCredits, {
    rows: [
      {
        ...wallet,
        reference: 'WELCOME-1',
        amount: '25.00',
        grantedOn: day,
        expiresOn: daysAfter(day, 180),
        reason: 'Welcome to prepaid credits',
      },
    ],
  })
}
