import { ok, type Result, refuse } from '../../../kernel/result.ts'
import { defineCommand } from '../../../platform/command.ts'
import { type BatchAnswer, RowBatch, rowsOf } from '../../../platform/row-batch.ts'
import { decideBankStatementInput, matchRuleRow } from '../api.ts'
import { loadStatementFacts, lockStatement } from '../load/statements.ts'
import { saveMatchRule } from '../save/lines.ts'
import { decideStatement } from '../save/statements.ts'

/** Lets a statement that was held into the books, or leaves it out for good. */
export const decideBankStatement = defineCommand({
  name: 'decideBankStatement',
  summary: 'Release a bank statement that was held, or reject it',
  permission: 'bank.decide',
  input: decideBankStatementInput,
  run: async (tx, input, ctx): Promise<Result<{ readonly statementId: string }>> => {
    const statement = await lockStatement(tx, input.statement)
    if (statement === undefined) {
      return refuse('unknown_bank_statement', { statement: input.statement })
    }
    if (statement.state !== 'quarantined') {
      return refuse('bank_statement_state', { state: statement.state })
    }
    const state = input.decision === 'release' ? 'released' : 'rejected'
    const by = { at: ctx.clock.now(), by: ctx.actor }
    await decideStatement(tx, statement, { state, note: input.note, ...by })
    if (state === 'released') {
      await ctx.enqueue(tx, { task: 'matchBankLines', payload: {}, key: 'matchBankLines' })
    }
    return ok({ statementId: statement.statementId })
  },
  // Who decides over a clerk's wish sees which statement it is, not its id.
  atStake: async (tx, value) => ({
    facts: await loadStatementFacts(tx, value.statementId),
  }),
})

/** Says from which confidence on a rule of matching acts alone, or that a person always decides. */
export const setMatchRules = defineCommand({
  name: 'setMatchRules',
  summary: 'Set from which confidence on each rule of matching acts alone',
  permission: 'bank.define',
  input: rowsOf(matchRuleRow),
  run: async (tx, { rows }, ctx): Promise<Result<BatchAnswer>> => {
    const batch = new RowBatch(rows, matchRuleRow)
    batch.oneRowEach(value => value.rule)
    for (const { row, value } of batch.open) {
      await saveMatchRule(tx, value, { at: ctx.clock.now(), by: ctx.actor })
      batch.answer(row, 'updated')
    }
    return ok(batch.result())
  },
})
