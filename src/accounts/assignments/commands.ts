import type { z } from 'zod'
import { ok, refuse } from '../../kernel/result.ts'
import { type AnyCommand, type Context, defineCommand } from '../../platform/command.ts'
import type { Tx } from '../../platform/database/database.ts'
import { RowBatch, rowsOf } from '../../platform/row-batch.ts'
import { loadAccountIds } from '../load/accounts.ts'
import {
  applyAssignmentRulesInput,
  assignmentRow,
  assignmentRulesInput,
  collectorRow,
  handOverInput,
  segmentRow,
} from './api.ts'
import { type AssignmentKind, assignedBy } from './assignment-rule.ts'
import { loadAssignable, loadAssignedTo, loadAssignments, loadCodes, loadRules } from './load.ts'
import {
  holdAccounts,
  insertAssignments,
  insertRules,
  type NewAssignment,
  saveCollectors,
  saveSegments,
} from './save.ts'

const UNKNOWN = { segment: 'unknown_segment', collector: 'unknown_collector' } as const

const byOf = (ctx: Context) => ({ at: ctx.clock.now(), by: ctx.actor })

/** A command that defines codes of a kind, or changes what stands behind them. */
function defines<Row>(of: {
  readonly name: string
  readonly summary: string
  readonly kind: AssignmentKind
  readonly row: z.ZodType<Row>
  readonly codeOf: (row: Row) => string
  readonly save: (tx: Tx, rows: readonly Row[], by: ReturnType<typeof byOf>) => Promise<void>
}) {
  return defineCommand({
    name: of.name,
    summary: of.summary,
    permission: 'collections.assign',
    input: rowsOf(of.row),
    run: async (tx, input, ctx) => {
      const batch = new RowBatch(input.rows, of.row)
      batch.oneRowEach(of.codeOf)
      const values = batch.open.map(({ value }) => value)
      const known = await loadCodes(tx, of.kind, values.map(of.codeOf))
      await of.save(tx, values, byOf(ctx))
      for (const { row, value } of batch.open) {
        batch.answer(row, known.has(of.codeOf(value)) ? 'updated' : 'created')
      }
      return ok(batch.result())
    },
  })
}

/** Groups of customers. */
export const defineSegments = defines({
  name: 'defineSegments',
  summary: 'Define groups of customers, or rename them',
  kind: 'segment',
  row: segmentRow,
  codeOf: row => row.segmentCode,
  save: saveSegments,
})

/** Desks that follow up what is owed. */
export const defineCollectors = defines({
  name: 'defineCollectors',
  summary: 'Define the desks that follow up what is owed, or change them',
  kind: 'collector',
  row: collectorRow,
  codeOf: row => row.collectorCode,
  save: saveCollectors,
})

/** A later row of one account, kind and date overrules the earlier; what held before is kept. */
export const assignAccounts = defineCommand({
  name: 'assignAccounts',
  summary: 'Assign accounts to a segment or collector from a date on',
  permission: 'collections.assign',
  input: rowsOf(assignmentRow),
  run: async (tx, input, ctx) => {
    const batch = new RowBatch(input.rows, assignmentRow)
    batch.oneRowEach(({ accountNumber, kind, fromOn }) => `${accountNumber} ${kind} ${fromOn}`)
    const ids = await loadAccountIds(
      tx,
      batch.open.map(({ value }) => value.accountNumber),
    )
    await rejectUnknown(tx, batch, ids)
    await holdAccounts(tx, [...ids.values()])
    const known = new Map(
      (await loadAssignments(tx, [...ids.values()])).map(each => [
        `${each.accountId} ${each.kind} ${each.fromOn}`,
        each.value,
      ]),
    )
    const made: NewAssignment[] = []
    for (const { row, value } of batch.open) {
      const { kind, fromOn } = value
      const accountId = ids.get(value.accountNumber) as string
      const before = known.get(`${accountId} ${kind} ${fromOn}`)
      if (before === value.value) batch.answer(row, 'unchanged')
      else {
        batch.answer(row, before === undefined ? 'created' : 'updated')
        made.push({ accountId, kind, fromOn, value: value.value, source: 'person' })
      }
    }
    await insertAssignments(tx, made, byOf(ctx))
    return ok(batch.result())
  },
})

