import { formatAmount } from '../../../kernel/money.ts'
import { habitOf } from '../money/payments.ts'
import { CARL, COLE, GRACE } from '../staff.ts'
import { act, actTogether, daysAfter, moveTo, named, type Stage } from '../stage.ts'
import { loadHandedOver, loadSuspension, type Reminded } from './load.ts'
import { REMINDING } from './rules.ts'

/** The agency that most is handed over to, and the court. */
export const AGENCY = 'RHEIN'
const COURT = 'AG-KOELN'

/** Before the first hard case: what agencies get, and what notice there is before supply ends. */
export async function setHardRules(stage: Stage, fromOn: string): Promise<void> {
  moveTo(stage, fromOn, '09:00:00')
  await act(stage, GRACE, named('defineCollectionAgencies'), {
    rows: [
      { agencyCode: AGENCY, kind: 'agency', name: 'Rhein Inkasso GmbH', reference: 'MH-17' },
      { agencyCode: COURT, kind: 'court', name: 'Amtsgericht Köln' },
    ],
  })
  for (const [agency, percent, vatPercent] of [
    [AGENCY, '20', '19'],
    [COURT, '0', '0'],
  ] as const) {
    const rates = { percent, vatPercent, directPercent: agency === AGENCY ? '5' : '0' }
    await act(stage, GRACE, named('setAgencyCommission'), { agency, fromOn, ...rates })
  }
  // Four weeks, then a final notice of eight days.
  await act(stage, GRACE, named('setSuspensionRule'), {
    ...{ country: 'DE', fromOn, noticeDays: 28, finalNoticeDays: 8, currency: 'EUR' },
    ...{ minimum: '100.00', quietWeekdays: [6, 7], fee: '30.00', feeTaxClass: 'service' },
    source: 'StromGVV § 19',
  })
}

type Case = (stage: Stage, reminded: readonly Reminded[], day: string) => Promise<void>

/** Those who never pay, who owes most first, if they owe enough and their tax can be worked out. */
function stubborn({ world }: Stage, reminded: readonly Reminded[]): Reminded[] {
  const known = reminded.filter(({ account }) => !world.parkedAccounts.includes(account))
  return known.filter(({ account, askedMinor }) => habitOf(account) === 0 && askedMinor > 10_000n)
}

const handOver = async (stage: Stage, of: Reminded | undefined, agency: string, note: string) => {
  if (of === undefined) return
  await actTogether(stage, [COLE, GRACE], named('placeWithAgency'), {
    ...{ accountNumber: of.account, agency, entity: REMINDING, currency: of.currency, note },
  })
}

/** The agency has got a part of what is with it, and tells what of that it keeps. */
async function agencyPays(stage: Stage, day: string, reference: string, parts: bigint) {
  const [placed] = await loadHandedOver(stage.system.db, AGENCY)
  if (placed !== undefined) {
    const amount = formatAmount(placed.openMinor / parts, placed.currency)
    await act(stage, CARL, named('recordAgencyCollection'), {
      ...{ placement: placed.placementId, amount, reference },
      ...{ valueOn: daysAfter(day, -3), bookedOn: day },
    })
  }
  await act(stage, GRACE, named('bookAgencyCommission'), { agency: AGENCY, through: day })
}

async function goOn(stage: Stage, on: string): Promise<void> {
  await act(stage, COLE, named('advanceSuspensions'), { on })
}

/** Field service has done what was ordered. */
async function fieldService(stage: Stage, command: string, note: string): Promise<void> {
  const suspension = await loadSuspension(stage.system.db)
  if (suspension === undefined) return
  const { suspensionId, kind } = suspension
  const awaited = command === 'recordSuspension' ? 'ordered' : 'reconnect_ordered'
  if (kind !== awaited) return
  await actTogether(stage, [COLE, GRACE], named(command), { suspension: suspensionId, note })
}

/** What becomes of those whom reminders do not move, month by month. */
export const HARD_CASES: readonly Case[] = [
  async (stage, reminded) => {
    const [first] = stubborn(stage, reminded)
    if (first === undefined) return
    await actTogether(stage, [COLE, GRACE], named('startSuspension'), {
      ...{ accountNumber: first.account, entity: REMINDING },
    })
  },
  async (stage, reminded, day) => {
    await goOn(stage, day)
    await handOver(stage, stubborn(stage, reminded)[1], AGENCY, 'Two reminders and a call in vain')
  },
  async (stage, _, day) => {
    await goOn(stage, day)
    await fieldService(stage, 'recordSuspension', 'Meter switched off; nobody at home')
    await agencyPays(stage, day, 'RI-0001', 3n)
    await payAll(stage, day)
  },
  async (stage, reminded, day) => {
    await goOn(stage, day)
    await fieldService(stage, 'recordReconnection', 'Meter switched on again')
    await handOver(stage, stubborn(stage, reminded)[1], COURT, 'Order for payment applied for')
  },
  async (stage, _, day) => {
    await agencyPays(stage, day, 'RI-0002', 2n)
    const [atCourt] = await loadHandedOver(stage.system.db, COURT)
    if (atCourt === undefined) return
    await actTogether(stage, [COLE, GRACE], named('recallPlacement'), {
      ...{ placement: atCourt.placementId, reason: 'Wishes to pay by instalments' },
    })
  },
]

/** Whose supply was suspended brings all that is owed to the counter. */
async function payAll(stage: Stage, day: string): Promise<void> {
  const suspension = await loadSuspension(stage.system.db)
  if (suspension === undefined || suspension.owedMinor <= 0n) return
  const { account, owedMinor, currency } = suspension
  moveTo(stage, daysAfter(day, 1), '10:00:00')
  await act(stage, CARL, named('recordReceipt'), {
    ...{ entity: REMINDING, accountNumber: account, method: 'transfer', currency },
    ...{ amount: formatAmount(owedMinor, currency), bookedOn: daysAfter(day, 1), apply: 'policy' },
    reference: 'Paid in full',
  })
}
