import { accountRow, holdRelease, holdRow, premiseRow } from '../../accounts/api.ts'
import { endHolds, saveHolds } from '../../accounts/commands/billing-holds.ts'
import {
  accountChange,
  changeStored,
  identityChange,
} from '../../accounts/commands/change-account.ts'
import { type ChangedAccounts, saveAccounts } from '../../accounts/commands/save-accounts.ts'
import { savePremises } from '../../accounts/commands/save-premises.ts'
import { type ChangedParents, saveParents } from '../../accounts/parents/commands.ts'
import { loadBelow } from '../../accounts/parents/load.ts'
import { parentRow } from '../../accounts/parents/row.ts'
import { ok, type Result } from '../../kernel/result.ts'
import { defineCommand } from '../../platform/command.ts'
import type { Tx } from '../../platform/database/database.ts'
import { type BatchAnswer, rowsOf } from '../../platform/row-batch.ts'
import { loadSubscriptionsOfAccounts } from '../load/subscriptions.ts'
import { markStale, overtakeDrafts } from './mark-stale.ts'

/*
 * Commands on accounts that reach into their drafts: a bill that is being reviewed shows the new
 * address, and a hold placed meanwhile keeps it back. Hence they stand here and not with the accounts.
 */

export const createAccounts = defineCommand({
  name: 'createAccounts',
  summary: 'Open customer accounts, or change the master data of those that are there, by number',
  permission: 'accounts.write',
  input: rowsOf(accountRow),
  run: async (tx, input, ctx) => overtaking(tx, await saveAccounts(tx, input.rows, ctx)),
})

export const changeAccount = defineCommand({
  name: 'changeAccount',
  summary: 'Change where a customer is reached and on which terms they are billed; the rest stays',
  permission: 'accounts.write',
  input: accountChange,
  run: async (tx, input, ctx) => changing(tx, await changeStored(tx, input, ctx)),
})

export const changeAccountIdentity = defineCommand({
  name: 'changeAccountIdentity',
  summary: 'Change who a customer is before the law: kind, name and tax id',
  permission: 'accounts.identity',
  input: identityChange,
  run: async (tx, input, ctx) => changing(tx, await changeStored(tx, input, ctx)),
})

async function changing(
  tx: Tx,
  done: ChangedAccounts,
): Promise<Result<{ result: 'updated' | 'unchanged' }>> {
  await overtaking(tx, done)
  return ok({ result: done.answer.updated > 0 ? 'updated' : 'unchanged' })
}

export const createPremises = defineCommand({
  name: 'createPremises',
  summary: 'Add places of supply to accounts, or change those that are there, by their code',
  permission: 'accounts.write',
  input: rowsOf(premiseRow),
  run: async (tx, input, ctx) => overtaking(tx, await savePremises(tx, input.rows, ctx)),
})

export const placeBillingHolds = defineCommand({
  name: 'placeBillingHolds',
  summary: 'Stop the billing of accounts from a date on, with a reason and perhaps an end',
  permission: 'accounts.hold',
  input: rowsOf(holdRow),
  run: async (tx, input, ctx) => overtaking(tx, await saveHolds(tx, input.rows, ctx)),
})

export const releaseBillingHold = defineCommand({
  name: 'releaseBillingHold',
  summary: 'Let accounts be billed again: release one hold, or all that are open',
  permission: 'accounts.hold',
  input: rowsOf(holdRelease),
  run: async (tx, input, ctx) => overtaking(tx, await endHolds(tx, input.rows, ctx)),
})

async function overtaking(tx: Tx, done: ChangedAccounts): Promise<Result<BatchAnswer>> {
  // Who pays for others stands on their drafts too.
  const below = done.changed.length === 0 ? [] : await loadBelow(tx, done.changed)
  await overtakeDrafts(tx, below)
  return ok(done.answer)
}

export const setAccountParents = defineCommand({
  name: 'setAccountParents',
  summary:
    'Set which account belongs to which from a date on, who pays for it, and on which invoice',
  permission: 'accounts.write',
  input: rowsOf(parentRow),
  run: async (tx, input, ctx) => {
    const { answer, changed } = await saveParents(tx, input.rows, ctx)
    await payerChanged(tx, changed)
    return ok(answer)
  },
})

/**
 * What was billed for periods from the day on goes to whoever pays now, and drafts are made anew: of
 * the accounts and all below them. Call it after the change, in its transaction.
 */
export async function payerChanged(tx: Tx, changed: ChangedParents['changed']): Promise<void> {
  for (const { accountId, from } of changed) {
    // What was billed for periods from that day on goes to whoever pays now.
    const subscriptions = await loadSubscriptionsOfAccounts(tx, await loadBelow(tx, [accountId]))
    await markStale(
      tx,
      subscriptions.map(subscription => ({ ...subscription, from, reach: 'P1D' })),
    )
  }
  await overtakeDrafts(
    tx,
    await loadBelow(
      tx,
      changed.map(({ accountId }) => accountId),
    ),
  )
}
