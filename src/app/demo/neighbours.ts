import { setAccountParents } from '../../contracts/commands/account-changes.ts'
import { acceptQuotes, recordOrders } from '../../contracts/orders/commands/record-orders.ts'
import { recordTickets } from '../../contracts/orders/commands/record-tickets.ts'
import { moveOut } from '../../metering/moves/commands/moves.ts'
import { loadContractOf, loadLeftPremise } from './load.ts'
import { ADA, GRACE } from './staff.ts'
import { accountOf, act, daysAfter, moveTo, type Stage } from './stage.ts'

/** The work order of the bakery, as its revisions tell it. */
function workOrder(accountNumber: string, servedOn: string, hours: string) {
  return {
    accountNumber,
    source: 'FIELD',
    reference: 'WO-4711',
    subscriptionNumber: `${accountNumber}/1`,
    lines: [
      {
        line: 'labour',
        productCode: 'VISIT',
        description: 'Austausch des Stromwandlers',
        serviceOn: servedOn,
        quantity: hours,
        unit: 'hour',
        unitPrice: '68.00',
      },
    ],
  }
}

/** The bakery's current transformer is replaced: a work order of three hours, told by the field service. */
export async function repair(stage: Stage, day: string): Promise<void> {
  const accountNumber = accountOf(stage.world, 'multiplier')
  if (accountNumber === undefined) return
  moveTo(stage, day, '16:00:00')
  await act(stage, GRACE, recordTickets, { rows: [workOrder(accountNumber, day, '3')] })
}

/** A month later the field service corrects its work order: it was two and a half hours. */
export async function correctRepair(stage: Stage, day: string, servedOn: string): Promise<void> {
  const accountNumber = accountOf(stage.world, 'multiplier')
  if (accountNumber === undefined) return
  moveTo(stage, day, '16:00:00')
  const row = workOrder(accountNumber, servedOn, '2.5')
  await act(stage, GRACE, recordTickets, { rows: [{ ...row, revision: 2, reason: 'Arbeitszeit' }] })
}

/** The office with two sites takes one quote of two: advice is ordered, a second visit is not. */
export async function quote(stage: Stage, day: string): Promise<void> {
  const accountNumber = accountOf(stage.world, 'two-sites')
  if (accountNumber === undefined) return
  const subscription = `${accountNumber}/1`
  const contractNumber = await loadContractOf(stage.system.db, accountNumber, subscription)
  if (contractNumber === undefined) return
  moveTo(stage, day, '11:30:00')
  const offer = (reference: string, description: string, unitPrice: string) => ({
    accountNumber,
    source: 'CPQ',
    reference,
    validUntil: daysAfter(day, 30),
    contract: { contractNumber },
    lines: [
      {
        line: '1',
        kind: 'one_off' as const,
        subscriptionNumber: subscription,
        productCode: 'VISIT',
        description,
        serviceOn: daysAfter(day, 7),
        unit: 'piece',
        unitPrice,
      },
    ],
  })
  await act(stage, ADA, recordOrders, {
    rows: [
      offer('Q-2026-118', 'Energieberatung, beide Standorte', '480.00'),
      offer('Q-2026-119', 'Wiederholungstermin', '190.00'),
    ],
  })
  moveTo(stage, daysAfter(day, 2), '11:30:00')
  const accepted = { source: 'CPQ', reference: 'Q-2026-118', acceptedOn: daysAfter(day, 2) }
  await act(stage, ADA, acceptQuotes, { rows: [accepted] })
}

/** A daughter pays her father's bills from the next month on. */
export async function payForFather(stage: Stage, day: string): Promise<void> {
  const father = accountOf(stage.world, 'exchange')
  const daughter = accountOf(stage.world, 'installation')
  if (father === undefined || daughter === undefined) return
  moveTo(stage, day, '13:00:00')
  const fromOn = Temporal.PlainDate.from(day).with({ day: 1 }).add({ months: 1 }).toString()
  await act(stage, GRACE, setAccountParents, {
    rows: [{ accountNumber: father, fromOn, parentNumber: daughter, billing: 'own' }],
  })
}

/** The flat of the customer who left stands empty from then on. */
export async function leaveFlat(stage: Stage, day: string): Promise<void> {
  const accountNumber = accountOf(stage.world, 'move-out')
  if (accountNumber === undefined) return
  const left = await loadLeftPremise(stage.system.db, accountNumber)
  if (left === undefined) return
  moveTo(stage, day, '14:00:00')
  const { premiseCode, leftOn } = left
  await act(stage, GRACE, moveOut, { accountNumber, premiseCode, on: leftOn.toString() })
}
