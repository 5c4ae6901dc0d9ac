import { loadAccountIds } from '../../../accounts/load/accounts.ts'
import type { IssuedDocument } from '../../../invoicing/credit.ts'
import { grossLeft } from '../../../invoicing/credit-gross.ts'
import {
  loadCreditGroups,
  loadCreditSources,
  loadIssued,
  loadRoundingLeft,
  lockAccount,
} from '../../../invoicing/load/credit.ts'
import { formatAmount, lesser, parseAmount } from '../../../kernel/money.ts'
import { isBefore } from '../../../kernel/period.ts'
import { ok, RefusalError } from '../../../kernel/result.ts'
import { loadLegalEntity } from '../../../ledger/load.ts'
import { lockItems } from '../../../ledger/open-items/load.ts'
import { type Context, defineCommand } from '../../../platform/command.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { OpenDispute, OpenInquiry } from '../api.ts'
import { frozenPart } from '../case.ts'
import { loadDisputed } from '../load.ts'
import { broughtBefore, type Opened, type Opening, opened } from './open-case.ts'

/** A dispute that is to be opened; `amountMinor` null: all that is left of line or document. */
export type DisputeAsked = Opening & {
  readonly document: string
  readonly accountNumber: string | null
  readonly line: number | null
  readonly amountMinor: bigint | null
  readonly deductionId?: string
  readonly reference?: string | null
}

/**
 * Opens a dispute about a document, a line or an amount. From then on nobody asks for that amount, as
 * far as it is open; the rest of the document stays due.
 */
export const openDispute = defineCommand({
  name: 'openDispute',
  summary:
    'Open a dispute about a document, a line or an amount; what is disputed is not asked for',
  permission: 'disputes.open',
  input: OpenDispute,
  run: async (tx, { amount, ...input }, ctx) => {
    if (amount === null) return ok(await disputed(tx, ctx, { ...input, amountMinor: null }))
    const { currency } = await issued(tx, input.document, input.accountNumber)
    const amountMinor = parseAmount(amount, currency)
    if (amountMinor === undefined || amountMinor <= 0n) {
      throw new RefusalError('amount_not_positive', { value: amount, currency })
    }
    return ok(await disputed(tx, ctx, { ...input, amountMinor }))
  },
})

/** Opens an inquiry: a question of a customer, to be answered by a day. */
export const openInquiry = defineCommand({
  name: 'openInquiry',
  summary: 'Record a question of a customer, to be answered by a day',
  permission: 'disputes.open',
  input: OpenInquiry,
  run: async (tx, input, ctx) => {
    const accountId = (await loadAccountIds(tx, [input.accountNumber])).get(input.accountNumber)
    if (accountId === undefined) {
      throw new RefusalError('unknown_account', { account: input.accountNumber })
    }
    const { accountNumber } = input
    const document =
      input.document === null
        ? null
        : await issuedFor(tx, input.document, { accountId, accountNumber })
    if (document !== null) await refuseUnknownLine(tx, document, input.line)
    const about = {
      documentAccountId: document?.accountId ?? null,
      invoiceId: document?.invoiceId ?? null,
      lineNo: document === null ? null : input.line,
    }
    const nothing = { itemId: null, currency: null, amountMinor: null, frozenMinor: 0n }
    return ok(
      await opened(tx, ctx, 'inquiry', accountId, input, {
        ...about,
        ...nothing,
        deductionId: null,
      }),
    )
  },
})

