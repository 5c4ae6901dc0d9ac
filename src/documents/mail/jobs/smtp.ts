import { Readable } from 'node:stream'
import SMTPConnection from 'nodemailer/lib/smtp-connection'
import { type AttemptOutcome, failureOutcome } from '../attempts.ts'

/** Where e-mails are handed over. */
export type SmtpServer = {
  readonly host: string
  readonly port: number
  /** TLS from the first byte (port 465). */
  readonly isTls: boolean
  /** `required`: nothing is sent without STARTTLS. `off`: for a server on this machine. */
  readonly startTls: 'required' | 'if_offered' | 'off'
  readonly user: string | null
  readonly password: string | null
  /** Certificates of one's own authority, PEM; default those of the system. */
  readonly ca?: string
}

/** A text ready to be sent, and whose it is. */
export type Envelope = { readonly from: string; readonly to: string; readonly raw: Buffer }

/** What came of handing a text over. */
export type HandedOver = {
  readonly outcome: AttemptOutcome
  readonly code: number | null
  readonly answer: string
}

/** How long the server may be silent. RFC 5321 asks for ten minutes after the end of the text. */
const TIMEOUTS_MS = { connect: 30_000, greeting: 30_000, silence: 600_000 }

/** A session with a mail server; one text after the other. */
export type SmtpSession = {
  send(envelope: Envelope): Promise<HandedOver>
  /** Whether the next text needs a new session. */
  readonly isOver: boolean
  close(): void
}

/** Opens a session: connects, secures the connection, signs in. Throws an error with its command. */
export async function openSession(server: SmtpServer): Promise<SmtpSession> {
  const connection = new SMTPConnection({
    host: server.host,
    port: server.port,
    secure: server.isTls,
    requireTLS: server.startTls === 'required' && !server.isTls,
    ignoreTLS: server.startTls === 'off',
    connectionTimeout: TIMEOUTS_MS.connect,
    greetingTimeout: TIMEOUTS_MS.greeting,
    socketTimeout: TIMEOUTS_MS.silence,
    tls: { minVersion: 'TLSv1.2', ...(server.ca === undefined ? {} : { ca: server.ca }) },
  })
  const state = { isOver: false }
  const broken = new Promise<never>((_, reject) => {
    connection.on('error', error => {
      state.isOver = true
      reject(error)
    })
    connection.on('end', () => {
      state.isOver = true
    })
  })
  // Of a connection that breaks while nobody uses it the next user is told.
  broken.catch(() => {})
  await Promise.race([broken, done(called => connection.connect(called))])
  const { user, password } = server
  if (user !== null && password !== null) {
    const credentials = { user, pass: password }
    await Promise.race([broken, done(called => connection.login({ credentials }, called))])
  }
  return {
    send: async envelope => {
      const came = await handOver(connection, broken, envelope)
      // After a refusal the server still holds what it was told of this text.
      if (came.outcome !== 'accepted' && !state.isOver) {
        const reset = came.code === null ? Promise.reject() : done(c => connection.reset(c))
        await Promise.race([broken, reset]).catch(() => {
          state.isOver = true
        })
      }
      return came
    },
    get isOver() {
      return state.isOver
    },
    close: () => (state.isOver ? connection.close() : connection.quit()),
  }
}

function done(work: (called: (error?: Error | null) => void) => void): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  work(error => (error ? reject(error) : resolve()))
  return promise
}

/**
 * Hands one text over. The text is given as a stream, which is read only once the server asks for
 * it: so it is known whether a broken connection came before or after its end.
 */
async function handOver(
  connection: SMTPConnection,
  broken: Promise<never>,
  { from, to, raw }: Envelope,
): Promise<HandedOver> {
  let isWhole = false
  const text = Readable.from([raw])
  text.on('end', () => {
    isWhole = true
  })
  const sent = new Promise<HandedOver>((resolve, reject) => {
    connection.send({ from, to: [to], size: raw.length }, text, (error, info) => {
      if (error) reject(error)
      else resolve({ outcome: 'accepted', code: 250, answer: printable(info?.response ?? '') })
    })
  })
  try {
    return await Promise.race([sent, broken])
  } catch (error) {
    sent.catch(() => {})
    return failed(error, isWhole)
  }
}

/** What a failure of a session or a text means, with the server's words. */
export function failed(error: unknown, isWhole: boolean): HandedOver {
  const { responseCode, command, response, message } = error as {
    readonly responseCode?: number
    readonly command?: string
    readonly response?: string
    readonly message?: string
  }
  const code = typeof responseCode === 'number' ? responseCode : null
  const outcome = failureOutcome({ code, command: command ?? 'CONN', isWhole })
  return { outcome, code, answer: printable(response || message || String(error)) }
}

/** The beginning of an answer as it can be kept and shown: it may be anything. */
function printable(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/[\p{Cc}\ufffd]+/gu, ' ')
    .slice(0, 500)
    .trim()
}
