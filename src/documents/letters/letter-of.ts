import { languageOf } from '../../kernel/localize.ts'
import type { LegalEntityRow } from '../../ledger/load.ts'
import type { Parcel } from '../mail/load.ts'

/** A message as a letter. */
export function letterOf(parcel: Parcel, sender: LegalEntityRow) {
  return {
    subject: parcel.subject,
    blocks: parcel.content,
    language: languageOf(parcel.language),
    recipient: parcel.recipient,
    sender,
  }
}
