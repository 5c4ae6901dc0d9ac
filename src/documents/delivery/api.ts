import { z } from 'zod'
import { code, date, line } from '../../formats/fields.ts'

/** Issued documents to be sent to their customers: those of a span of days that were not yet. */
export const DeliverDocuments = z.strictObject({
  legalEntity: code,
  issuedFrom: date,
  /** The last day; both days are within. */
  issuedTo: date,
})

/** A document that its customer has opened. */
export const DocumentOpened = z.strictObject({ accountNumber: code, document: line(60) })
