import { createAccounts } from '../../../contracts/commands/account-changes.ts'
import { recordReceipt } from '../../../receivables/commands/receipts.ts'
import {
  addToDeposit,
  closeDeposit,
  openDeposit,
} from '../../../receivables/deposits/commands/deposits.ts'
import { ADA, CARL } from '../staff.ts'
import { act, type Stage } from '../stage.ts'
import type { DemoBank } from './bank.ts'
import type { DemoEntry } from './statement.ts'

/** The delivery with whose bank statement the check comes. */
const DELIVERY = 7

const MOVED = {
  ...{
    accountNumber: 'T-199001',
    name: 'Harold Whitcomb',
    kind: 'person' as const,
    language: 'en' as const,
  },
  ...{ line1: '412 Pecan Hollow Lane', postalCode: '77493', city: 'Katy', region: 'TX' },
  ...{ country: 'US', timeZone: 'America/Chicago', termsDays: 14, cycleCode: 'household' },
  ...{ delivery: 'post' as const, paper: 'us-letter' as const },
}
const AMOUNT = { text: '64.20', minor: 6_420n }

/**
 * Somebody who moved away sends a last check though nothing is owed any more, and is not heard of again.
 * The American bank's statement shows its slip.
 */
export async function bringLastCheck(
  stage: Stage,
  { entity, currency }: DemoBank,
  day: string,
): Promise<DemoEntry[]> {
  if (currency !== 'USD' || stage.world.batches[DELIVERY]?.issueOn !== day) return []
  await act(stage, ADA, createAccounts, { rows: [MOVED] })
  const slip = { entity, reference: `SLIP-${day}-2` }
  const counted = { controlTotal: AMOUNT.text, controlCount: 1 }
  await act(stage, CARL, openDeposit, { ...slip, currency, on: day, ...counted })
  const { receiptId } = await act(stage, CARL, recordReceipt, {
    ...{ entity, accountNumber: MOVED.accountNumber, currency, amount: AMOUNT.text, bookedOn: day },
    ...{ method: 'check', checkNumber: '2210', reference: 'Final bill' },
  })
  const receipts = [{ accountNumber: MOVED.accountNumber, receipt: receiptId }]
  await act(stage, CARL, addToDeposit, { ...slip, receipts })
  await act(stage, CARL, closeDeposit, { ...slip, on: day })
  return [{ minor: AMOUNT.minor, name: '', text: `CHECK DEPOSIT ${slip.reference}` }]
}
