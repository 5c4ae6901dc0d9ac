import { loadAccountIds } from '../../accounts/load/accounts.ts'
import { templateBase } from '../../documents/messages/template-codes.ts'
import { parseAmount } from '../../kernel/money.ts'
import { ok, type Refusal } from '../../kernel/result.ts'
import { loadLegalEntities } from '../../ledger/load.ts'
import { type AnyCommand, defineCommand } from '../../platform/command.ts'
import type { Tx } from '../../platform/database/database.ts'
import { RowBatch, rowsOf, sameRecord } from '../../platform/row-batch.ts'
import { type DunningPolicyRow, dunningPolicyRow, type PolicyUseRow, policyUseRow } from './api.ts'
import {
  loadAccountPolicyUses,
  loadDunningPolicies,
  loadPolicyCodes,
  loadPolicyUses,
  type StoredDunningPolicy,
} from './load.ts'
import { insertAccountPolicyUse, insertDunningPolicy, insertPolicyUse } from './save.ts'

/** Kinds of texts that ask for what is overdue. */
const REMINDERS: ReadonlySet<string> = new Set([
  'reminder_1',
  'reminder_2',
  'reminder_3',
  'final_notice',
])

/** Defines policies of reminders, each from a day on; letters of before keep theirs. */
export const defineDunningPolicies = defineCommand({
  name: 'defineDunningPolicies',
  summary: 'Define by which steps customers are asked for what is overdue, from a day on',
  permission: 'dunning.define',
  input: rowsOf(dunningPolicyRow),
  run: async (tx, input, ctx) => {
    const batch = new RowBatch(input.rows, dunningPolicyRow)
    batch.oneRowEach(({ policyCode, fromOn }) => `${policyCode} ${fromOn}`)
    for (const { row, value } of batch.sortedBy(each => `${each.policyCode} ${each.fromOn}`)) {
      const wrong = policyFault(value)
      if (wrong !== undefined) {
        batch.reject(row, wrong.code, wrong.facts)
        continue
      }
      const before = (await loadDunningPolicies(tx, value.fromOn)).get(value.policyCode)
      if (before?.fromOn.equals(value.fromOn) && sameRecord(asRow(before), value)) {
        batch.answer(row, 'unchanged')
        continue
      }
      await insertDunningPolicy(tx, value, { at: ctx.clock.now(), by: ctx.actor })
      batch.answer(row, before === undefined ? 'created' : 'updated')
    }
    return ok(batch.result())
  },
})

function asRow({ revision: _, ...policy }: StoredDunningPolicy) {
  return policy
}

/** Why a policy cannot be taken as it stands: an amount that is none, or a text that is no reminder. */
export function policyFault(policy: DunningPolicyRow): Refusal | undefined {
  const amount = wrongAmount(policy)
  if (amount !== undefined) return { code: 'invalid_amount', facts: amount }
  const unknown = policy.levels.find(level => !REMINDERS.has(templateBase(level.template) ?? ''))
  if (unknown === undefined) return undefined
  return { code: 'unknown_template', facts: { template: unknown.template } }
}

function wrongAmount(policy: DunningPolicyRow): { value: string; currency: string } | undefined {
  return [policy.thresholds, ...policy.levels.map(level => level.fees)]
    .flatMap(amounts => Object.entries(amounts))
    .map(([currency, value]) => ({ value, currency }))
    .find(({ value, currency }) => (parseAmount(value, currency) ?? -1n) < 0n)
}

/** Says which policy holds for everybody, a legal entity, a segment or one account, from a day on. */
export const usePolicies = defineCommand({
  name: 'usePolicies',
  summary: 'Set which policy of reminders or late charges holds for whom, from a day on',
  permission: 'dunning.define',
  input: rowsOf(policyUseRow),
  run: async (tx, input, ctx) => {
    const batch = new RowBatch(input.rows, policyUseRow)
    batch.oneRowEach(({ policyCode: _, ...use }) => JSON.stringify(use))
    const known = await loadPolicyCodes(tx)
    const values = batch.open.map(({ value }) => value)
    const named = <T>(each: T | null): each is T => each !== null
    const entities = await loadLegalEntities(tx, values.map(v => v.entity).filter(named))
    const entityIds = new Map(entities.map(entity => [entity.code, entity.legalEntityId]))
    const numbers = values.map(value => value.accountNumber).filter(named)
    const accountIds = await loadAccountIds(tx, numbers)
    const by = { at: ctx.clock.now(), by: ctx.actor }
    for (const { row, value } of batch.open) {
      const { kind, policyCode, entity, accountNumber } = value
      if (policyCode !== null && !known.has(`${kind} ${policyCode}`)) {
        batch.reject(row, 'unknown_policy', { policy: policyCode })
      } else if (entity !== null && !entityIds.has(entity)) {
        batch.reject(row, 'unknown_legal_entity', { entity })
      } else if (accountNumber !== null && !accountIds.has(accountNumber)) {
        batch.reject(row, 'unknown_account', { account: accountNumber })
      } else {
        const legalEntityId = entity === null ? null : (entityIds.get(entity) as string)
        const accountId = accountNumber === null ? null : (accountIds.get(accountNumber) as string)
        const changed = await setUse(tx, value, { legalEntityId, accountId }, by)
        batch.answer(row, changed ? 'updated' : 'unchanged')
      }
    }
    return ok(batch.result())
  },
})

/** False where the same holds on the day already. */
async function setUse(
  tx: Tx,
  { kind, segment, fromOn, policyCode }: PolicyUseRow,
  of: { readonly legalEntityId: string | null; readonly accountId: string | null },
  by: { readonly at: Temporal.Instant; readonly by: string },
): Promise<boolean> {
  const { legalEntityId, accountId } = of
  if (accountId !== null) {
    const before = await loadAccountPolicyUses(tx, kind, [accountId], fromOn)
    if (before.has(accountId) && before.get(accountId) === policyCode) return false
    await insertAccountPolicyUse(tx, { kind, accountId, fromOn, policyCode }, by)
    return true
  }
  const before = (await loadPolicyUses(tx, kind, fromOn)).find(
    use => use.legalEntityId === legalEntityId && use.segmentCode === segment,
  )
  if (before !== undefined && before.policyCode === policyCode) return false
  await insertPolicyUse(tx, { kind, legalEntityId, segmentCode: segment, fromOn, policyCode }, by)
  return true
}

/** The commands about policies of reminders and their use. */
export const policyCommands: readonly AnyCommand[] = [defineDunningPolicies, usePolicies]
