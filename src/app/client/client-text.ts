import { readFileSync } from 'node:fs'
import { EVENT_TYPES } from '../../integrations/webhooks/event-types.ts'
import type { Registry } from '../../platform/command.ts'
import { jsonSchemaOf } from '../../platform/json-schema.ts'
import type { List } from '../../platform/list.ts'
import { filtersOf } from '../../platform/list-where.ts'
import { expansionsOf } from '../../reporting/lists/expansions.ts'
import { answerSchema } from '../api/answers.ts'
import { rowSchema } from '../api/openapi.ts'
import { nameText, typeText } from './type-text.ts'

/**
 * The client of the API as one TypeScript file that needs nothing else: the types of every command
 * and list, made from the schemas that requests are checked with, and the few functions that send.
 */
export function clientText(registry: Registry, lists: ReadonlyMap<string, List>): string {
  const runtime = readFileSync(new URL('./runtime.ts', import.meta.url), 'utf8')
  const commands = [...registry.values()]
    .sort(byName)
    .map(command =>
      member(command.name, command.summary, [
        `input: ${typeText(jsonSchemaOf(command.input), '    ')}`,
        `answer: ${typeText(answerSchema(command), '    ')}`,
      ]),
    )
  const ofLists = [...lists.values()].sort(byName).map(list => {
    const filters = [...filtersOf(list).keys()].map(
      name => `      readonly ${nameText(name)}?: string\n`,
    )
    return member(list.name, list.summary, [
      `row: ${typeText(rowSchema(list), '    ')}`,
      `filters: {\n${filters.join('')}    }`,
      `expand: {${expandText(list)}}`,
    ])
  })
  const events = Object.entries(EVENT_TYPES).map(([type, { version, summary, data }]) =>
    member(type, summary, [
      `version: ${version}`,
      `data: ${typeText(jsonSchemaOf(data, 'output'), '    ')}`,
    ]),
  )
  return [
    HEAD,
    runtime.replace(/^(?:\/\/.*\n)+\n/, ''),
    `\n/** What each command takes and answers. */\nexport interface Commands {\n${commands.join('')}}\n`,
    `\n/** The rows of each list, and by what it is narrowed. */\nexport interface Lists {\n${ofLists.join('')}}\n`,
    `\n/** What webhooks tell; see \`webhooks\` in /v1/openapi.json. */\nexport interface Events {\n${events.join('')}}\n`,
    TAIL,
  ].join('')
}

/** What may come along with a row, by the rows of which list. */
function expandText(list: List): string {
  const members = [...expansionsOf(list)].map(([name, { list: other, many }]) => {
    const row = `Lists[${JSON.stringify(other)}]['row']`
    return `\n      readonly ${nameText(name)}: ${many ? `readonly ${row}[]` : `${row} | null`}`
  })
  return members.length === 0 ? '' : `${members.join('')}\n    `
}

const HEAD = `// Made by "quittance client" from the schemas of the API; do not change it by hand.
// Nothing is imported: copy it into a project, or make it anew after an update.

`

const TAIL = `
type Described = {
  readonly commands: { readonly [Name in keyof Commands]: Commands[Name] }
  readonly lists: { readonly [Name in keyof Lists]: Lists[Name] }
}

/** A client of Quittance. */
export const createQuittance = (options: ClientOptions = {}) => createClient<Described>(options)

export type Quittance = ReturnType<typeof createQuittance>
`

function byName(a: { readonly name: string }, b: { readonly name: string }): number {
  return a.name < b.name ? -1 : 1
}

function member(name: string, summary: string | undefined, parts: readonly string[]): string {
  const note = summary === undefined ? '' : `  /** ${summary} */\n`
  const text = parts.map(part => `    readonly ${part}\n`).join('')
  return `${note}  readonly ${nameText(name)}: {\n${text}  }\n`
}
