import { Decimal } from '../../kernel/decimal.ts'
import type { Node } from './camt-node.ts'
import {
  accountOrNull,
  type BankBalance,
  type BankDetail,
  type BankEntry,
  dateOf,
  endToEndOrNull,
  fieldFault,
  NO_DETAIL,
  textOrNull,
} from './statement.ts'

/** A balance of a statement, with its sign. */
export function readBalance(node: Node, format: string): BankBalance {
  return {
    ...signedAmount(node, format),
    on: readDate(node.first('Dt'), format),
  }
}

/** One entry with its payments. */
export function readEntry(node: Node, format: string): BankEntry {
  const { amount, currency } = signedAmount(node, format)
  const details = node.all('NtryDtls/TxDtls').map(detail => readDetail(detail, amount, currency))
  return {
    line: node.line,
    amount,
    currency,
    status: readStatus(node, format),
    isReversal: node.text('RvslInd') === 'true' || node.text('RvslInd') === '1',
    bookedOn: readDate(node.first('BookgDt'), format),
    valuedOn: readDate(node.first('ValDt'), format),
    bankReference: textOrNull(node.text('AcctSvcrRef') ?? node.text('NtryRef')),
    transactionCode: transactionCode(node.first('BkTxCd')),
    batchId: textOrNull(node.text('NtryDtls/Btch/PmtInfId') ?? node.text('NtryDtls/Btch/MsgId')),
    text: textOrNull(node.text('AddtlNtryInf')),
    details: details.length === 0 ? [NO_DETAIL] : details,
  }
}

/** The reversal indicator does not turn the sign: CdtDbtInd is already that of the reversal. */
function signedAmount(node: Node, format: string): { amount: Decimal; currency: string | null } {
  const element = node.first('Amt')
  const found = element?.content ?? ''
  const amount = /^\d{1,18}(?:\.\d{0,5})?$/.test(found)
    ? Decimal.tryParse(found.replace(/\.$/, ''))
    : undefined
  const line = element?.line ?? node.line
  if (amount === undefined) {
    throw fieldFault(format, line, `${node.name}/Amt`, found, 'an amount such as 12.50')
  }
  const mark = node.text('CdtDbtInd') ?? ''
  if (mark !== 'CRDT' && mark !== 'DBIT') {
    throw fieldFault(format, node.line, `${node.name}/CdtDbtInd`, mark, 'CRDT or DBIT')
  }
  const currency = textOrNull(element?.attributes.Ccy)
  return { amount: mark === 'CRDT' ? amount : amount.negate(), currency }
}

function readStatus(node: Node, format: string): BankEntry['status'] {
  // A code by itself up to version .06, in an element of its own since.
  const status = node.text('Sts/Cd') ?? node.text('Sts') ?? ''
  if (status === 'BOOK') return 'booked'
  if (status === 'PDNG' || status === 'FUTR') return 'pending'
  if (status === 'INFO') return 'information'
  throw fieldFault(format, node.line, 'Ntry/Sts', status, 'BOOK, PDNG, FUTR or INFO')
}

/** A day, or the day of a moment as the bank wrote it: its own local date. */
function readDate(node: Node | undefined, format: string): Temporal.PlainDate | null {
  const found = node?.text('Dt') ?? node?.text('DtTm')
  if (node === undefined || found === undefined) return null
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)(?:T|Z|[+-]|$)/.exec(found) ?? []
  const date = year && month && day ? dateOf(year, month, day) : undefined
  if (date === undefined) {
    throw fieldFault(format, node.line, node.name, found, 'a date such as 2026-01-31')
  }
  return date
}

function transactionCode(node: Node | undefined): string | null {
  if (node === undefined) return null
  const domain = [
    node.text('Domn/Cd'),
    node.text('Domn/Fmly/Cd'),
    node.text('Domn/Fmly/SubFmlyCd'),
  ].filter(code => code !== undefined && code !== '')
  return textOrNull(domain.length > 0 ? domain.join('/') : node.text('Prtry/Cd'))
}

function readDetail(node: Node, entry: Decimal, currency: string | null): BankDetail {
  // Who stands opposite us is the debtor of money that came in, the creditor of money that left;
  // a return names the parties of the payment that failed, so its sides are those of the original.
  const isReturn = node.first('RtrInf') !== undefined
  const side = entry.sign >= 0 !== isReturn ? 'Dbtr' : 'Cdtr'
  const parties = node.first('RltdPties')
  const strd = node.all('RmtInf/Strd')
  return {
    amount: detailAmount(node, entry, currency),
    endToEndId: endToEndOrNull(node.text('Refs/EndToEndId')),
    mandateId: textOrNull(node.text('Refs/MndtId')),
    counterpartyName: textOrNull(
      parties?.text(`${side}/Nm`) ??
        parties?.text(`${side}/Pty/Nm`) ??
        parties?.text(`Ultmt${side}/Nm`) ??
        parties?.text(`Ultmt${side}/Pty/Nm`),
    ),
    counterpartyAccount: accountOrNull(
      parties?.text(`${side}Acct/Id/IBAN`) ?? parties?.text(`${side}Acct/Id/Othr/Id`),
    ),
    counterpartyBank: textOrNull(
      node.text(`RltdAgts/${side}Agt/FinInstnId/BICFI`) ??
        node.text(`RltdAgts/${side}Agt/FinInstnId/BIC`),
    ),
    remittance: texts([
      ...node.all('RmtInf/Ustrd'),
      ...strd.flatMap(part => part.all('AddtlRmtInf')),
      ...strd.flatMap(part => part.all('RfrdDocInf/Nb')),
      ...node.all('AddtlTxInf'),
    ]),
    references: texts(strd.flatMap(part => part.all('CdtrRefInf/Ref'))),
    returnReason: textOrNull(node.text('RtrInf/Rsn/Cd') ?? node.text('RtrInf/Rsn/Prtry')),
    checkNumber: textOrNull(node.text('Refs/ChqNb')),
  }
}

/**
 * The payment's amount in the entry's currency. Version .02 has it below AmtDtls only. It takes the
 * entry's sign: banks fill CdtDbtInd of a payment from the payer's side as often as from ours.
 */
function detailAmount(node: Node, entry: Decimal, currency: string | null): Decimal | null {
  const candidates = [
    ...node.all('Amt'),
    ...node.all('AmtDtls/TxAmt/Amt'),
    ...node.all('AmtDtls/InstdAmt/Amt'),
  ]
  const own = candidates.find(amount => amount.attributes.Ccy === currency)
  const amount = own === undefined ? undefined : Decimal.tryParse(own.content)
  if (amount === undefined || amount.isZero) return null
  return entry.sign < 0 ? amount.negate() : amount
}

function texts(nodes: readonly Node[]): string[] {
  return nodes.flatMap(node => textOrNull(node.content) ?? [])
}
