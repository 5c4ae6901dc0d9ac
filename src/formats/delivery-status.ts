import PostalMime, { type Email } from 'postal-mime'

/** What a report says of one recipient of an e-mail. */
export type DeliveryReport = {
  /** `hard`: the address will never work. `soft`: not now. `complaint`: its reader called it unwanted. */
  readonly kind: 'hard' | 'soft' | 'complaint'
  readonly email: string
  /** Status by RFC 3463, such as `5.1.1`; null where none is told. */
  readonly status: string | null
  /** What the server said, in one line. */
  readonly diagnostic: string
  /** Message-ID of the e-mail that it is about, without brackets; null where it is not returned. */
  readonly messageId: string | null
  /** The address that the report was sent to, which may carry the message's id. */
  readonly sentTo: string | null
  /** Message-ID of the report itself. */
  readonly reportId: string | null
}

/** The largest report that is read. */
export const MOST_REPORT_BYTES = 1_000_000

/**
 * Reads what a mail server sends back when it could not deliver an e-mail (a delivery status
 * notification, RFC 3464), or when a reader complained (RFC 5965): an entry each recipient that
 * failed. Delays and successes give none, nor does any other e-mail.
 */
export async function readDeliveryReports(raw: Uint8Array | string): Promise<DeliveryReport[]> {
  const email = await PostalMime.parse(raw, {
    attachmentEncoding: 'utf8',
    maxNestingDepth: 20,
    rfc822Attachments: true,
    forceRfc822Attachments: true,
  })
  const about = {
    messageId: returnedId(email),
    sentTo: email.to?.[0]?.address ?? email.deliveredTo ?? null,
    reportId: bare(email.messageId),
  }
  const statuses = partsOf(email, 'message/delivery-status').flatMap(recipientsOf)
  const complaints = partsOf(email, 'message/feedback-report').flatMap(complaintOf)
  return [...statuses, ...complaints].map(found => ({ ...found, ...about }))
}

function partsOf({ attachments }: Email, type: string): string[] {
  return attachments
    .filter(part => part.mimeType.toLowerCase() === type)
    .map(part => (typeof part.content === 'string' ? part.content : ''))
}

type Found = Pick<DeliveryReport, 'kind' | 'email' | 'status' | 'diagnostic'>

/** The recipients of a status part: its groups of fields after the first, one each. */
function recipientsOf(text: string): Found[] {
  return groupsOf(text).flatMap(fields => {
    const email = addressOf(fields.get('original-recipient') ?? fields.get('final-recipient'))
    const action = fields.get('action')?.toLowerCase()
    if (email === undefined || action !== 'failed') return []
    const status = /^[245]\.\d{1,3}\.\d{1,3}/.exec(fields.get('status') ?? '')?.[0] ?? null
    const diagnostic = (fields.get('diagnostic-code') ?? '').replace(/^smtp;\s*/i, '')
    return [
      { kind: kindOf(status, diagnostic), email, status, diagnostic: diagnostic.slice(0, 500) },
    ]
  })
}

/**
 * Hard where the address or its domain does not exist or was given up (X.1.x, X.2.1); everything else,
 * such as a full mailbox or a policy, may be different for the next message (RFC 3463).
 */
function kindOf(status: string | null, diagnostic: string): 'hard' | 'soft' {
  if (status === null) return /\b55[013]\b/.test(diagnostic) ? 'hard' : 'soft'
  return /^5\.(?:1\.\d+|2\.1|4\.4)$/.test(status) ? 'hard' : 'soft'
}

function complaintOf(text: string): Found[] {
  const [fields] = groupsOf(text)
  const email = addressOf(fields?.get('original-rcpt-to'))
  const type = fields?.get('feedback-type')
  if (email === undefined || type === undefined) return []
  return [{ kind: 'complaint', email, status: null, diagnostic: type.slice(0, 500) }]
}

/** Groups of header fields with blank lines between; folded lines are joined. */
function groupsOf(text: string): Map<string, string>[] {
  return text
    .replaceAll('\r\n', '\n')
    .replace(/\n[ \t]+/g, ' ')
    .split(/\n\s*\n/)
    .map(group => {
      const fields = group.split('\n').flatMap(line => {
        const at = line.indexOf(':')
        return at < 1 ? [] : [[line.slice(0, at).toLowerCase(), line.slice(at + 1).trim()] as const]
      })
      return new Map(fields)
    })
    .filter(fields => fields.size > 0)
}

/** `rfc822; anna@example.com` → the address. */
function addressOf(field: string | undefined): string | undefined {
  const address = (field ?? '')
    .replace(/^[a-z0-9-]+;\s*/i, '')
    .replace(/^<|>$/g, '')
    .trim()
  return address.includes('@') && address.length <= 254 ? address : undefined
}

function returnedId(email: Email): string | null {
  const returned = [
    ...partsOf(email, 'message/rfc822'),
    ...partsOf(email, 'text/rfc822-headers'),
    ...partsOf(email, 'message/rfc822-headers'),
  ]
  for (const text of returned) {
    const [headers] = groupsOf(text)
    const id = bare(headers?.get('message-id'))
    if (id !== null) return id
  }
  return bare(email.inReplyTo)
}

function bare(id: string | undefined): string | null {
  return /<([^<>\s]{1,250})>/.exec(id ?? '')?.[1] ?? null
}