async function rejectUnknown(
  tx: Tx,
  batch: RowBatch<{ accountNumber: string; kind: AssignmentKind; value: string | null }>,
  ids: ReadonlyMap<string, string>,
): Promise<void> {
  const codesOf = (kind: AssignmentKind) =>
    loadCodes(
      tx,
      kind,
      batch.open.flatMap(({ value }) => (value.kind === kind ? (value.value ?? []) : [])),
    )
  const codes = { segment: await codesOf('segment'), collector: await codesOf('collector') }
  for (const { row, value } of batch.open) {
    if (!ids.has(value.accountNumber)) {
      batch.reject(row, 'unknown_account', { account: value.accountNumber })
    } else if (value.value !== null && !codes[value.kind].has(value.value)) {
      batch.reject(row, UNKNOWN[value.kind], { code: value.value })
    }
  }
}

const setAssignmentRules = defineCommand({
  name: 'setAssignmentRules',
  summary:
    'Set the rules by which accounts get their segment or collector; the first that fits counts',
  permission: 'collections.assign',
  input: assignmentRulesInput,
  run: async (tx, input, ctx) => {
    const { kind, rules } = input
    const named = rules.flatMap(rule => rule.values)
    const known = await loadCodes(tx, kind, named)
    const missing = named.find(code => !known.has(code))
    if (missing !== undefined) return refuse(UNKNOWN[kind], { code: missing })
    const { revision } = await loadRules(tx, kind)
    await insertRules(tx, kind, rules, revision + 1, byOf(ctx))
    return ok({ revision: revision + 1 })
  },
})

/** A page of accounts; who was assigned by a person keeps that, unless all are asked for. */
const applyAssignmentRules = defineCommand({
  name: 'applyAssignmentRules',
  summary: 'Assign accounts by the rules, a page at a time',
  permission: 'collections.assign',
  input: applyAssignmentRulesInput,
  run: async (tx, input, ctx) => {
    const { kind, fromOn, after, limit } = input
    const { rules } = await loadRules(tx, kind)
    const accounts = await loadAssignable(tx, { kind, on: fromOn, after, limit })
    const made = accounts.flatMap((account): NewAssignment[] => {
      if (account.isAssigned && !input.all) return []
      const value = assignedBy(rules, account)
      if (value === undefined || value === account.value) return []
      return [{ accountId: account.accountId, kind, fromOn, value, source: 'rule' }]
    })
    await holdAccounts(
      tx,
      made.map(({ accountId }) => accountId),
    )
    await insertAssignments(tx, made, byOf(ctx))
    const last = accounts.at(-1)
    return ok({
      assigned: made.length,
      next: accounts.length < limit || last === undefined ? null : last.accountId,
    })
  },
})

const handOverAccounts = defineCommand({
  name: 'handOverAccounts',
  summary: 'Hand the accounts of a segment or collector over to others from a date on',
  permission: 'collections.assign',
  input: handOverInput,
  run: async (tx, { kind, from, to, fromOn, accounts }, ctx) => {
    const known = await loadCodes(tx, kind, to)
    const missing = to.find(code => !known.has(code))
    if (missing !== undefined) return refuse(UNKNOWN[kind], { code: missing })
    const asked = { kind, value: from, on: fromOn, numbers: accounts }
    const seen = await loadAssignedTo(tx, asked)
    await holdAccounts(
      tx,
      seen.map(({ accountId }) => accountId),
    )
    // Again, under the lock: somebody may have been quicker.
    const found = await loadAssignedTo(tx, asked)
    const other = accounts?.find(number => !found.some(each => each.number === number))
    if (other !== undefined) return refuse('not_assigned_to', { account: other, code: from })
    const made = found.map(({ accountId }, i): NewAssignment => {
      const value = to[i % to.length] as string
      return { accountId, kind, fromOn, value, source: 'handed_over' }
    })
    await insertAssignments(tx, made, byOf(ctx))
    return ok({ accounts: made.length })
  },
})

/** Segments, collectors, and who belongs to them. */
export const assignmentCommands: readonly AnyCommand[] = [
  defineSegments,
  defineCollectors,
  assignAccounts,
  setAssignmentRules,
  applyAssignmentRules,
  handOverAccounts,
]
