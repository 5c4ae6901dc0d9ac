import type { Registry } from '../../platform/command.ts'
import { answersOf } from './answer-types.ts'

/** The file that says what each command answers, a line each; a command without one is a defect. */
export function answersText(root: string, commands: Registry): string {
  const answers = answersOf(root, new Set(commands.keys()))
  const without = [...commands.keys()].filter(name => answers[name] === undefined)
  if (without.length > 0) throw new Error(`defect: nothing is known of what ${without} answers`)
  const lines = Object.entries(answers).map(
    ([name, schema]) => `  ${JSON.stringify(name)}: ${JSON.stringify(schema)}`,
  )
  return `{\n${lines.join(',\n')}\n}\n`
}
