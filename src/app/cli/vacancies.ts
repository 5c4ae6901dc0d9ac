import type { Command } from 'commander'
import { listVacancies } from '../../accounts/occupancies/load.ts'
import { type DataOption, printJson, subcommand, withSystem } from '../subcommand.ts'

/** `quittance vacancies`: places that nobody has moved into since the last customer left. */
export function addVacancies(program: Command): void {
  subcommand(program, 'vacancies', 'list places that stand empty since a customer left')
    .option('--json', 'one line of JSON')
    .action(list)
}

const MOST = 1000

async function list({ data, json }: DataOption & { readonly json?: boolean }): Promise<void> {
  const found = await withSystem({ ...(data === undefined ? {} : { data }) }, system => {
    const on = system.clock.now().toZonedDateTimeISO('UTC').toPlainDate()
    return listVacancies(system.db, { on, limit: MOST })
  })
  if (json === true) printJson({ rows: found }, true)
  else if (found.length === 0) process.stdout.write('No place stands empty.\n')
  else {
    const lines = found.map(
      ({ since, lastAccount, premiseCode, premiseName, addressLines }) =>
        `since ${since}  ${lastAccount} ${premiseCode}  ${premiseName}, ${addressLines.join(', ')}`,
    )
    process.stdout.write(`${lines.join('\n')}\n`)
  }
}
