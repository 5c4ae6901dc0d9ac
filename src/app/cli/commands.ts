import type { Command } from 'commander'
import { z } from 'zod'
import { commands } from '../registry.ts'
import { printJson, subcommand } from '../subcommand.ts'

/** `quittance commands`: what `quittance run` can do, and with which input. */
export function addCommands(program: Command): void {
  subcommand(program, 'commands [name]', 'list the commands, or show the input of one')
    .option('--json', 'as one JSON object')
    .action((name: string | undefined, options: { json?: boolean }) => {
      const chosen = [...commands.values()].filter(each => name === undefined || each.name === name)
      if (name === undefined && options.json !== true) {
        for (const each of chosen) process.stdout.write(`${each.name}  ${each.summary ?? ''}\n`)
        return
      }
      const described = chosen.map(each => ({
        name: each.name,
        summary: each.summary,
        permission: each.permission,
        input: z.toJSONSchema(each.input, { io: 'input', unrepresentable: 'any' }),
      }))
      printJson(described, options.json)
    })
}
