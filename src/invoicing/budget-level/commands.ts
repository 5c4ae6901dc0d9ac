import { saveQuantities } from '../../contracts/commands/change-quantity.ts'
import { dateOf } from '../../kernel/calendar.ts'
import { ok } from '../../kernel/result.ts'
import { type Context, defineCommand } from '../../platform/command.ts'
import type { Tx } from '../../platform/database/database.ts'
import { type BatchAnswer, type RowAnswer, RowBatch, rowsOf } from '../../platform/row-batch.ts'
import { type BudgetRow, budgetRow } from './api.ts'
import { newLevel } from './level.ts'
import { loadBudgets, type StoredBudget } from './load.ts'

/** What became of a level amount: the amounts are those of a month, tax included. */
export type BudgetAnswer = RowAnswer & {
  readonly months?: number
  readonly average?: string
  readonly kept?: string
  readonly before?: string
  readonly level?: string
}

export const recalculateBudgets = defineCommand({
  name: 'recalculateBudgets',
  summary: 'Work out level amounts anew from what the last twelve months have cost',
  permission: 'contracts.write',
  input: rowsOf(budgetRow),
  run: async (tx, input, ctx) => ok(await recalculate(tx, input.rows, ctx)),
})

/**
 * New level amounts, a row a subscription: the quantity of its level amount changes from a date on. Where
 * the amount stays the row is `unchanged`; where no month was billed yet, or there is no level amount,
 * it is rejected.
 */
async function recalculate(
  tx: Tx,
  raw: readonly unknown[],
  ctx: Context,
): Promise<Omit<BatchAnswer, 'rows'> & { readonly rows: readonly BudgetAnswer[] }> {
  const batch = new RowBatch(raw, budgetRow)
  batch.oneRowEach(nameOf)
  const open = batch.open
  const today = dateOf(ctx.clock.now(), 'UTC')
  const stored = await loadBudgets(
    tx,
    open.map(({ value }) => value),
    today,
  )
  const budgets = new Map(stored.map(budget => [nameOf(budget), budget]))
  const told = new Map<number, Omit<BudgetAnswer, keyof RowAnswer>>()
  const changes: { row: number; input: unknown }[] = []
  for (const { row, value } of open) {
    const budget = budgets.get(nameOf(value))
    const facts = { account: value.accountNumber, subscription: value.subscriptionNumber }
    if (budget === undefined) {
      batch.reject(row, 'no_level_amount', facts)
      continue
    }
    const present = budget.quantity.times(budget.unitPrice)
    const found = newLevel(budget.periods, present, value)
    if (found === undefined) {
      batch.reject(row, 'level_amount_not_billed', facts)
      continue
    }
    const { months, average, kept, level } = found
    const before = present.toString()
    told.set(row, {
      months,
      average: average.round(2).toString(),
      kept: kept.toString(),
      before,
      level: found.isChange ? level.toString() : before,
    })
    if (found.isChange) changes.push({ row, input: changeOf(value, budget, level) })
    else batch.answer(row, 'unchanged')
  }
  if (changes.length > 0) {
    const answers = await saveQuantities(
      tx,
      changes.map(({ input }) => input),
      ctx,
    )
    for (const { row: place, result, refusal } of answers.rows) {
      const { row } = changes[place]!
      if (result === 'rejected') batch.reject(row, refusal!.code, refusal!.facts)
      else batch.answer(row, result)
    }
  }
  const { rows, ...counts } = batch.result()
  return { ...counts, rows: rows.map(answer => ({ ...answer, ...told.get(answer.row) })) }
}

function changeOf(
  { accountNumber, subscriptionNumber, effectiveOn }: BudgetRow,
  { chargeCode, unitPrice }: StoredBudget,
  level: StoredBudget['quantity'],
) {
  const quantity = level.dividedBy(unitPrice, 6).toString()
  const on = typeof effectiveOn === 'string' ? effectiveOn : effectiveOn.toString()
  return { accountNumber, subscriptionNumber, chargeCode, effectiveOn: on, quantity }
}

function nameOf(key: { readonly accountNumber: string; readonly subscriptionNumber: string }) {
  return `${key.accountNumber} ${key.subscriptionNumber}`
}
