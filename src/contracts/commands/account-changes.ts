import { accountRow, holdRelease, holdRow, premiseRow } from '../../accounts/api.ts'
import { endHolds, saveHolds } from '../../accounts/commands/billing-holds.ts'
import { type ChangedAccounts, saveAccounts } from '../../accounts/commands/save-accounts.ts'
import { savePremises } from '../../accounts/commands/save-premises.ts'
import { ok, type Result } from '../../kernel/result.ts'
import { defineCommand } from '../../platform/command.ts'
import type { Tx } from '../../platform/database/database.ts'
import { type BatchAnswer, rowsOf } from '../../platform/row-batch.ts'
import { overtakeDrafts } from './mark-stale.ts'

/*
 * Commands on accounts that reach into their drafts: a bill that is being reviewed shows the new
 * address, and a hold placed meanwhile keeps it back. Hence they stand here and not with the accounts.
 */

export const createAccounts = defineCommand({
  name: 'createAccounts',
  summary:
    'Opens customer accounts, or changes the master data of those that are there, by number.',
  permission: 'accounts.write',
  input: rowsOf(accountRow),
  run: async (tx, input, ctx) => overtaking(tx, await saveAccounts(tx, input.rows, ctx)),
})

export const createPremises = defineCommand({
  name: 'createPremises',
  summary: 'Adds places of supply to accounts, or changes those that are there, by their code.',
  permission: 'accounts.write',
  input: rowsOf(premiseRow),
  run: async (tx, input, ctx) => overtaking(tx, await savePremises(tx, input.rows, ctx)),
})

export const placeBillingHolds = defineCommand({
  name: 'placeBillingHolds',
  summary: 'Stops the billing of accounts from a date on, with a reason and perhaps an end.',
  permission: 'accounts.hold',
  input: rowsOf(holdRow),
  run: async (tx, input, ctx) => overtaking(tx, await saveHolds(tx, input.rows, ctx)),
})

export const releaseBillingHold = defineCommand({
  name: 'releaseBillingHold',
  summary: 'Lets accounts be billed again: releases one hold, or all that are open.',
  permission: 'accounts.hold',
  input: rowsOf(holdRelease),
  run: async (tx, input, ctx) => overtaking(tx, await endHolds(tx, input.rows, ctx)),
})

async function overtaking(tx: Tx, done: ChangedAccounts): Promise<Result<BatchAnswer>> {
  await overtakeDrafts(tx, done.changed)
  return ok(done.answer)
}
