import { RefusalError } from '../../kernel/result.ts'
import { type XmlElement, XmlReader } from '../xml.ts'

/**
 * What a bank says of a payment file, a block of it or one payment: ACTC, ACCP, ACSP, ACSC accepted
 * so far, ACWC with a change, PDNG pending, PART in part, RCVC received, RJCT rejected.
 */
export type PaymentStatus = {
  readonly status: string | null
  /** Reason codes of ISO 20022 (`AC04`) or the bank's own. */
  readonly reasons: readonly string[]
  readonly remarks: readonly string[]
}

export type TransactionStatus = PaymentStatus & {
  readonly originalInstructionId: string | null
  readonly originalEndToEndId: string | null
}

export type BlockStatus = PaymentStatus & {
  readonly originalPaymentInfoId: string
  readonly transactions: readonly TransactionStatus[]
}

export type StatusReport = {
  readonly messageId: string
  readonly createdAt: string
  readonly originalMessageId: string
  readonly originalMessageName: string
  readonly group: PaymentStatus
  readonly blocks: readonly BlockStatus[]
}

const MOST_BYTES = 64 * 1024 * 1024

/**
 * Reads a payment status report, pain.002 of any version and of national variants: by the names of
 * its elements, whatever the namespace. Throws RefusalErrors for what is no such report, and for
 * unsafe XML.
 */
export function readStatusReport(bytes: Uint8Array): StatusReport {
  if (bytes.length > MOST_BYTES) throw new RefusalError('pain_too_large', { most: MOST_BYTES })
  const reading = new Reading()
  const reader = new XmlReader(reading)
  reader.push(bytes)
  reader.end()
  return reading.report()
}

/** Where a status stands while it is read. */
class Status implements PaymentStatus {
  status: string | null = null
  readonly reasons: string[] = []
  readonly remarks: string[] = []
}

class Block extends Status {
  originalPaymentInfoId = ''
  readonly transactions: Transaction[] = []
}

class Transaction extends Status {
  originalInstructionId: string | null = null
  originalEndToEndId: string | null = null
}

class Reading {
  readonly #path: string[] = []
  #text = ''
  #found = ''
  #messageId = ''
  #createdAt = ''
  #originalMessageId = ''
  #originalMessageName = ''
  readonly #group = new Status()
  readonly #blocks: Block[] = []

  open(element: XmlElement): void {
    this.#path.push(element.name)
    this.#text = ''
    if (this.#path.length === 2) this.#found = element.name
    if (this.#path.length === 2 && element.name !== 'CstmrPmtStsRpt') {
      throw new RefusalError('pain_other_message', { line: element.line, found: element.name })
    }
    if (element.name === 'OrgnlPmtInfAndSts') this.#blocks.push(new Block())
    if (element.name === 'TxInfAndSts') this.#blocks.at(-1)?.transactions.push(new Transaction())
  }

  text(text: string): void {
    this.#text += text
  }

  close(): void {
    const name = this.#path.pop() ?? ''
    const parent = this.#path.at(-1) ?? ''
    const text = this.#text.trim()
    this.#text = ''
    if (text === '' || this.#path.length < 3) return
    if (this.#path[2] === 'GrpHdr') {
      if (name === 'MsgId') this.#messageId = text
      if (name === 'CreDtTm') this.#createdAt = text
      return
    }
    if (this.#path[2] === 'OrgnlGrpInfAndSts') this.#takeGroup(name, text)
    this.#takeStatus(name, parent, text)
  }

  #takeGroup(name: string, text: string): void {
    if (name === 'OrgnlMsgId') this.#originalMessageId = text
    if (name === 'OrgnlMsgNmId') this.#originalMessageName = text
    if (name === 'GrpSts') this.#group.status = text
  }

  #takeStatus(name: string, parent: string, text: string): void {
    const block = this.#path[2] === 'OrgnlPmtInfAndSts' ? this.#blocks.at(-1) : undefined
    const isTransaction = this.#path[3] === 'TxInfAndSts'
    const transaction = isTransaction ? block?.transactions.at(-1) : undefined
    if (block !== undefined && parent === 'OrgnlPmtInfAndSts') {
      if (name === 'OrgnlPmtInfId') block.originalPaymentInfoId = text
      if (name === 'PmtInfSts') block.status = text
    }
    if (transaction !== undefined && parent === 'TxInfAndSts') {
      if (name === 'OrgnlInstrId') transaction.originalInstructionId = text
      if (name === 'OrgnlEndToEndId') transaction.originalEndToEndId = text
      if (name === 'TxSts') transaction.status = text
    }
    if (!this.#path.includes('StsRsnInf')) return
    const target = transaction ?? block ?? this.#group
    if (parent === 'Rsn' && (name === 'Cd' || name === 'Prtry')) target.reasons.push(text)
    if (name === 'AddtlInf') target.remarks.push(text)
  }

  report(): StatusReport {
    if (this.#found !== 'CstmrPmtStsRpt') {
      throw new RefusalError('pain_other_message', { line: 1, found: this.#found || 'nothing' })
    }
    return {
      messageId: this.#messageId,
      createdAt: this.#createdAt,
      originalMessageId: this.#originalMessageId,
      originalMessageName: this.#originalMessageName,
      group: plain(this.#group),
      blocks: this.#blocks.map(block => ({
        ...plain(block),
        originalPaymentInfoId: block.originalPaymentInfoId,
        transactions: block.transactions.map(each => ({
          ...plain(each),
          originalInstructionId: each.originalInstructionId,
          originalEndToEndId: each.originalEndToEndId,
        })),
      })),
    }
  }
}

function plain({ status, reasons, remarks }: PaymentStatus): PaymentStatus {
  return { status, reasons, remarks }
}
