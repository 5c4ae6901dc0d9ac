/**
 * Energy terms as a clerk writes them in one cell: the kind, then `name=value` with blanks between,
 * several values of one name with `+`: `ratchet percent=80 periods=11 months=6+7+8+9`. What it says
 * is judged by the command; null = none.
 */
export function energyCell(cell: string | undefined): unknown {
  const words = (cell ?? '').split(/\s+/).filter(word => word !== '')
  const [kind, ...terms] = words
  if (kind === undefined) return null
  const pairs = terms.map(term => {
    const at = term.indexOf('=')
    const name = at < 0 ? term : term.slice(0, at)
    return [name, termOf(name, at < 0 ? '' : term.slice(at + 1))] as const
  })
  return { kind, ...Object.fromEntries(pairs) }
}

/** Counts are whole numbers, lists are lists; amounts and percentages stay text. */
const COUNTS = new Set(['decimals', 'periods', 'trueUpMonth', 'settleMonth', 'expiresAfter'])
const LISTS = new Set(['months', 'pays', 'covers'])

function termOf(name: string, text: string): unknown {
  if (LISTS.has(name)) return text.split('+').map(each => (name === 'months' ? count(each) : each))
  return COUNTS.has(name) ? count(text) : text
}

/** Text that is no whole number stays as it is, for the command to refuse. */
function count(text: string): unknown {
  return /^\d{1,9}$/.test(text) ? Number(text) : text
}
