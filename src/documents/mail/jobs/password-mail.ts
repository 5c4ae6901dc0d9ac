import { ForgottenPassword, forgottenLink } from '../../../identity/sign-in/commands/forgotten.ts'
import { LINK_HOURS } from '../../../identity/sign-in/session-times.ts'
import { type LegalEntityRow, loadEntityCodes, loadLegalEntity } from '../../../ledger/load.ts'
import type { Db } from '../../../platform/database/database.ts'
import { newId } from '../../../platform/ids.ts'
import type { PrintHost } from '../../commands/print.ts'
import type { Block } from '../../messages/blocks.ts'
import { PASSWORD_MAIL } from '../password-words.ts'
import { composeMail } from './compose.ts'
import type { MailTransport } from './transport.ts'

/**
 * Mails the link of a forgotten password. The link is made here and now, and again at a second try, so that
 * it stands in no table; the one before no longer works then. A server that does not take it: tried again.
 */
export async function mailPasswordLink(
  host: PrintHost,
  payload: unknown,
  transport: MailTransport | undefined,
): Promise<void> {
  const asked = ForgottenPassword.parse(payload)
  const sender = await houseSender(host.db)
  const from = transport?.from ?? sender?.email ?? null
  if (transport === undefined || from === null) {
    host.log.warn(
      {},
      'a password link was asked for, and there is no mail server or address to send it from',
    )
    return
  }
  const session = await transport.open()
  try {
    const made = await forgottenLink(host, asked)
    if (made === undefined) return
    const { person, url } = made
    const words = PASSWORD_MAIL[person.language]
    const blocks: Block[] = [
      paragraph(words.greeting.replace('{name}', person.name)),
      paragraph(words.asked.replace('{hours}', String(LINK_HOURS.forgotten))),
      { kind: 'paragraph', runs: [{ text: url, href: url }] },
      paragraph(words.otherwise),
    ]
    const raw = await composeMail({
      messageId: newId(),
      ...{ subject: words.subject, blocks, language: person.language, at: host.clock.now() },
      to: { name: person.name, email: person.email },
      from: { name: sender?.name ?? 'Quittance', email: from },
      replyTo: null,
      sender: sender ?? NOBODY,
      ...{ files: [], unsubscribe: null },
    })
    const came = await session.send({ from, to: person.email, raw })
    if (came.outcome !== 'accepted') throw new Error(`the mail server answered: ${came.answer}`)
  } finally {
    session.close()
  }
}

function paragraph(text: string): Block {
  return { kind: 'paragraph', runs: [{ text }] }
}

/** A house without a legal entity yet writes under its own name. */
const NOBODY = {
  ...{ name: 'Quittance', addressLines: [], email: null, phone: null, website: null },
  ...{ registration: null, taxId: null, accent: '#1f2933' },
} as const

/** The legal entity in whose name the house itself writes: the first by its code. */
async function houseSender(db: Db): Promise<LegalEntityRow | undefined> {
  const codes = await loadEntityCodes(db)
  const first = codes.toSorted((a, b) => (a.code < b.code ? -1 : 1))[0]
  return first === undefined ? undefined : loadLegalEntity(db, first.legalEntityId)
}
