/** What two records say differently first: where, and what each says there. */
export type Difference = { readonly field: string; readonly before: string; readonly after: string }

/**
 * The first member in which two records (as JSON) differ, named by its path: `lines.2.quantity`.
 * Members of objects are looked at in the order of their names. Undefined where they say the same.
 */
export function firstDifference(
  before: unknown,
  after: unknown,
  path = '',
): Difference | undefined {
  if (isObject(before) && isObject(after)) {
    const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort()
    for (const name of names) {
      const found = firstDifference(
        before[name],
        after[name],
        path === '' ? name : `${path}.${name}`,
      )
      if (found !== undefined) return found
    }
    return undefined
  }
  if (Array.isArray(before) && Array.isArray(after)) {
    for (let i = 0; i < Math.max(before.length, after.length); i += 1) {
      const found = firstDifference(
        before[i],
        after[i],
        `${path}.${nameOf(before[i] ?? after[i], i)}`,
      )
      if (found !== undefined) return found
    }
    return undefined
  }
  return before === after ? undefined : { field: path, before: told(before), after: told(after) }
}

/** Lines go by their own name, other members of lists by their place. */
function nameOf(member: unknown, place: number): string {
  return isObject(member) && typeof member.line === 'string' ? member.line : String(place + 1)
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function told(value: unknown): string {
  if (value === undefined || value === null) return '–'
  return (typeof value === 'string' ? value : JSON.stringify(value)).slice(0, 120)
}
