import PostalMime from 'postal-mime'
import { decodeText } from '../../../formats/bank/statement.ts'
import type { Advice } from '../../../formats/remittance/advice.ts'
import {
  type AdviceCsvMapping,
  ownMapping,
  readAdviceCsv,
} from '../../../formats/remittance/advice-csv.ts'
import { readAdviceText } from '../../../formats/remittance/advice-text.ts'
import { readX820 } from '../../../formats/remittance/x820.ts'
import { RefusalError } from '../../../kernel/result.ts'
import { pdfLines } from '../../../platform/pdf/text.ts'

/** The forms in which payers send what they paid. */
export type AdviceFormat = 'csv' | 'x820' | 'email' | 'pdf' | 'text'

export type AdviceFile = { readonly format: AdviceFormat; readonly advices: readonly Advice[] }

/** Attachments of an e-mail are looked at up to here. */
const MOST_ATTACHMENTS = 20

/**
 * Reads a payer's file: X12 820, PDF, an e-mail as it came (its text, or what is attached to it), CSV
 * with a mapping or our own columns, or text. Throws a RefusalError that says what cannot be read; a
 * remittance that could be read in part is none.
 */
export async function readAdviceFile(
  bytes: Uint8Array,
  mapping: AdviceCsvMapping | null,
): Promise<AdviceFile> {
  if (bytes.length === 0) throw new RefusalError('remittance_empty', { format: 'file' })
  if (mapping !== null) return { format: 'csv', advices: readAdviceCsv(bytes, mapping) }
  const head = new TextDecoder('windows-1252').decode(bytes.subarray(0, 4096)).replace(/^ï»¿/, '')
  if (/^\s*%PDF-/.test(head)) return { format: 'pdf', advices: [await readPdf(bytes)] }
  if (/^\s*ISA[^A-Za-z0-9\s]/.test(head)) {
    return { format: 'x820', advices: readX820(decodeText(bytes, 'X12 820')) }
  }
  if (isEmail(head)) return { format: 'email', advices: await readEmail(bytes) }
  const own = ownMapping(head.split(/\r\n|\n|\r/)[0] ?? '')
  if (own !== undefined) return { format: 'csv', advices: readAdviceCsv(bytes, own) }
  return { format: 'text', advices: [readAdviceText(decodeText(bytes, 'text'), 'text')] }
}

/** Header fields of RFC 5322 from the first line on, one of which says who sent it. */
function isEmail(head: string): boolean {
  const fields = head.split(/\r?\n\r?\n/)[0] ?? ''
  if (!/^(?:From |[A-Za-z-]+:)/.test(fields)) return false
  return (
    /^(?:From|Return-Path|Received|Message-ID):/im.test(fields) &&
    /^MIME-Version:|^Subject:/im.test(fields)
  )
}

async function readPdf(bytes: Uint8Array): Promise<Advice> {
  const lines = await pdfLines(bytes)
  if (lines === undefined) throw new RefusalError('remittance_pdf_unreadable', {})
  if (lines.every(line => line.trim() === '')) throw new RefusalError('remittance_pdf_picture', {})
  return readAdviceText(lines.join('\n'), 'PDF')
}

/** What is attached says it more exactly than the text; the first that can be read is taken. */
async function readEmail(bytes: Uint8Array): Promise<readonly Advice[]> {
  const email = await PostalMime.parse(bytes, { maxNestingDepth: 20 })
  for (const { content } of email.attachments.slice(0, MOST_ATTACHMENTS)) {
    const part =
      typeof content === 'string' ? new TextEncoder().encode(content) : new Uint8Array(content)
    const found = await attached(part)
    if (found.length > 0) return found
  }
  const text = email.text ?? plainText(email.html ?? '')
  const advice = readAdviceText(text, 'e-mail')
  return [{ ...advice, payerName: advice.payerName ?? (email.from?.name || null) }]
}

async function attached(bytes: Uint8Array): Promise<readonly Advice[]> {
  const head = new TextDecoder('windows-1252').decode(bytes.subarray(0, 512))
  if (isEmail(head)) return []
  try {
    return (await readAdviceFile(bytes, null)).advices
  } catch (error) {
    if (error instanceof RefusalError) return []
    throw error
  }
}

/** The text of HTML, its cells apart and its rows on lines of their own; nothing of it is run. */
function plainText(html: string): string {
  return html
    .slice(0, 1_000_000)
    .replace(/<(?:style|script)\b[\s\S]*?<\/(?:style|script)>/gi, '')
    .replace(/<\/(?:td|th)>/gi, '   ')
    .replace(/<(?:br|\/p|\/div|\/tr|\/li)\b[^>]*>/gi, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&nbsp;/gi, ' ')
    .replace(/&euro;/gi, '€')
    .replace(/&lt;/gi, '<')
    .replace(/&gt;/gi, '>')
    .replace(/&amp;/gi, '&')
}
