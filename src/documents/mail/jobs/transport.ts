import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setting } from '../../../platform/settings/settings.ts'
import { openSession, type SmtpServer, type SmtpSession } from './smtp.ts'

/** How e-mails leave: through a mail server, or as files in a folder. */
export type MailTransport = {
  open(): Promise<SmtpSession>
  /** The address they come from; null: that of the legal entity. */
  readonly from: string | null
  /** The address that mail servers report failures to; null: the one they come from. */
  readonly bounces: string | null
}

/** The transport that the settings name; undefined where e-mails wait until there is one. */
export function settledTransport(): MailTransport | undefined {
  const from = setting('QUITTANCE_MAIL_FROM') ?? null
  const bounces = setting('QUITTANCE_MAIL_BOUNCES') ?? null
  const folder = setting('QUITTANCE_MAIL_FOLDER')
  if (folder !== undefined) return { open: async () => folderSession(folder), from, bounces }
  const url = setting('QUITTANCE_SMTP_URL')
  if (url === undefined) return undefined
  const server = smtpServer(url, setting('QUITTANCE_SMTP_TLS'))
  return { open: () => openSession(server), from, bounces }
}

/** The server of a URL such as smtp://user:password@mail.example.com:587. */
export function smtpServer(url: URL, startTls: SmtpServer['startTls']): SmtpServer {
  const isTls = url.protocol === 'smtps:'
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port === '' ? (isTls ? 465 : 587) : Number(url.port),
    isTls,
    startTls,
    user: url.username === '' ? null : decodeURIComponent(url.username),
    password: url.password === '' ? null : decodeURIComponent(url.password),
  }
}

/** Writes e-mails as files instead of sending them: to try things out, and for the demo. */
export function folderSession(folder: string): SmtpSession {
  return {
    isOver: false,
    close: () => {},
    send: async ({ raw }) => {
      const id = /^Message-ID: <([0-9a-f-]{36})@/im.exec(raw.toString('latin1'))?.[1]
      if (id === undefined) throw new Error('defect: an e-mail without its id')
      await mkdir(folder, { recursive: true, mode: 0o700 })
      await writeFile(join(folder, `${id}.eml`), raw, { mode: 0o600 })
      return { outcome: 'accepted', code: null, answer: `written to ${id}.eml` }
    },
  }
}
