import { RefusalError } from '../../../kernel/result.ts'
import { findByNumber } from '../../../reporting/console/load/accounts.ts'
import { pathOf, readQuery, short } from '../query.ts'
import type { Show } from '../visit.ts'

const QUERY = { number: short }

/** `/find?number=`: goes to the document, account or bill run of that number. */
export const showFound: Show = async ({ system, query }) => {
  const number = readQuery(QUERY, query).number.trim()
  const place = await findByNumber(system.db, number)
  if (place === undefined) throw new RefusalError('unknown_number', { number })
  return { redirect: pathOf(place, number) }
}
