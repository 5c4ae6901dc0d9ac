import { loadProvisionRates } from '../../../disputes/losses/load.ts'
import { expectedLosses } from '../../../disputes/losses/provision.ts'
import { Decimal } from '../../../kernel/decimal.ts'
import {
  loadPostedProvisions,
  loadSegmentNames,
} from '../../../reporting/console/load/provisions.ts'
import { view } from '../view.ts'

/** Some years of months, or a company with many currencies. */
const MOST = 60

/** The provisions for expected losses, each with the matrix that explains it, and the shares that hold. */
export const provisionsView = view({
  path: 'provisions',
  permission: 'disputes.read',
  read: async (tx, { now }) => {
    const today = now.toZonedDateTimeISO('UTC').toPlainDate()
    const posted = await loadPostedProvisions(tx, MOST)
    const rates = await loadProvisionRates(tx, today)
    return {
      today,
      segments: await loadSegmentNames(tx, 200),
      rates: [...rates].map(([segment, percents]) => ({ segment, percents: percents.map(String) })),
      provisions: posted.map(({ matrix, ...provision }) => ({
        ...provision,
        rows: matrix.map(({ segment, open, percents }) => ({
          segment,
          open,
          percents,
          expected: expectedLosses({
            segment,
            bucketsMinor: open.map(BigInt),
            percents: percents.map(each => Decimal.parse(each)),
          }),
        })),
      })),
    }
  },
})