/** Transaction step: opens a dispute and freezes what of it is open. */
export async function disputed(tx: Tx, ctx: Context, asked: DisputeAsked): Promise<Opened> {
  const document = await issued(tx, asked.document, asked.accountNumber)
  const { currency, invoiceId, accountId: documentAccountId } = document
  if (isBefore(asked.on, document.issuedOn)) {
    const date = document.issuedOn.toString()
    throw new RefusalError('dispute_before_document', { document: asked.document, date })
  }
  const key = { accountId: document.payerId ?? documentAccountId, itemId: invoiceId }
  await lockAccount(tx, documentAccountId)
  const [item] = await lockItems(tx, [key])
  if (item === undefined) throw new RefusalError('unknown_item', { item: asked.document })
  const { reference = null } = asked
  const same = reference === null ? undefined : await broughtBefore(tx, key.accountId, reference)
  if (same !== undefined) return same
  const left = await disputable(tx, document, asked.line)
  const before = await loadDisputed(tx, key, { documentAccountId, lineNo: asked.line })
  const free = lesser(left.lineMinor - before.lineMinor, left.wholeMinor - before.wholeMinor)
  const amountMinor = asked.amountMinor ?? free
  if (free <= 0n || amountMinor > free) {
    throw new RefusalError('dispute_exceeds', {
      document: asked.document,
      asked: formatAmount(amountMinor > 0n ? amountMinor : 0n, currency),
      left: formatAmount(free > 0n ? free : 0n, currency),
      currency,
    })
  }
  const frozenMinor = frozenPart(amountMinor, item.openMinor, before.frozenMinor)
  return opened(tx, ctx, 'dispute', key.accountId, asked, {
    documentAccountId,
    invoiceId,
    lineNo: asked.line,
    itemId: key.itemId,
    currency,
    amountMinor,
    frozenMinor,
    deductionId: asked.deductionId ?? null,
    reference,
  })
}

/** The invoice that a dispute is about; refused where there is none, or it names no section. */
async function issued(
  tx: Tx,
  label: string,
  accountNumber: string | null,
): Promise<IssuedDocument> {
  const found = await loadIssued(
    tx,
    label,
    accountNumber === null ? null : { number: accountNumber },
  )
  if (found === undefined) throw new RefusalError('unknown_document', { document: label })
  const sections = found.sections ?? []
  if (accountNumber === null && sections.length > 0) {
    const accounts = sections.join(', ')
    throw new RefusalError('credit_names_no_section', { invoice: label, accounts })
  }
  if (found.kind !== 'invoice') throw new RefusalError('not_an_invoice', { invoice: label })
  if (found.voided) throw new RefusalError('invoice_voided', { invoice: label })
  return found
}

/** A document that somebody asks about: their own, a section of theirs, or one that they pay. */
async function issuedFor(
  tx: Tx,
  label: string,
  { accountId, accountNumber }: { readonly accountId: string; readonly accountNumber: string },
): Promise<IssuedDocument> {
  const own = await loadIssued(tx, label, { number: accountNumber })
  const found = own ?? (await loadIssued(tx, label, null))
  const isTheirs = own !== undefined || found?.payerId === accountId
  if (found === undefined || !isTheirs) {
    throw new RefusalError('unknown_document', { document: label })
  }
  return found
}

async function refuseUnknownLine(tx: Tx, of: IssuedDocument, line: number | null): Promise<void> {
  if (line === null) return
  const sources = await loadCreditSources(tx, of.accountId, of.invoiceId)
  if (!sources.some(each => each.lineNo === line)) throw new RefusalError('unknown_line', { line })
}

/** What of a line or document is billed and not credited, with tax. */
async function disputable(tx: Tx, of: IssuedDocument, line: number | null) {
  const sources = await loadCreditSources(tx, of.accountId, of.invoiceId)
  if (line !== null && !sources.some(each => each.lineNo === line)) {
    throw new RefusalError('unknown_line', { line })
  }
  const groups = await loadCreditGroups(tx, of.accountId, of.invoiceId)
  const entity = await loadLegalEntity(tx, of.legalEntityId)
  const mode = entity?.roundingMode ?? 'half_up'
  const rounding = await loadRoundingLeft(tx, of.accountId, of.invoiceId)
  const wholeMinor = grossLeft(sources, groups, null, mode, rounding)
  return {
    wholeMinor,
    lineMinor: line === null ? wholeMinor : grossLeft(sources, groups, [line], mode, rounding),
  }
}
