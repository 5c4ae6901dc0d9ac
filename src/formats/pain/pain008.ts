import { element, elementWith, type XmlNode, xmlFile } from '../xml-text.ts'
import {
  accountOf,
  bankOf,
  controls,
  fileId,
  instructed,
  latin,
  moment,
  nameOf,
  type SepaParty,
} from './parts.ts'

export type SepaScheme = 'CORE' | 'B2B'
export type SepaSequence = 'FRST' | 'RCUR' | 'OOFF' | 'FNAL'

/** One debit under a mandate. */
export type SepaDebit = {
  /** What answers of the bank name it by; at most 35 characters. */
  readonly endToEndId: string
  readonly amountMinor: bigint
  readonly scheme: SepaScheme
  readonly sequence: SepaSequence
  readonly collectOn: Temporal.PlainDate
  readonly mandateId: string
  readonly signedOn: Temporal.PlainDate
  /** What has changed of the mandate since it was last used. */
  readonly amendment?: {
    readonly originalMandateId?: string
    /** The debtor has another account now (SMNDA, whichever bank it is at). */
    readonly newAccount?: boolean
  }
  readonly debtor: SepaParty
  readonly remittance: string
}

export type SepaDebitFile = {
  readonly version: '02' | '08'
  readonly messageId: string
  readonly createdAt: Temporal.PlainDateTime
  readonly creditor: SepaParty & { readonly creditorId: string }
  readonly debits: readonly SepaDebit[]
}

/**
 * A SEPA direct-debit file (pain.008.001.02 or .08), in euros: a payment information block for each
 * scheme, sequence and collection date, in the order in which they first appear. Amounts come from
 * minor units, so control sums are exact. Names and texts are written in the plain letters that
 * every bank takes (EPC217-08).
 */
export function sepaDebitFile(file: SepaDebitFile): string {
  const groups = Map.groupBy(
    file.debits,
    debit => `${debit.scheme} ${debit.sequence} ${debit.collectOn}`,
  )
  const blocks = [...groups.values()].map((debits, i) => block(file, debits, i + 1))
  const initiation = element('CstmrDrctDbtInitn', header(file), ...blocks)
  const namespace = `urn:iso:std:iso:20022:tech:xsd:pain.008.001.${file.version}`
  return xmlFile(elementWith('Document', { xmlns: namespace }, initiation))
}

function header(file: SepaDebitFile): XmlNode {
  return element(
    'GrpHdr',
    element('MsgId', fileId(file.messageId)),
    element('CreDtTm', moment(file.createdAt)),
    ...controls(file.debits, 'EUR'),
    element('InitgPty', nameOf(file.creditor)),
  )
}

function block(file: SepaDebitFile, debits: readonly SepaDebit[], number: number): XmlNode {
  const [first] = debits as [SepaDebit]
  const bicTag = file.version === '02' ? 'BIC' : 'BICFI'
  const { creditor } = file
  return element(
    'PmtInf',
    element('PmtInfId', fileId(`${file.messageId.slice(0, 28)}-${number}`)),
    element('PmtMtd', 'DD'),
    element('BtchBookg', 'true'),
    ...controls(debits, 'EUR'),
    element(
      'PmtTpInf',
      element('SvcLvl', element('Cd', 'SEPA')),
      element('LclInstrm', element('Cd', first.scheme)),
      element('SeqTp', first.sequence),
    ),
    element('ReqdColltnDt', first.collectOn.toString()),
    element('Cdtr', nameOf(creditor)),
    accountOf('CdtrAcct', creditor),
    bankOf('CdtrAgt', creditor.bic, bicTag),
    element('ChrgBr', 'SLEV'),
    creditorScheme(creditor.creditorId),
    ...debits.map(debit => transaction(debit, bicTag)),
  )
}

function creditorScheme(creditorId: string): XmlNode {
  const scheme = element('SchmeNm', element('Prtry', 'SEPA'))
  return element(
    'CdtrSchmeId',
    element('Id', element('PrvtId', element('Othr', element('Id', creditorId), scheme))),
  )
}

function transaction(debit: SepaDebit, bicTag: 'BIC' | 'BICFI'): XmlNode {
  return element(
    'DrctDbtTxInf',
    element('PmtId', element('EndToEndId', fileId(debit.endToEndId))),
    instructed(debit.amountMinor, 'EUR'),
    element('DrctDbtTx', mandate(debit)),
    bankOf('DbtrAgt', debit.debtor.bic, bicTag),
    element('Dbtr', nameOf(debit.debtor)),
    accountOf('DbtrAcct', debit.debtor),
    element('RmtInf', element('Ustrd', latin(debit.remittance, 140))),
  )
}

function mandate({ mandateId, signedOn, amendment }: SepaDebit): XmlNode {
  const { originalMandateId, newAccount = false } = amendment ?? {}
  const isAmended = originalMandateId !== undefined || newAccount
  const sameMandate = element('Id', element('Othr', element('Id', 'SMNDA')))
  return element(
    'MndtRltdInf',
    element('MndtId', fileId(mandateId)),
    element('DtOfSgntr', signedOn.toString()),
    element('AmdmntInd', String(isAmended)),
    isAmended &&
      element(
        'AmdmntInfDtls',
        originalMandateId !== undefined && element('OrgnlMndtId', fileId(originalMandateId)),
        newAccount && element('OrgnlDbtrAcct', sameMandate),
      ),
  )
}
