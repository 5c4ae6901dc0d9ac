import type { FastifyInstance } from 'fastify'
import { formatMinorText } from '../../kernel/money.ts'
import { toJson } from '../../platform/json.ts'
import type { System } from '../../platform/system.ts'
import { FOUND_BY, type Found, type FoundKind, loadFound } from '../../reporting/search/load.ts'
import { soughtIn } from '../../reporting/search/sought.ts'
import { askerOf } from '../api/asker.ts'
import { readQuery, short } from '../server/query.ts'

/**
 * `GET /v1/search?q=…`: customers, documents, runs, contracts, meters, cases and receipts by number, name,
 * amount, reference or e-mail, as far as the asker may see them.
 */
export function addSearch(app: FastifyInstance, system: System): void {
  app.get('/search', async (request, reply) => {
    const asker = await askerOf(system, request)
    const { q } = readQuery({ q: short }, request.query)
    const may = await asker.permits()
    const all = Object.entries(FOUND_BY) as [FoundKind, string][]
    const kinds = new Set(all.filter(([, each]) => may(each)).map(([kind]) => kind))
    const found = await loadFound(system.db, soughtIn(q), kinds)
    return reply
      .type('application/json; charset=utf-8')
      .send(JSON.stringify({ found: distinct(found).map(shown) }))
  })
}

/** A thing that was found in two ways is shown once, a meter with two registers likewise. */
function distinct(found: readonly Found[]): Found[] {
  return [
    ...new Map(
      found.toReversed().map(each => [`${each.kind} ${each.number} ${each.account}`, each]),
    ).values(),
  ].reverse()
}

function shown({ minor, currency, ...found }: Found) {
  const amount =
    minor === null || currency === null ? null : formatMinorText(String(minor), currency)
  return toJson({ ...found, amount, currency })
}
