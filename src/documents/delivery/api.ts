import { z } from 'zod'
import { code, date } from '../../formats/fields.ts'

/** Issued documents to be sent to their customers: those of a span of days that were not yet. */
export const DeliverDocuments = z.strictObject({
  legalEntity: code,
  issuedFrom: date,
  /** The last day; both days are within. */
  issuedTo: date,
})
