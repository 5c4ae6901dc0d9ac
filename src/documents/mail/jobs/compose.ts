import MailComposer from 'nodemailer/lib/mail-composer'
import type { Block } from '../../messages/blocks.ts'
import { plainTextOf } from '../../messages/blocks.ts'
import { LOGO_CID, type MailSender, mailHtml } from '../html.ts'

/** A file that goes with an e-mail. */
export type MailFile = {
  readonly name: string
  readonly type: string
  readonly content: Uint8Array
}

/** An e-mail before it is composed. */
export type Mail = {
  readonly messageId: string
  readonly subject: string
  readonly blocks: readonly Block[]
  readonly language: string
  readonly at: Temporal.Instant
  readonly to: { readonly name: string; readonly email: string }
  readonly from: { readonly name: string; readonly email: string }
  readonly replyTo: string | null
  readonly sender: MailSender
  readonly files: readonly MailFile[]
  /** Where one asks for no more of this kind; null where the kind must reach the customer. */
  readonly unsubscribe: string | null
}

/**
 * An e-mail as it is sent: the same message gives the same Message-ID each time, by which a mailbox
 * that got it twice keeps it once. Names, addresses and the subject come in as values of their
 * headers, never as header text, so that none can begin a header of its own; nothing is read from
 * files or the network.
 */
export async function composeMail(mail: Mail): Promise<Buffer> {
  const domain = mail.from.email.split('@').at(-1) ?? 'localhost'
  const composer = new MailComposer({
    messageId: `<${mail.messageId}@${domain}>`,
    date: new Date(mail.at.epochMilliseconds),
    from: { name: oneLine(mail.from.name), address: mail.from.email },
    to: { name: oneLine(mail.to.name), address: mail.to.email },
    ...(mail.replyTo === null ? {} : { replyTo: mail.replyTo }),
    subject: oneLine(mail.subject),
    text: `${plainTextOf(mail.blocks)}\n\n-- \n${[mail.sender.name, ...mail.sender.addressLines].join('\n')}\n`,
    html: mailHtml(mail, mail.sender),
    attachments: [
      ...logoPart(mail.sender),
      ...mail.files.map(file => ({
        filename: oneLine(file.name),
        contentType: file.type,
        content: Buffer.from(file.content),
      })),
    ],
    headers: {
      // No automatic answers, please (RFC 3834).
      'Auto-Submitted': 'auto-generated',
      'Content-Language': mail.language,
    },
    ...(mail.unsubscribe === null
      ? {}
      : { list: { unsubscribe: `mailto:${mail.unsubscribe}?subject=unsubscribe` } }),
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  const { promise, resolve, reject } = Promise.withResolvers<Buffer>()
  composer.compile().build((error, built) => (error ? reject(error) : resolve(built as Buffer)))
  return promise
}

/** The logo in the text of the e-mail; no file that somebody would open. */
function logoPart({ logo }: MailSender) {
  if (logo === undefined) return []
  const { contentType, content } = logo
  const filename = contentType === 'image/png' ? 'logo.png' : 'logo.jpg'
  const inline = { cid: LOGO_CID, contentDisposition: 'inline' as const }
  return [{ filename, contentType, content: Buffer.from(content), ...inline }]
}

function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim()
}
