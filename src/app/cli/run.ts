import { readFile } from 'node:fs/promises'
import { text } from 'node:stream/consumers'
import type { Command } from 'commander'
import { readJson } from '../../formats/strict-json.ts'
import { type Refusal, RefusalError, type Result } from '../../kernel/result.ts'
import { execute, type Command as WriteCommand } from '../../platform/command.ts'
import { sentence } from '../../platform/refusals/table.ts'
import { commands } from '../registry.ts'
import {
  commandLineActor,
  commandLineLanguage,
  type DataOption,
  EXIT,
  printJson,
  printRefusal,
  subcommand,
  withSystem,
} from '../subcommand.ts'

type RunOptions = DataOption & {
  readonly dryRun?: boolean
  readonly key?: string
  readonly json?: boolean
}

/** `quittance run <command> <input>`: any write there is, from the registry. */
export function addRun(program: Command): void {
  subcommand(program, 'run <command> <input>', 'run a command on JSON, @file or - (standard input)')
    .option('--dry-run', 'show what would come of it and change nothing')
    .option('--key <key>', 'idempotency key: a second call with it gets the first answer')
    .option('--json', 'answer with one line of JSON, refusals too')
    .action(async (name: string, source: string, options: RunOptions) => {
      process.exitCode = await runCommand(name, source, options)
    })
}

async function runCommand(name: string, source: string, options: RunOptions): Promise<number> {
  const command = commands.get(name)
  if (command === undefined) {
    printRefusal({ code: 'unknown_command', facts: { command: name } })
    return EXIT.usage
  }
  const input = parseInput(await readInput(source))
  const result = input.ok ? await executeOnce(command, input.value, options) : input
  if (options.json === true) {
    printJson(result.ok ? result : { ok: false, refusal: withSentence(result.refusal) }, true)
    return result.ok ? EXIT.done : EXIT.failed
  }
  if (!result.ok) return printRefusal(result.refusal)
  printJson(result.value)
  return EXIT.done
}

function executeOnce(
  command: WriteCommand,
  input: unknown,
  options: RunOptions,
): Promise<Result<unknown>> {
  return withSystem({ data: options.data }, system =>
    execute(system, command, input, {
      actor: commandLineActor(),
      dryRun: options.dryRun === true,
      ...(options.key === undefined ? {} : { idempotencyKey: options.key }),
    }),
  )
}

/** JSON as typed, the file after `@`, or standard input for `-`. */
async function readInput(source: string): Promise<string> {
  if (source === '-') return text(process.stdin)
  if (!source.startsWith('@')) return source
  const file = source.slice(1)
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? 'unknown'
    throw new RefusalError('file_unreadable', { file, reason })
  }
}

function parseInput(json: string): Result<unknown> {
  const reading = readJson(json)
  if (reading.ok) return reading
  return { ok: false, refusal: { code: 'invalid_json', facts: { ...reading.fault } } }
}

function withSentence(refusal: Refusal): object {
  return { ...refusal, sentence: sentence(refusal, commandLineLanguage()) }
}
