import { ok, type Result, refuse } from '../../../kernel/result.ts'
import { loadLegalEntityByCode } from '../../../ledger/load.ts'
import { type Context, defineCommand } from '../../../platform/command.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { type MessageToQueue, queueMessages } from '../../messages/commands/queue.ts'
import { DeliverDocuments } from '../api.ts'
import { loadUndelivered, type Undelivered } from '../load.ts'

/** Documents that one command hands over: half a second. */
const AT_ONCE = 500

/** What was handed over, by channel. */
export type Delivered = {
  readonly documents: number
  readonly email: number
  readonly letter: number
  readonly portal: number
  /** A job goes on with the rest. */
  readonly more: boolean
}

/**
 * Sends issued documents to their customers, each once and by the customer's preference: as an e-mail
 * with the PDF, as a letter for the next print batch, or in the portal. Issuing and sending are apart:
 * what was issued is sent when somebody, or the schedule, says so. Asked again it sends what is new.
 */
export const deliverDocuments = defineCommand({
  name: 'deliverDocuments',
  summary: 'Send issued documents to their customers by e-mail, post or portal, each once',
  permission: 'messages.deliver',
  input: DeliverDocuments,
  run: async (tx, input, ctx): Promise<Result<Delivered>> => {
    const entity = await loadLegalEntityByCode(tx, input.legalEntity)
    if (entity === undefined) return refuse('unknown_legal_entity', { entity: input.legalEntity })
    return ok(await deliver(tx, ctx, { ...input, legalEntityId: entity.legalEntityId }))
  },
  // Two runs over one document: the second finds it sent.
  alsoRetry: ['23505'],
})

async function deliver(
  tx: Tx,
  ctx: Context,
  span: {
    readonly legalEntity: string
    readonly legalEntityId: string
    readonly issuedFrom: Temporal.PlainDate
    readonly issuedTo: Temporal.PlainDate
  },
): Promise<Delivered> {
  const { legalEntityId, issuedFrom: from, issuedTo: to } = span
  const found = await loadUndelivered(tx, { legalEntityId, from, to }, AT_ONCE + 1)
  const documents = found.slice(0, AT_ONCE)
  const more = found.length > AT_ONCE
  const sent = await queueMessages(
    tx,
    ctx,
    documents.map(each => messageOf(each, legalEntityId)),
  )
  if (more) {
    const payload = {
      legalEntity: span.legalEntity,
      issuedFrom: from.toString(),
      issuedTo: to.toString(),
    }
    await ctx.enqueue(tx, { task: 'deliverDocuments', payload })
  }
  const by = (channel: string): number => sent.filter(each => each.channel === channel).length
  const counts = { email: by('email'), letter: by('letter'), portal: by('portal') }
  return { documents: documents.length, ...counts, more }
}

function messageOf(document: Undelivered, legalEntityId: string): MessageToQueue {
  const { accountId, invoiceId, number, currency, payableMinor } = document
  const shared = {
    accountId,
    legalEntityId,
    documents: [invoiceId],
    about: [{ kind: 'invoice', id: invoiceId, label: number }],
    key: `document:${invoiceId}`,
  }
  if (document.kind === 'credit_note') {
    const amount = { minor: -payableMinor, currency }
    const { issuedOn, corrects } = document
    const facts = { document: number, issuedOn, amount, corrects }
    return { ...shared, templateCode: 'credit_note_delivery', facts }
  }
  const { issuedOn, dueOn, isCollected } = document
  const isNothingDue = payableMinor <= 0n
  const amount = { minor: payableMinor, currency }
  // Why it is charged is said with it, and what to do where it is wrong.
  if (document.isLateCharge && !isNothingDue && !isCollected) {
    const facts = { document: number, amount, payBy: dueOn }
    return { ...shared, templateCode: 'late_fee_notice', facts }
  }
  const facts = { document: number, issuedOn, dueOn, amount, isCollected, isNothingDue }
  return { ...shared, templateCode: 'invoice_delivery', facts }
}
