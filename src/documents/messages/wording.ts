import { analyzeSync, Liquid, ParseError, type Template } from 'liquidjs'
import type { Block } from './blocks.ts'
import { blocksOf, marked, strayTables, subjectOf } from './markup.ts'
import { asksOnlyWhetherThere, bySkeleton } from './skeleton.ts'

/** The wording of a message as a person writes it: Liquid, with `if` and `unless` and nothing else. */
export type Wording = { readonly subject: string; readonly body: string }

/** What is wrong with a wording, and where. */
export type WordingFault = {
  readonly part: 'subject' | 'body'
  readonly line: number
  readonly what: string
  readonly problem: 'syntax' | 'unknown_name' | 'table_in_text' | 'empty'
}

/** The tags that a wording may use. Loops, files and assignments are not among them. */
const TAGS = new Set(['if', 'unless', 'comment', '#'])

/**
 * The engine: no file, no code, no filter, nothing that is not put in. What a wording may cost is
 * bounded, because people write it.
 */
const engine = new Liquid({
  templates: {},
  ownPropertyOnly: true,
  strictVariables: true,
  strictFilters: true,
  lenientIf: true,
  parseLimit: 100_000,
  renderLimit: 2_000,
  memoryLimit: 1_000_000,
})
for (const tag of Object.keys(engine.tags)) if (!TAGS.has(tag)) delete engine.tags[tag]
for (const filter of Object.keys(engine.filters)) delete engine.filters[filter]

/** A wording that has been read, for many messages: each part puts facts in. */
export type ReadWording = {
  readonly subject: (scope: Scope) => string
  readonly body: (scope: Scope) => string
}

/** Reads a wording; throws where it is wrong, which saving it has excluded. */
export function readWording({ subject, body }: Wording): ReadWording {
  return { subject: readPart(subject), body: readPart(body) }
}

function readPart(source: string): (scope: Scope) => string {
  const templates = engine.parse(marked(source))
  const render = (scope: Scope) => String(engine.renderSync(templates, { ...scope }))
  return asksOnlyWhetherThere(source) ? bySkeleton(render) : render
}

/** What may stand in a message, by name: texts, yes or no, texts by member; null for what is not said. */
export type Scope = Readonly<
  Record<string, string | boolean | null | Readonly<Record<string, string | null>>>
>

/** A wording with its facts put in. */
export function worded(
  wording: ReadWording,
  scope: Scope,
  tables: Parameters<typeof blocksOf>[1],
): { readonly subject: string; readonly blocks: Block[] } {
  return {
    subject: subjectOf(wording.subject(scope)),
    blocks: blocksOf(wording.body(scope), tables),
  }
}

/**
 * Everything that is wrong with a wording, by line: what Liquid does not understand, names that this
 * kind of message does not have, tables inside a sentence. `names` are those that may be used, with
 * their members; `sample` is what a message of this kind would put in.
 */
export function wordingFaults(
  wording: Wording,
  names: ReadonlyMap<string, readonly string[]>,
  sample: Scope,
): WordingFault[] {
  const faults = (['subject', 'body'] as const).flatMap(part => {
    const text = wording[part]
    if (text.trim() === '') return [{ part, line: 1, what: part, problem: 'empty' as const }]
    try {
      return unknownNames(engine.parse(marked(text)), names).map(found => ({ part, ...found }))
    } catch (error) {
      return [{ part, ...syntaxFault(error) }]
    }
  })
  return faults.length > 0 ? faults : tableFaults(wording, sample)
}

function syntaxFault(error: unknown): Pick<WordingFault, 'line' | 'what' | 'problem'> {
  if (!(error instanceof Error)) throw error
  const line = error instanceof ParseError ? error.token.getPosition()[0] : 1
  const what = error.message.replace(/, line:\d+, col:\d+$/, '').slice(0, 200)
  return { line: line ?? 1, what, problem: 'syntax' }
}

function unknownNames(
  templates: Template[],
  names: ReadonlyMap<string, readonly string[]>,
): Pick<WordingFault, 'line' | 'what' | 'problem'>[] {
  const used = Object.values(analyzeSync(templates, { partials: false }).variables).flat()
  return used
    .flatMap(variable => {
      const [root, ...rest] = variable.toArray().map(String)
      const members = root === undefined ? undefined : names.get(root)
      const isKnown =
        members !== undefined &&
        (members.length === 0
          ? rest.length === 0
          : rest.length === 1 && members.includes(rest[0] ?? ''))
      return isKnown
        ? []
        : [
            {
              line: variable.location.row,
              what: [root, ...rest].join('.'),
              problem: 'unknown_name' as const,
            },
          ]
    })
    .sort((a, b) => a.line - b.line)
}

function tableFaults(wording: Wording, sample: Scope): WordingFault[] {
  const { subject, body } = readWording(wording)
  const stray = [
    ...strayTables(`x ${subject(sample)}`).map(what => ({ part: 'subject' as const, what })),
    ...strayTables(body(sample)).map(what => ({ part: 'body' as const, what })),
  ]
  return stray.map(({ part, what }) => {
    const at = wording[part].split('\n').findIndex(line => line.includes(what))
    return { part, line: at + 1, what, problem: 'table_in_text' }
  })
}
