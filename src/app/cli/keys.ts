import type { Command } from 'commander'
import { resealFields, retireSecretKeyOver } from '../../identity/vault/commands.ts'
import { listKeyVersions } from '../../identity/vault/load.ts'
import { RefusalError, type Result } from '../../kernel/result.ts'
import { execute } from '../../platform/command.ts'
import { drainJobs } from '../../platform/jobs.ts'
import type { System } from '../../platform/system.ts'
import { countSealed, openAll } from '../../platform/vault/reseal.ts'
import { sealedFields } from '../sealed-fields.ts'
import {
  commandLineActor,
  type DataOption,
  EXIT,
  printJson,
  subcommand,
  withSystem,
} from '../subcommand.ts'
import { tasksOf } from '../tasks.ts'

type KeysOptions = DataOption & { readonly json?: boolean }

/** `quittance keys`: the secret keys, what each has sealed, and how they are changed. */
export function addKeys(program: Command): void {
  subcommand(
    program,
    'keys [action] [version]',
    'list the secret keys (list); make a new one (rotate), seal all with the newest (reseal), open everything once (verify), give one up (retire)',
  )
    .option('--json', 'one line of JSON')
    .action(async (action = 'list', version: string | undefined, options: KeysOptions) => {
      const known = ACTIONS[action]
      if (known === undefined) {
        const expected = Object.keys(ACTIONS).join(', ')
        throw new RefusalError('invalid_input', { path: 'action', value: action, expected })
      }
      const { data, json = false } = options
      await withSystem({ data }, system => known(system, { version, json }))
    })
}

type Asked = { readonly version: string | undefined; readonly json: boolean }

const ACTIONS: Readonly<Record<string, (system: System, asked: Asked) => Promise<void>>> = {
  list: showKeys,
  rotate: async (system, asked) => {
    system.vault.store.add()
    await reseal(system)
    await showKeys(system, asked)
  },
  reseal: async (system, asked) => {
    await reseal(system)
    await showKeys(system, asked)
  },
  retire,
  verify,
}

/** Done here and now: a worker that runs takes what is left if this is ended. */
async function reseal(system: System): Promise<void> {
  granted(await execute(system, resealFields, {}, { actor: commandLineActor() }))
  const { target } = system.database
  await drainJobs(system.db, { target, tasks: tasksOf(system), log: system.log })
}

function granted<T>(result: Result<T>): T {
  if (result.ok) return result.value
  throw new RefusalError(result.refusal.code, result.refusal.facts)
}

async function showKeys(system: System, { json }: Asked): Promise<void> {
  const [known, counts] = await Promise.all([
    listKeyVersions(system.db),
    countSealed(system.db, sealedFields),
  ])
  const { source } = system.vault.store
  const atHand = new Set(system.vault.store.keys().map(key => key.version))
  const keys = known.map(key => ({
    ...key,
    atHand: atHand.has(key.version),
    seals: key.version === system.vault.version(),
    fields: counts
      .filter(count => count.version === key.version)
      .map(({ table, column, values }) => ({ field: `${table}.${column}`, values })),
  }))
  if (json) return printJson({ source, keys }, true)
  process.stdout.write(`Keys from: ${source}\n`)
  for (const { version, fingerprint, retiredAt, seals, atHand, fields } of keys) {
    const state = [seals && 'seals', !atHand && 'not at hand', retiredAt !== null && 'retired']
    const notes = state.filter(note => note !== false).join(', ')
    const held = fields.map(({ field, values }) => `${field} ${values}`).join(', ')
    process.stdout.write(`${version}  ${fingerprint}  ${notes}  ${held || 'nothing sealed'}\n`)
  }
}

async function retire(system: System, { version, json }: Asked): Promise<void> {
  const number = Number(version)
  const command = retireSecretKeyOver(sealedFields)
  granted(await execute(system, command, { version: number }, { actor: commandLineActor() }))
  if (system.vault.store.source === 'data_folder') system.vault.store.remove(number)
  await showKeys(system, { version, json })
}

async function verify(system: System, { json }: Asked): Promise<void> {
  const results = []
  for (const field of sealedFields) {
    const { opened, shut } = await openAll(system.db, system.vault, field)
    results.push({ field: `${field.table}.${field.column}`, opened, shut })
  }
  if (json) printJson({ fields: results }, true)
  else {
    for (const { field, opened, shut } of results) {
      const bad = shut.slice(0, 5).map(row => `    does not open: ${row.join(' ')}\n`)
      process.stdout.write(`${field}  ${opened} open, ${shut.length} do not\n${bad.join('')}`)
    }
  }
  if (results.some(({ shut }) => shut.length > 0)) process.exitCode = EXIT.failed
}
