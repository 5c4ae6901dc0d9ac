import { loadAccount } from '../../accounts/load/accounts.ts'
import { localeOf } from '../../documents/localize.ts'
import { type Block, plainTextOf } from '../../documents/messages/blocks.ts'
import type { MessageChannel } from '../../documents/messages/channel.ts'
import { filled, namesOf } from '../../documents/messages/facts.ts'
import { loadAddressees } from '../../documents/messages/load.ts'
import { templateBase } from '../../documents/messages/template-codes.ts'
import {
  readWording,
  type WordingFault,
  worded,
  wordingFaults,
} from '../../documents/messages/wording.ts'
import type { Language } from '../../documents/page.ts'
import { renderLetter } from '../../documents/render.ts'
import { RefusalError } from '../../kernel/result.ts'
import { loadLegalEntityByCode } from '../../ledger/load.ts'
import type { System } from '../../platform/system.ts'
import { loadCustomerFacts } from '../../reporting/console/load/wording-facts.ts'
import { previewFacts } from './real-facts.ts'

/** A wording to be looked at before it is saved, for a customer as they are. */
export type WordingAsked = {
  readonly code: string
  readonly language: Language
  readonly channel: MessageChannel
  readonly legalEntity: string
  readonly account: string
  readonly subject: string
  readonly body: string
}

/** What a wording comes to, or every fault in it; and what it may say. */
export type WordingShown = {
  readonly faults: readonly WordingFault[]
  readonly names: readonly string[]
  /** What nothing in the customer's books gives. */
  readonly madeUp: readonly string[]
  readonly subject: string | null
  readonly blocks: readonly Block[]
  readonly text: string | null
  /** Of a letter: its page as PDF, base64. */
  readonly pdf: string | null
}

/**
 * What a wording would say to a customer, with their own documents, payments and agreements; nothing is
 * kept or sent. Throws the refusals `unknown_message_kind`, `unknown_account`, `unknown_legal_entity`.
 */
export async function previewWording(
  { db, clock }: Pick<System, 'db' | 'clock'>,
  asked: WordingAsked,
): Promise<WordingShown> {
  const { code, language, channel, subject, body } = asked
  const base = templateBase(code)
  if (base === undefined) {
    throw new RefusalError('unknown_message_kind', { template: code, kinds: 'reminder_1, …' })
  }
  const account = await loadAccount(db, asked.account)
  if (account === undefined) throw new RefusalError('unknown_account', { account: asked.account })
  const sender = await loadLegalEntityByCode(db, asked.legalEntity)
  if (sender === undefined) {
    throw new RefusalError('unknown_legal_entity', { entity: asked.legalEntity })
  }
  const { accountId } = account
  const today = clock.now().toZonedDateTimeISO(sender.timeZone).toPlainDate()
  const { legalEntityId, currency } = sender
  const books = await loadCustomerFacts(db, { accountId, legalEntityId, currency }, today)
  const { facts, madeUp } = previewFacts(base, books, today)
  const customer = (await loadAddressees(db, [accountId])).get(accountId)!
  const paper = customer.paper ?? (sender.paper === 'us-letter' ? 'us-letter' : 'a4')
  const parties = { customer, entity: sender, today }
  const to = { language, locale: localeOf(language, paper) }
  const { scope, tables } = filled(base, facts, parties, to)
  const known = namesOf(base)
  const names = [...known].flatMap(([name, members]) =>
    members.length === 0 ? [name] : members.map(member => `${name}.${member}`),
  )
  const faults = wordingFaults({ subject, body }, known, scope)
  const nothing = { subject: null, blocks: [], text: null, pdf: null }
  if (faults.length > 0) return { faults, names, madeUp, ...nothing }
  const content = worded(readWording({ subject, body }), scope, tables)
  const letter = {
    ...{ subject: content.subject, blocks: content.blocks, language, date: today.toString() },
    recipient: { ...customer, lines: customer.addressLines, paper } as const,
    ...{ sender, copy: null },
  }
  return {
    ...{ faults, names, madeUp, subject: content.subject, blocks: content.blocks },
    text: plainTextOf(content.blocks),
    pdf: channel === 'letter' ? Buffer.from(renderLetter(letter)).toString('base64') : null,
  }
}
