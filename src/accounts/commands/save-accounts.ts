import { addressLines } from '../../formats/postal-address.ts'
import type { Context } from '../../platform/command.ts'
import type { Tx } from '../../platform/database/database.ts'
import { type BatchAnswer, RowBatch } from '../../platform/row-batch.ts'
import { upsert } from '../../platform/upsert.ts'
import { accountFault, addressOf, withCompactTaxId } from '../account-rules.ts'
import { type AccountRow, accountRow } from '../api.ts'
import { lockAccounts, type StoredAccount } from '../load/accounts.ts'
import { loadCycleNames } from '../load/cycles.ts'
import { insertAccounts, takeNumbers, updateAccounts } from '../save.ts'

/** What a batch answers, and the accounts of which something changed that stands on their bills. */
export type ChangedAccounts = {
  readonly answer: BatchAnswer
  readonly changed: readonly string[]
}

/**
 * Opens accounts and updates those that differ, a row each, by account number. Documents that were
 * issued keep the data that they were issued with. Rows with an unknown cycle or a wrong tax id are
 * rejected, as are numbers of a legal entity's house account. Kind, name and tax id of an account that
 * is there stay unless said otherwise: `changeAccountIdentity` changes them, with a second person. Gives
 * the accounts that were changed, for `createAccounts`, the command.
 */
export async function saveAccounts(
  tx: Tx,
  raw: readonly unknown[],
  ctx: Pick<Context, 'clock' | 'newId'>,
  identity: 'stays' | 'may change' = 'stays',
): Promise<ChangedAccounts> {
  const batch = new RowBatch(
    raw,
    accountRow.transform(account => withCompactTaxId(account)),
  )
  await rejectFaulty(tx, batch)
  const ids = new Map<string, string>()
  const houses = new Set<string>()
  const changed: string[] = []
  await upsert(batch, {
    keyOf: account => account.accountNumber,
    insert: accounts => openAccounts(tx, accounts, ctx),
    load: async numbers => {
      const stored = await lockAccounts(tx, numbers)
      for (const { accountNumber, accountId, kind } of stored) {
        ids.set(accountNumber, accountId)
        if (kind === 'house') houses.add(accountNumber)
      }
      return stored.map(rowOf)
    },
    merge: (before, after) => ({
      ...after,
      exemptions: after.exemptions ?? before.exemptions,
      phone: after.phone === undefined ? before.phone : after.phone,
    }),
    refuseUpdate: (before, after) => {
      const facts = { account: after.accountNumber }
      if (houses.has(after.accountNumber)) return { code: 'account_number_taken', facts }
      const isOther = identity === 'stays' && isSomebodyElse(before, after)
      return isOther ? { code: 'identity_changed', facts } : undefined
    },
    update: async accounts => {
      const stored = accounts.map(each => storedOf(each, ids.get(each.accountNumber) as string))
      changed.push(...stored.map(({ accountId }) => accountId))
      await updateAccounts(tx, stored)
    },
  })
  return { answer: batch.result(), changed }
}

/** Whether a row names another person or firm before the law than the account stands for. */
const isSomebodyElse = (before: AccountRow, after: AccountRow): boolean =>
  before.kind !== after.kind || before.name !== after.name || before.taxId !== after.taxId

async function rejectFaulty(tx: Tx, batch: RowBatch<AccountRow>): Promise<void> {
  const codes = batch.open.flatMap(({ value }) => value.cycleCode ?? [])
  const cycles = await loadCycleNames(tx, [...new Set(codes)])
  for (const { row, value } of batch.open) {
    const fault = accountFault(value)
    if (fault !== undefined) batch.reject(row, fault.code, fault.facts)
    else if (value.cycleCode !== null && !cycles.has(value.cycleCode)) {
      batch.reject(row, 'unknown_cycle', { cycle: value.cycleCode })
    }
  }
}

async function openAccounts(
  tx: Tx,
  accounts: readonly AccountRow[],
  ctx: Pick<Context, 'clock' | 'newId'>,
): Promise<string[]> {
  const stored = accounts.map(account => storedOf(account, ctx.newId()))
  const taken = await takeNumbers(
    tx,
    stored.map(({ accountId, accountNumber }) => ({ accountId, number: accountNumber })),
  )
  const mine = new Set(taken)
  const fresh = stored.filter(({ accountNumber }) => mine.has(accountNumber))
  if (fresh.length > 0) await insertAccounts(tx, fresh, ctx.clock.now())
  return taken
}

function storedOf(account: AccountRow, accountId: string): StoredAccount {
  const { line1, line2, postalCode, city, region, country, ...rest } = account
  const address = { line1, line2, postalCode, city, region, country }
  return {
    ...rest,
    accountId,
    exemptions: account.exemptions ?? [],
    ...(account.phone === undefined ? {} : { phone: account.phone }),
    billTo: { ...address, lines: addressLines(address) },
  }
}

function rowOf({ accountId: _, billTo, ...rest }: StoredAccount): AccountRow {
  return { ...rest, ...addressOf(billTo), kind: rest.kind === 'house' ? 'business' : rest.kind }
}
