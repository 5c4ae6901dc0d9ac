import type { ChangedParents } from '../../accounts/parents/commands.ts'
import { changeOwner, merge, unmerge } from '../../accounts/successions/commands.ts'
import { mergeRow, ownerRow, unmergeRow } from '../../accounts/successions/row.ts'
import { ok, type Result } from '../../kernel/result.ts'
import { defineCommand } from '../../platform/command.ts'
import type { Tx } from '../../platform/database/database.ts'
import { payerChanged } from './account-changes.ts'

export const mergeAccounts = defineCommand({
  name: 'mergeAccounts',
  summary: 'Merge an account into another from a day on; its number, contracts and history stay',
  permission: 'accounts.write',
  input: mergeRow,
  run: async (tx, input, ctx) => done(tx, await merge(tx, input, ctx)),
})

export const unmergeAccounts = defineCommand({
  name: 'unmergeAccounts',
  summary: 'Take a merge of accounts back from a day on',
  permission: 'accounts.write',
  input: unmergeRow,
  run: async (tx, input, ctx) => done(tx, await unmerge(tx, input, ctx)),
})

export const changeLegalOwner = defineCommand({
  name: 'changeLegalOwner',
  summary:
    'Give an account another legal owner from a day on, who owes what is billed from then on',
  permission: 'accounts.write',
  input: ownerRow,
  run: async (tx, input, ctx) => done(tx, await changeOwner(tx, input, ctx)),
})

async function done(
  tx: Tx,
  changed: ChangedParents['changed'],
): Promise<Result<{ changed: number }>> {
  await payerChanged(tx, changed)
  return ok({ changed: changed.length })
}
