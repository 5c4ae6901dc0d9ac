import { RefusalError } from '../../kernel/result.ts'
import type { List, ListQuery } from '../../platform/list.ts'
import type { Expansion } from '../../platform/list-related.ts'
import { MOST_LISTED } from '../../platform/list-value.ts'
import { filtersOf } from '../../platform/list-where.ts'
import { expansionsOf } from '../../reporting/lists/expansions.ts'

/** What is asked of a list. */
export type Asked = {
  readonly query: ListQuery
  readonly expand: ReadonlyMap<string, Expansion>
}

/** Parameters beside the conditions; no list has a column of such a name to be narrowed by. */
export const PARAMETERS = ['after', 'limit', 'sort', 'order', 'columns', 'expand'] as const

const DEFAULT_ROWS = 50
/** More conditions than any list has columns are no question. */
const MOST_FILTERS = 20
/** Each is a statement of its own. */
const MOST_EXPANDED = 3

/** Reads the parameters of a list; what is given twice, or is no parameter of it, is refused. */
export function readListQuery(list: List, given: unknown): Asked {
  const known = filtersOf(list)
  const filters: Record<string, string> = {}
  const others = new Map<string, string>()
  for (const [name, value] of Object.entries((given ?? {}) as Record<string, unknown>)) {
    if (typeof value !== 'string') throw wrong(name, 'one value')
    if (known.has(name)) filters[name] = value
    else if (PARAMETERS.some(parameter => parameter === name)) others.set(name, value)
    else throw new RefusalError('unknown_field', { path: name.slice(0, 60) })
  }
  if (Object.keys(filters).length > MOST_FILTERS) throw wrong('query', 'at most 20 conditions')
  const after = others.get('after')
  const columns = namesIn(others.get('columns'))?.map(name => knownName(list.columns, name))
  const sort = others.get('sort')
  const isSorted = sort !== undefined && sort !== ''
  return {
    query: {
      filters,
      limit: readLimit(others.get('limit')),
      reversed: isReversed(list, others.get('order'), isSorted),
      ...(isSorted ? { sort } : {}),
      ...(after === undefined ? {} : { after }),
      ...(columns === undefined ? {} : { columns }),
    },
    expand: readExpand(list, others.get('expand')),
  }
}

function readLimit(text: string | undefined): number {
  if (text === undefined) return DEFAULT_ROWS
  const limit = /^\d{1,4}$/.test(text) ? Number(text) : 0
  if (limit >= 1 && limit <= MOST_LISTED) return limit
  throw invalid('limit', text, `a number from 1 to ${MOST_LISTED}`)
}

/**
 * `asc` and `desc` are absolute: which of them is the list's own end is the list's business. Ordered by
 * a column, the low end comes first unless it is asked for otherwise.
 */
function isReversed(list: List, order: string | undefined, isSorted: boolean): boolean {
  if (order === undefined) return false
  if (order !== 'asc' && order !== 'desc') throw invalid('order', order, 'asc or desc')
  if (isSorted) return order === 'desc'
  return (order === 'desc') !== (list.newestFirst === true)
}

function readExpand(list: List, text: string | undefined): Asked['expand'] {
  const known = expansionsOf(list)
  const names = namesIn(text) ?? []
  if (names.length > MOST_EXPANDED) throw wrong('expand', `at most ${MOST_EXPANDED} names`)
  return new Map(
    names.map(name => {
      const expansion = known.get(name)
      if (expansion !== undefined) return [name, expansion]
      throw invalid('expand', name, [...known.keys()].join(', ') || 'nothing of this list')
    }),
  )
}

function namesIn(text: string | undefined): string[] | undefined {
  return text?.split(',').map(name => name.trim())
}

function knownName(columns: List['columns'], name: string): string {
  if (Object.hasOwn(columns, name)) return name
  throw invalid('columns', name, 'names of columns with commas between')
}

function wrong(path: string, expected: string): RefusalError {
  return new RefusalError('wrong_shape', { path: path.slice(0, 60), expected })
}

function invalid(path: string, value: string, expected: string): RefusalError {
  return new RefusalError('invalid_input', {
    path,
    value: JSON.stringify(value.slice(0, 60)),
    expected,
  })
}
