import { z } from 'zod'
import { code } from '../../formats/fields.ts'
import { ok, type Result, refuse } from '../../kernel/result.ts'
import { defineCommand } from '../../platform/command.ts'
import { loadAccount } from '../load/accounts.ts'

type TaxId = { readonly accountNumber: string; readonly taxId: string | null }

/** Shows the tax id of a person in full. It changes nothing but the log, which says who saw it. */
export const openTaxId = defineCommand({
  name: 'openTaxId',
  summary: 'Show a customer’s tax id in full; the log says who saw it',
  permission: 'personalData.read',
  input: z.strictObject({ accountNumber: code }),
  loggedValue: ({ accountNumber }: TaxId) => ({ accountNumber }),
  run: async (tx, { accountNumber }): Promise<Result<TaxId>> => {
    const account = await loadAccount(tx, accountNumber)
    if (account === undefined) return refuse('unknown_account', { account: accountNumber })
    return ok({ accountNumber, taxId: account.taxId })
  },
})
