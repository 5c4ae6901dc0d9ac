import type { Command } from 'commander'
import { LISTS } from '../../reporting/lists/load/all.ts'
import { clientText } from '../client/client-text.ts'
import { commands } from '../registry.ts'
import { subcommand } from '../subcommand.ts'

/** `quittance client`: prints the typed client of the API as one TypeScript file. */
export function addClient(program: Command): void {
  subcommand(program, 'client', 'print a typed client of the API, one TypeScript file').action(
    () => {
      process.stdout.write(clientText(commands, LISTS))
    },
  )
}
