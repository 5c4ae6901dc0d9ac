import { join } from 'node:path'
import type { CallExpression, Node } from 'typescript/unstable/ast'
import { isCallExpression } from 'typescript/unstable/ast/is'
import { API, type Checker, type Project, type Type } from 'typescript/unstable/sync'
import type { JsonSchema } from '../../platform/json-schema.ts'
import { schemaOfType } from './type-schema.ts'

/**
 * What each of these commands answers, as JSON Schema, read from the code by the compiler: the type
 * that a command's body returns is what it answers, so nobody writes it down a second time. Only for
 * building the client; the server reads what `npm run client` has kept of it.
 */
export function answersOf(
  root: string,
  names: ReadonlySet<string>,
): Readonly<Record<string, JsonSchema>> {
  const api = new API({ cwd: root })
  try {
    const config = join(root, 'tsconfig.json')
    const project = api.updateSnapshot({ openProjects: [config] }).getProject(config)
    if (project === undefined) throw new Error(`no project ${config}`)
    const found = new Map<string, JsonSchema>()
    for (const call of commandCalls(project, join(root, 'src'))) {
      const name = nameOf(call)
      if (name === undefined || !names.has(name)) continue
      const answer = answerType(project.checker, call)
      if (answer !== undefined) found.set(name, schemaOfType(project.checker, answer, name))
    }
    return Object.fromEntries([...found].sort(([a], [b]) => (a < b ? -1 : 1)))
  } finally {
    api.close()
  }
}

/** The calls that may define a command: `defineCommand({name})`, or `outcome('name', …)` round it. */
function* commandCalls(project: Project, folder: string): Generator<CallExpression> {
  const files = project.program.getSourceFileNames()
  for (const name of files.filter(file => file.startsWith(folder) && !file.includes('.test'))) {
    const file = project.program.getSourceFile(name)
    if (file?.text.includes('defineCommand(') === true) yield* callsIn(file)
  }
}

function callsIn(node: Node): CallExpression[] {
  const calls: CallExpression[] = isCallExpression(node) ? [node] : []
  node.forEachChild(child => {
    calls.push(...callsIn(child))
  })
  return calls
}

const NAME = /^\{\s*name: '(\w+)'|^'(\w+)'$/

function nameOf(call: CallExpression): string | undefined {
  const [first] = call.arguments
  const [, property, text] = NAME.exec(first?.getText() ?? '') ?? []
  return property ?? text
}

/** The second argument of `Command<Schema, Value>`; undefined where the call makes none. */
function answerType(checker: Checker, call: CallExpression): Type | undefined {
  const type = checker.getTypeAtLocation(call)
  return type?.getAliasSymbol()?.name === 'Command' ? type.getAliasTypeArguments()[1] : undefined
}
