import { loadAccountIds } from '../../../accounts/load/accounts.ts'
import { accountsOf } from '../../../identity/access.ts'
import { loadAccess } from '../../../identity/load/access.ts'
import { ok, type Result, refuse } from '../../../kernel/result.ts'
import { defineCommand } from '../../../platform/command.ts'
import { DocumentOpened } from '../api.ts'
import { findOwnDocument } from '../load.ts'
import { insertOpening } from '../save.ts'

/**
 * Records that a customer opened a document on their own pages, by which it is proven that it arrived,
 * whatever became of its e-mail. The first time counts; opened again nothing changes.
 */
export const recordDocumentOpened = defineCommand({
  name: 'recordDocumentOpened',
  summary: 'Record that a customer opened a document on their own pages (the pages do this)',
  permission: 'portal.view',
  input: DocumentOpened,
  run: async (tx, input, ctx): Promise<Result<{ recorded: boolean }>> => {
    const { accountNumber, document } = input
    const access = await loadAccess(tx, ctx.actor, ctx.clock.now())
    const seen = accountsOf(access, 'portal.view')
    const accountId = (await loadAccountIds(tx, [accountNumber])).get(accountNumber)
    if (accountId === undefined || seen === 'all' || !seen.includes(accountId)) {
      return refuse('not_permitted', {
        command: 'recordDocumentOpened',
        permission: 'portal.view',
      })
    }
    const invoiceId = await findOwnDocument(tx, accountId, document)
    if (invoiceId === undefined) return refuse('unknown_document', { document })
    const by = { actor: ctx.actor, now: ctx.clock.now() }
    return ok({ recorded: await insertOpening(tx, { accountId, invoiceId }, by) })
  },
})
