import { ok, type Refusal, type Result } from '../../../kernel/result.ts'
import type { Tx } from '../../../platform/database/database.ts'
import type { BatchAnswer } from '../../../platform/row-batch.ts'
import { saveDiscountRows } from '../../commands/add-discounts.ts'
import { saveOneOffs } from '../../commands/add-one-off-charges.ts'
import { saveAgreedPrices } from '../../commands/agree-prices.ts'
import { savePlanChanges } from '../../commands/change-plan.ts'
import { saveQuantities } from '../../commands/change-quantity.ts'
import { saveContracts } from '../../commands/create-contracts.ts'
import { saveSubscriptions } from '../../commands/create-subscriptions.ts'
import type { ChangeContext } from '../../commands/open-subscriptions.ts'
import { saveTrials } from '../../commands/set-trials.ts'
import { oneOffReference, orderName, startOf } from '../order.ts'
import { type OrderLine, type OrderRow, orderRow } from '../order-row.ts'
import { acceptOrder, insertResults } from '../save.ts'

type Stored = {
  readonly accountId: string
  readonly orderId: string
  readonly source: string
  readonly reference: string
  readonly content: unknown
}

type Step = (tx: Tx, raw: readonly unknown[], ctx: ChangeContext) => Promise<BatchAnswer>

/**
 * Turns the lines of an order into contract, subscriptions, changes and one-off charges by the same
 * steps as the commands that a clerk gives, and records what each line became. The first line that
 * cannot be carried out refuses the order with the reason of its step; the caller undoes the rest.
 */
export async function carryOut(
  tx: Tx,
  stored: Stored,
  acceptedOn: Temporal.PlainDate,
  ctx: ChangeContext,
): Promise<Result<null>> {
  const order = orderRow.parse({ ...(stored.content as object), acceptedOn: null })
  const within = { ...ctx, orderId: stored.orderId }
  const of = <Kind extends OrderLine['kind']>(kind: Kind) =>
    order.lines.filter((line): line is Extract<OrderLine, { kind: Kind }> => line.kind === kind)
  const { accountNumber, contract } = order
  const { contractNumber } = contract
  const key = ({ subscriptionNumber }: OrderLine) => ({ accountNumber, subscriptionNumber })
  const started = of('subscription')
  const trials = started.filter(line => line.trialDays !== null)
  const steps: readonly [Step, readonly OrderLine[], readonly unknown[], isNew: boolean][] = [
    [
      saveSubscriptions,
      started,
      started.map(
        ({ line: _, kind: __, discounts: ___, prices: ____, trialDays: _____, ...row }) => ({
          accountNumber,
          contractNumber,
          ...row,
        }),
      ),
      true,
    ],
    [
      saveQuantities,
      of('quantity'),
      of('quantity').map(({ line: _, kind: __, ...row }) => ({ accountNumber, ...row })),
      false,
    ],
    [
      savePlanChanges,
      of('plan'),
      of('plan').map(({ line: _, kind: __, ...row }) => ({ accountNumber, ...row })),
      false,
    ],
    [saveTrials, trials, trials.map(line => ({ ...key(line), days: line.trialDays })), false],
    [
      saveAgreedPrices,
      started.flatMap(line => line.prices.map(() => line)),
      started.flatMap(line =>
        line.prices.map(({ chargeCode, price, effectiveFrom }) => ({
          ...key(line),
          planCode: line.planCode,
          chargeCode,
          effectiveFrom: effectiveFrom ?? line.startOn,
          price,
        })),
      ),
      true,
    ],
    [
      saveDiscountRows,
      started.flatMap(line => line.discounts.map(() => line)),
      started.flatMap(line =>
        line.discounts.map(each => ({
          ...key(line),
          ...each,
          fromOn: each.fromOn ?? line.startOn,
        })),
      ),
      true,
    ],
    [
      saveOneOffs,
      of('one_off'),
      of('one_off').map(({ kind: _, line, ...row }) => ({
        accountNumber,
        reference: oneOffReference(order, line),
        ...row,
      })),
      true,
    ],
  ]
  const made = await makeContract(tx, order, ctx)
  if (made !== undefined) return { ok: false, refusal: made }
  for (const [step, lines, rows, isNew] of steps) {
    if (rows.length === 0) continue
    const answer = await step(tx, asInput(rows), within)
    const refusal = refusalOf(answer, order, lines, isNew)
    if (refusal !== undefined) return { ok: false, refusal }
  }
  await acceptOrder(tx, stored, acceptedOn, ctx.actor, ctx.clock.now())
  await insertResults(
    tx,
    stored,
    order.lines.map(line => resultOf(order, line)),
  )
  return ok(null)
}

/** Makes the contract where the order says all of it; one that is there must say the same. */
async function makeContract(
  tx: Tx,
  { accountNumber, contract }: OrderRow,
  ctx: ChangeContext,
): Promise<Refusal | undefined> {
  if (contract.startOn === null) return undefined
  const answer = await saveContracts(tx, asInput([{ accountNumber, ...contract }]), ctx)
  return answer.rows[0]?.refusal
}

/** Rows as a caller would send them: dates and decimals as text. */
function asInput(rows: readonly unknown[]): unknown[] {
  return rows.map(row => JSON.parse(JSON.stringify(row)))
}

function refusalOf(
  answer: BatchAnswer,
  order: OrderRow,
  lines: readonly OrderLine[],
  isNew: boolean,
): Refusal | undefined {
  const failed = answer.rows.find(
    ({ result }) => result === 'rejected' || (isNew && result === 'unchanged'),
  )
  if (failed === undefined) return undefined
  const line = lines[failed.row]
  const where = { order: orderName(order), line: line?.line ?? '' }
  // Typed in by hand before the order came: accepting it would count it twice.
  const { code, facts } = failed.refusal ?? {
    code: 'order_line_known',
    facts: { subscription: line?.subscriptionNumber ?? '' },
  }
  return { code, facts: { ...facts, ...where } }
}

function resultOf(order: OrderRow, line: OrderLine) {
  const { kind, subscriptionNumber } = line
  return {
    line: line.line,
    kind,
    subscriptionNumber,
    oneOffReference: kind === 'one_off' ? oneOffReference(order, line.line) : null,
    startsOn: startOf(line).toString(),
  }
}
