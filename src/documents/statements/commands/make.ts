import { loadAccountIds } from '../../../accounts/load/accounts.ts'
import { loadBilledBefore } from '../../../invoicing/billed-before/load.ts'
import { ok, type Result, refuse } from '../../../kernel/result.ts'
import { loadLegalEntityByCode } from '../../../ledger/load.ts'
import { defineCommand } from '../../../platform/command.ts'
import { queueMessages } from '../../messages/commands/queue.ts'
import { MakeStatements, SetStatementMethod } from '../api.ts'
import { drawStatements } from '../draw.ts'
import { loadMethods, loadStatementItems } from '../load.ts'
import { insertMethod, insertStatements } from '../save.ts'
import { methodFor } from '../statement.ts'
import { statementMessage } from './message.ts'

/** Statements that were made: one each customer and currency. */
export type StatementsMade = {
  readonly statements: readonly {
    readonly account: string
    readonly statementId: string
    readonly currency: string
    readonly closingMinor: bigint
  }[]
  readonly sent: number
}

/**
 * Makes statements of customers as of a day and keeps them as they are. Closing is counted from the
 * open items and must be opening plus movements; sent, they go by each customer's preference.
 */
export const makeStatements = defineCommand({
  name: 'makeStatements',
  summary: 'Make statements of account for customers, and send them if asked',
  permission: 'messages.deliver',
  input: MakeStatements,
  run: async (tx, input, ctx): Promise<Result<StatementsMade>> => {
    const entity = await loadLegalEntityByCode(tx, input.legalEntity)
    if (entity === undefined) return refuse('unknown_legal_entity', { entity: input.legalEntity })
    if (Temporal.PlainDate.compare(input.from, input.asOf) > 0) {
      return refuse('statement_span', { from: input.from.toString(), asOf: input.asOf.toString() })
    }
    const ids = await loadAccountIds(tx, input.accounts)
    const unknown = input.accounts.find(number => !ids.has(number))
    if (unknown !== undefined) return refuse('unknown_account', { account: unknown })
    const numberOf = new Map([...ids].map(([number, id]) => [id, number]))
    const { legalEntityId } = entity
    const items = await loadStatementItems(tx, [...ids.values()], legalEntityId, input)
    const methods = await loadMethods(tx, [...ids.values()], input.asOf)
    const span = { from: input.from.toString(), asOf: input.asOf.toString() }
    const made = drawStatements(items, span, {
      legalEntityId,
      billed: await loadBilledBefore(tx, [...ids.values()], input.asOf, legalEntityId),
      methodOf: accountId => methodFor(input.method, methods.get(accountId)),
      newId: ctx.newId,
    })
    if (made.length > 0) {
      await insertStatements(tx, made, { actor: ctx.actor, now: ctx.clock.now() })
    }
    const sent = input.send
      ? await queueMessages(
          tx,
          ctx,
          made.map(each => statementMessage({ ...each, ...each.content })),
        )
      : []
    const statements = made.map(({ accountId, statementId, currency, content }) => ({
      account: numberOf.get(accountId) ?? '',
      statementId,
      currency,
      closingMinor: content.closingMinor,
    }))
    return ok({ statements, sent: sent.length })
  },
})

/** Sets how statements of a customer are made from a cut-over day on. */
export const setStatementMethod = defineCommand({
  name: 'setStatementMethod',
  summary: 'Set how statements of a customer are made, from a cut-over day on',
  permission: 'messages.deliver',
  input: SetStatementMethod,
  run: async (tx, { accountNumber, method, fromOn }, ctx): Promise<Result<{ set: boolean }>> => {
    const accountId = (await loadAccountIds(tx, [accountNumber])).get(accountNumber)
    if (accountId === undefined) return refuse('unknown_account', { account: accountNumber })
    const by = { actor: ctx.actor, now: ctx.clock.now() }
    const set = await insertMethod(tx, { accountId, fromOn, method }, by)
    if (!set)
      return refuse('statement_method_set', { account: accountNumber, on: fromOn.toString() })
    return ok({ set })
  },
})
