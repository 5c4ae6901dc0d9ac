import { ok, type Result } from '../../../kernel/result.ts'
import type { Context } from '../../../platform/command.ts'
import { defineCommand } from '../../../platform/command.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { withinSavepoint } from '../../../platform/database/savepoint.ts'
import { loadMatchRules, lockLine, type WaitingLine } from '../../bank/load/lines.ts'
import { policyOf } from '../../bank/policy.ts'
import { workRemittancesInput } from '../api.ts'
import { fitRemittances, type Money, surelyOf } from '../fit.ts'
import {
  type FoundMoney,
  loadUnusedMoney,
  lockRemittance,
  lockWaiting,
  type StoredRemittance,
} from '../load/remittances.ts'
import { type RemittanceSuggestion, suggestRemittances, toldOf } from '../load/suggest.ts'
import { todayOf } from './match.ts'
import { matchSuspenseLine, matchUnapplied, matchWaitingLine } from './match-steps.ts'

/** Lines as remittances tell of them: what was matched, and which may be of which. */
export type Remitted = {
  readonly matched: ReadonlySet<string>
  readonly suggestions: ReadonlyMap<string, readonly RemittanceSuggestion[]>
}

/**
 * Sets lines that wait off as remittances say that are surely of them: the payer's own word goes before
 * every rule. A remittance is of one line; what cannot be booked is left to the rules and to a person.
 */
export async function workRemittedLines(
  tx: Tx,
  lines: readonly WaitingLine[],
  least: number | null,
  ctx: Context,
): Promise<Remitted> {
  const matched = new Set<string>()
  const suggestions = new Map<string, readonly RemittanceSuggestion[]>()
  const [first] = lines
  if (first === undefined) return { matched, suggestions }
  const all = await suggestRemittances(tx, first, lines)
  const used = new Set<string>()
  for (const [i, line] of lines.entries()) {
    const left = (all[i] ?? []).filter(fit => !used.has(fit.remittanceId))
    suggestions.set(line.lineId, left)
    const sure = surelyOf(left, least)
    if (sure === undefined) continue
    const done = await withinSavepoint(tx, async () => {
      const remittance = await lockRemittance(tx, sure.remittanceId)
      if (remittance?.state !== 'waiting') return ok(false)
      const how = { ...sure, isAutomatic: true }
      await matchWaitingLine(tx, remittance, line, { how, on: line.postOn, ctx })
      return ok(true)
    })
    if (!done.ok || !done.value) continue
    used.add(sure.remittanceId)
    matched.add(line.lineId)
  }
  return { matched, suggestions }
}

/** How many remittances were looked at, and how many found their money. */
export type WorkedRemittances = {
  readonly worked: number
  readonly matched: number
  /** The last that was looked at; null: all were. */
  readonly next: string | null
}

/**
 * Looks whether the money of remittances that wait is here already: in suspense, or unused on the
 * payer's account.
 */
export const workRemittances = defineCommand({
  name: 'workRemittances',
  summary: 'Look for the money of remittances among what is in suspense or unapplied',
  permission: 'bank.match',
  input: workRemittancesInput,
  run: async (tx, { most, after }, ctx): Promise<Result<WorkedRemittances>> => {
    const waiting = await lockWaiting(tx, most, after)
    const least = policyOf(await loadMatchRules(tx), null).least.remittance
    const byBooks = Map.groupBy(waiting, each => `${each.legalEntityId} ${each.currency}`)
    let matched = 0
    for (const ours of byBooks.values()) matched += await workOfBooks(tx, ours, least, ctx)
    const next = waiting.length < most ? null : (waiting.at(-1)?.remittanceId ?? null)
    return ok({ worked: waiting.length, matched, next })
  },
})

async function workOfBooks(
  tx: Tx,
  waiting: readonly StoredRemittance[],
  least: number | null,
  ctx: Context,
): Promise<number> {
  const [first] = waiting
  if (first === undefined) return 0
  const amounts = [...new Set(waiting.map(each => each.amountMinor))]
  const money = await loadUnusedMoney(tx, first, amounts)
  const told = await toldOf(tx, waiting)
  const used = new Set<string>()
  const on = await todayOf(tx, first.legalEntityId, ctx)
  let matched = 0
  for (const found of money) {
    const left = told.filter(each => !used.has(each.remittanceId))
    const sure = surelyOf(fitRemittances(unusedOf(found), left), least)
    const remittance = waiting.find(each => each.remittanceId === sure?.remittanceId)
    if (sure === undefined || remittance === undefined) continue
    const how = { ...sure, isAutomatic: true }
    const done = await withinSavepoint(tx, async () =>
      ok(await matchFound(tx, remittance, found, { how, on, ctx })),
    )
    if (!done.ok || !done.value) continue
    used.add(sure.remittanceId)
    matched += 1
  }
  return matched
}

/** Money of an account is its customer's; money in suspense is whose its name and text say. */
function unusedOf(found: FoundMoney): Money {
  const { amountMinor, valuedOn, payerName, texts, accountId } = found
  return {
    ...{ amountMinor, valuedOn, payerName, payerIds: [accountId] },
    texts: texts.flatMap(text => text ?? []),
  }
}

/** False where somebody else has used it meanwhile. */
async function matchFound(
  tx: Tx,
  remittance: StoredRemittance,
  found: FoundMoney,
  told: Parameters<typeof matchUnapplied>[3],
): Promise<boolean> {
  const { accountId, itemId, receiptAccountId, receiptId, valuedOn } = found
  const line = found.lineId === null ? undefined : await lockLine(tx, found.lineId)
  if (line?.state === 'suspense') {
    await matchSuspenseLine(tx, remittance, line, told)
    return true
  }
  if (found.isHouse) return false
  const receipt = { accountId: receiptAccountId, receiptId }
  await matchUnapplied(tx, remittance, { item: { accountId, itemId }, receipt, valuedOn }, told)
  return true
}
