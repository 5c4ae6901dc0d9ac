import type { Command } from 'commander'
import { type DataOption, printJson, subcommand, withSystem } from '../subcommand.ts'
import { whoIs, whoText } from '../who.ts'

/** `quittance who <number or name>`: who an account is, was and became. */
export function addWho(program: Command): void {
  subcommand(program, 'who <text>', 'tell who an account is and was, by an old number or a name')
    .option('--json', 'one line of JSON')
    .action(tell)
}

async function tell(
  text: string,
  { data, json }: DataOption & { readonly json?: boolean },
): Promise<void> {
  const found = await withSystem({ ...(data === undefined ? {} : { data }) }, system =>
    whoIs(system.db, text, system.clock.now().toZonedDateTimeISO('UTC').toPlainDate()),
  )
  if (json === true) printJson({ rows: found }, true)
  else if (found.length === 0) process.stdout.write(`No account ${text}.\n`)
  else process.stdout.write(`${found.map(whoText).join('\n')}\n`)
}
