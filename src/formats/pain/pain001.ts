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

/** One transfer: a refund, a payout. */
export type SepaTransfer = {
  readonly endToEndId: string
  readonly amountMinor: bigint
  readonly creditor: SepaParty
  readonly remittance: string
}

export type SepaTransferFile = {
  readonly version: '03' | '09'
  readonly messageId: string
  readonly createdAt: Temporal.PlainDateTime
  readonly executeOn: Temporal.PlainDate
  readonly debtor: SepaParty
  readonly transfers: readonly SepaTransfer[]
}

/**
 * A SEPA credit-transfer file (pain.001.001.03 or .09), in euros: one payment information block,
 * since all its transfers leave one account on one day.
 */
export function sepaTransferFile(file: SepaTransferFile): string {
  const groupHeader = element(
    'GrpHdr',
    element('MsgId', fileId(file.messageId)),
    element('CreDtTm', moment(file.createdAt)),
    ...controls(file.transfers, 'EUR'),
    element('InitgPty', nameOf(file.debtor)),
  )
  const namespace = `urn:iso:std:iso:20022:tech:xsd:pain.001.001.${file.version}`
  const initiation = element('CstmrCdtTrfInitn', groupHeader, block(file))
  return xmlFile(elementWith('Document', { xmlns: namespace }, initiation))
}

function block(file: SepaTransferFile): XmlNode {
  const bicTag = file.version === '03' ? 'BIC' : 'BICFI'
  const day = file.executeOn.toString()
  return element(
    'PmtInf',
    element('PmtInfId', fileId(`${file.messageId.slice(0, 28)}-1`)),
    element('PmtMtd', 'TRF'),
    // Each transfer stands on the statement by itself, by its own id.
    element('BtchBookg', 'false'),
    ...controls(file.transfers, 'EUR'),
    element('PmtTpInf', element('SvcLvl', element('Cd', 'SEPA'))),
    element('ReqdExctnDt', file.version === '03' ? day : element('Dt', day)),
    element('Dbtr', nameOf(file.debtor)),
    accountOf('DbtrAcct', file.debtor),
    bankOf('DbtrAgt', file.debtor.bic, bicTag),
    element('ChrgBr', 'SLEV'),
    ...file.transfers.map(transfer => transaction(transfer, bicTag)),
  )
}

function transaction(transfer: SepaTransfer, bicTag: 'BIC' | 'BICFI'): XmlNode {
  const { creditor } = transfer
  return element(
    'CdtTrfTxInf',
    element('PmtId', element('EndToEndId', fileId(transfer.endToEndId))),
    element('Amt', instructed(transfer.amountMinor, 'EUR')),
    creditor.bic !== null && bankOf('CdtrAgt', creditor.bic, bicTag),
    element('Cdtr', nameOf(creditor)),
    accountOf('CdtrAcct', creditor),
    element('RmtInf', element('Ustrd', latin(transfer.remittance, 140))),
  )
}
