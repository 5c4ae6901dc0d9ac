import type { Scope } from './wording.ts'

/*
 * A run of reminders prints one wording ten thousand times, and what Liquid does for each letter cost
 * as much as all decisions about it. But what a wording says hangs on facts only by whether they are
 * there: so it is rendered once for each set of facts that are, with a mark where each is put in.
 */

/** Where a fact is put in; a character for private use, which neither facts nor wordings hold. */
const FACT = '\ue005'
const NAME = String.raw`[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)?`
const CONDITION = String.raw`${NAME}(?:\s+(?:and|or)\s+${NAME})*`
const TAG = new RegExp(`^-?\\s*(?:(?:if|unless|elsif)\\s+${CONDITION}|else|endif|endunless)\\s*-?$`)
const OUTPUT = new RegExp(`^-?\\s*${NAME}\\s*-?$`)

/** Whether a wording asks no more of facts than whether they are there: no comparison, no comment. */
export function asksOnlyWhetherThere(source: string): boolean {
  const tags = [...source.matchAll(/\{%([\s\S]*?)%\}/g)]
  const outputs = [...source.matchAll(/\{\{([\s\S]*?)\}\}/g)]
  return (
    tags.every(([, inside = '']) => TAG.test(inside)) &&
    outputs.every(([, inside = '']) => OUTPUT.test(inside))
  )
}

type Unfolded = { readonly shape: string; readonly facts: readonly string[] }

/** The texts of a scope in their order, and all else that the rendering hangs on. */
function unfold(scope: Scope): Unfolded {
  const facts: string[] = []
  const shape = shapeOf(scope, facts)
  return { shape, facts }
}

function shapeOf(scope: Scope, facts: string[]): string {
  let shape = ''
  for (const name of Object.keys(scope)) {
    const value = scope[name] ?? null
    if (typeof value === 'string') {
      facts.push(value)
      shape += `${name} `
    } else if (value === null || typeof value === 'boolean') shape += `${name}=${value} `
    else shape += `${name}{${shapeOf(value, facts)}} `
  }
  return shape
}

/** The same scope with a mark in place of each text, numbered in their order. */
function marked(scope: Scope, next: { n: number }): Scope {
  const entries = Object.entries(scope).map(([name, value]) => {
    if (typeof value === 'string') return [name, `${FACT}${next.n++}${FACT}`]
    return [name, value === null || typeof value === 'boolean' ? value : marked(value, next)]
  })
  return Object.fromEntries(entries)
}

/** Renders as `render` does, which is asked once for each shape of facts. */
export function bySkeleton(render: (scope: Scope) => string): (scope: Scope) => string {
  const skeletons = new Map<string, readonly string[]>()
  return scope => {
    const { shape, facts } = unfold(scope)
    const parts = skeletons.get(shape) ?? render(marked(scope, { n: 0 })).split(FACT)
    skeletons.set(shape, parts)
    let text = ''
    // Every second part is the number of a fact.
    for (const [i, part] of parts.entries()) text += i % 2 === 0 ? part : facts[Number(part)]
    return text
  }
}
