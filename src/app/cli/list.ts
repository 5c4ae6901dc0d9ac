import type { Command } from 'commander'
import { noteExport } from '../../identity/audit/commands/note-export.ts'
import { RefusalError } from '../../kernel/result.ts'
import { allRows, type List } from '../../platform/list.ts'
import { csvHeader, csvRow } from '../../platform/list-csv.ts'
import { filtersOf } from '../../platform/list-where.ts'
import { LISTS } from '../../reporting/lists/load/all.ts'
import { send } from '../export/send.ts'
import { commandLineActor, type DataOption, subcommand, withSystem } from '../subcommand.ts'

type ListOptions = DataOption & { readonly json?: boolean; readonly limit?: string }

/** `quittance list <name> [condition...]`: any list there is, as CSV or lines of JSON. */
export function addList(program: Command): void {
  subcommand(program, 'list [name] [condition...]', 'print a list: accounts, documents, reads, …')
    .option('--json', 'a line of JSON each row (default: CSV)')
    .option('--limit <rows>', 'at most so many rows (default: all)')
    .addHelpText(
      'after',
      '\nA condition is column=value, such as kind=business issuedOn.from=2026-01-01.',
    )
    .action(async (name: string | undefined, conditions: string[], options: ListOptions) => {
      if (name === undefined) return printNames()
      const list = LISTS.get(name)
      if (list === undefined) throw new RefusalError('unknown_list', { list: name })
      const filters = filtersFrom(list, conditions)
      await withSystem({ data: options.data }, async system => {
        if (list.personal) {
          await noteExport(system, commandLineActor(), { list: list.name, filters })
        }
        await print(allRows(system.db, list, filters), list, options)
      })
    })
}

function printNames(): void {
  for (const { name, summary } of LISTS.values()) process.stdout.write(`${name}  ${summary}\n`)
}

function filtersFrom(list: List, conditions: readonly string[]): Record<string, string> {
  const known = filtersOf(list)
  return Object.fromEntries(
    conditions.map(condition => {
      const [name = '', ...value] = condition.split('=')
      if (!known.has(name) || value.length === 0) {
        throw new RefusalError('unknown_condition', {
          condition: condition.slice(0, 100),
          known: [...known.keys()].join(', '),
        })
      }
      return [name, value.join('=')]
    }),
  )
}

async function print(
  rows: ReturnType<typeof allRows>,
  list: List,
  { json, limit }: ListOptions,
): Promise<void> {
  const most = limit === undefined ? Number.POSITIVE_INFINITY : Number(limit)
  if (json !== true) await send(process.stdout, csvHeader(Object.keys(list.columns)))
  let count = 0
  for await (const row of rows) {
    if (count >= most) return
    count += 1
    const line = json === true ? `${JSON.stringify(row)}\n` : csvRow(list, row)
    if (!(await send(process.stdout, line))) return
  }
}
