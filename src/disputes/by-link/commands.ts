import { z } from 'zod'
import { code, line, optional } from '../../formats/fields.ts'
import { mediaTypeOf } from '../../formats/file-kind.ts'
import { parseAmount } from '../../kernel/money.ts'
import { ok, RefusalError } from '../../kernel/result.ts'
import { type AnyCommand, type Context, defineCommand } from '../../platform/command.ts'
import type { Tx } from '../../platform/database/database.ts'
import { openPayLink } from '../../receivables/payments/commands/pay-links.ts'
import type { PayLink } from '../../receivables/payments/load/pay-links.ts'
import { requireCase } from '../cases/commands/decide.ts'
import { disputed } from '../cases/commands/open.ts'
import { keptFile, said } from '../cases/commands/steer.ts'
import type { StoredCase } from '../cases/load.ts'
import { countOpenByLink, loadOwnCases, loadOwnDocuments, loadOwnLines } from './load.ts'

/** The most that one account may have open by link: a link that got about must not flood the desk. */
const MOST_OPEN = 10

const text = z
  .string()
  .trim()
  .min(1)
  .max(4000)
  .refine(value => value.isWellFormed() && !value.includes('\u0000'), { error: 'plain text' })

const files = z
  .array(z.strictObject({ name: line(200), content: z.base64().max(7_000_000) }))
  .max(3)
  .default([])
type Files = z.output<typeof files>

const shared = { token: z.string().max(100), text, files }

const opening = z.strictObject({
  ...shared,
  document: code,
  line: optional(z.int().min(1)),
  amount: optional(z.string().max(40)),
  cause: code,
  contact: optional(line(200)),
})

/** What the log keeps: neither the secret of the link nor the files. */
function logged<Input extends { readonly token: string; readonly files: Files }>(input: Input) {
  const { token: _, files: sent, ...rest } = input
  return { ...rest, files: sent.map(({ name }) => name) }
}

async function holder(tx: Tx, token: string, ctx: Context): Promise<PayLink> {
  const link = await openPayLink(tx, token, ctx.clock.now())
  if (link === undefined) throw new RefusalError('pay_link_invalid', {})
  return link
}

/**
 * Opens a dispute of whoever has a link of the account: about an invoice, a line or an amount of it, in
 * the customer's words and with their files. It is confirmed, and not asked for from then on.
 */
const disputeByLink = defineCommand({
  name: 'disputeByLink',
  summary: 'Open a dispute that a customer entered on the page of their link',
  permission: 'disputes.work',
  input: opening,
  logged,
  run: async (tx, input, ctx) => {
    const link = await holder(tx, input.token, ctx)
    const documents = await loadOwnDocuments(tx, link)
    const document = documents.find(({ label }) => label === input.document)
    if (document === undefined)
      throw new RefusalError('unknown_document', { document: input.document })
    if ((await countOpenByLink(tx, link.accountId)) >= MOST_OPEN) {
      throw new RefusalError('too_many_cases', { most: MOST_OPEN })
    }
    const { currency } = document
    const amountMinor = input.amount === null ? null : parseAmount(input.amount, currency)
    if (amountMinor === undefined || (amountMinor !== null && amountMinor <= 0n)) {
      throw new RefusalError('amount_not_positive', { value: input.amount ?? '', currency })
    }
    const lines = input.line === null ? [] : await loadOwnLines(tx, link, document.label)
    if (input.line !== null && !lines.some(({ lineNo }) => lineNo === input.line)) {
      throw new RefusalError('unknown_line', { line: input.line })
    }
    const { line: lineNo, cause, contact, text: words } = input
    const opened = await disputed(tx, ctx, {
      ...{ document: document.label, accountNumber: null, line: lineNo, amountMinor, cause },
      ...{ text: words, contact, channel: 'portal', owner: null, dueOn: null, confirm: true },
      on: ctx.clock.now().toZonedDateTimeISO('UTC').toPlainDate(),
    })
    await keep(tx, ctx, await requireCase(tx, opened.case), input.files)
    return ok({ case: opened.case, dueOn: opened.dueOn })
  },
})

/** Takes what a customer says in a case of theirs; somebody is to look at it today. */
const messageByLink = defineCommand({
  name: 'messageByLink',
  summary: 'Take a message of a customer in a case, entered on the page of their link',
  permission: 'disputes.work',
  input: z.strictObject({ ...shared, case: line(100) }),
  logged,
  run: async (tx, input, ctx) => {
    const link = await holder(tx, input.token, ctx)
    const [own] = await loadOwnCases(tx, link, input.case)
    if (own === undefined) throw new RefusalError('unknown_case', { case: input.case })
    const of = await requireCase(tx, own.number)
    const nextOn = ctx.clock.now().toZonedDateTimeISO('UTC').toPlainDate()
    await said(tx, ctx, of, { kind: 'message_in', text: input.text, channel: 'portal', nextOn })
    await keep(tx, ctx, of, input.files)
    return ok({ case: of.number })
  },
})

async function keep(tx: Tx, ctx: Context, of: StoredCase, sent: Files): Promise<void> {
  for (const { name, content: text64 } of sent) {
    const content = Buffer.from(text64, 'base64')
    const mediaType = mediaTypeOf(content)
    if (mediaType === undefined) throw new RefusalError('evidence_kind', { name })
    await keptFile(tx, ctx, of, { name, mediaType, content }, null)
  }
}

/** What customers do about their cases by a link, without signing in. */
export const linkCommands: readonly AnyCommand[] = [disputeByLink, messageByLink]
