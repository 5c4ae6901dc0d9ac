import { userInfo } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Command } from 'commander'
import { installedAuthority } from '../identity/load/installed.ts'
import { type Refusal, RefusalError } from '../kernel/result.ts'
import { toJson } from '../platform/json.ts'
import { LANGUAGES, type Language } from '../platform/refusals/sentence.ts'
import { sentence } from '../platform/refusals/table.ts'
import { environment } from '../platform/settings/environment.ts'
import { checkSettings, unknownSettings } from '../platform/settings/settings.ts'
import { openSystem, type System, type SystemOptions } from '../platform/system.ts'

/** What a script can count on. */
export const EXIT = { done: 0, failed: 1, usage: 2 } as const

export type DataOption = { readonly data?: string }

/** A new subcommand, with the option that every one has. */
export function subcommand(program: Command, usage: string, description: string): Command {
  return program
    .command(usage)
    .description(description)
    .showHelpAfterError()
    .exitOverride()
    .option('--data <dir>', 'the data folder (default: QUITTANCE_DATA, else ./data)')
}

type SubcommandOptions = Omit<SystemOptions, 'authority'>

/**
 * Opens the system for a subcommand. A process whose embedded database is gone for good ends with
 * the reason: left alive it would hold the data folder and answer nothing.
 */
export async function openForSubcommand(options: SubcommandOptions): Promise<System> {
  checkSettings()
  warnOfUnknownSettings()
  const system = await openSystem({ ...options, authority: installedAuthority })
  void system.database.lost.then(async ({ refusal }) => {
    const code = printRefusal(refusal)
    // The folder's lock is freed; connections that wait for the server must not hold us up.
    await Promise.race([system.close().catch(() => {}), sleep(CLOSING_MS)])
    process.exit(code)
  })
  return system
}

const CLOSING_MS = 5_000

/** Says on standard error which QUITTANCE_ variables no setting reads. */
export function warnOfUnknownSettings(): void {
  for (const { name, nearest } of unknownSettings()) {
    process.stderr.write(`${name} is no setting. Did you mean ${nearest}?\n`)
  }
}

/**
 * Opens the system for a subcommand and closes it whatever happens, also on Ctrl-C and SIGTERM:
 * what was committed stays, what was under way is undone.
 */
export async function withSystem<T>(
  options: SubcommandOptions,
  work: (system: System) => Promise<T>,
): Promise<T> {
  const system = await openForSubcommand(options)
  const stop = (signal: NodeJS.Signals): void => {
    const code = signal === 'SIGINT' ? 130 : 143
    system.close().finally(() => process.exit(code))
  }
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
  try {
    return await work(system)
  } finally {
    process.off('SIGINT', stop)
    process.off('SIGTERM', stop)
    await system.close()
  }
}

/** Resolves at Ctrl-C or SIGTERM: for subcommands that run until told to end. */
export function untilSignal(): Promise<void> {
  return new Promise(resolve => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve())
  })
}

/**
 * Ends the process though a job still runs: what it did is undone by the database, and another
 * worker takes it.
 */
export function endUnfinished(): never {
  process.exit(EXIT.done)
}

/** Who acts when somebody types a command: the login of the machine. */
export function commandLineActor(): string {
  return `cli:${userInfo().username}`
}

/** The person's language as the system's locale says; English where it is none of ours. */
export function commandLineLanguage(env: NodeJS.ProcessEnv = environment()): Language {
  const locale = env.LC_ALL || env.LC_MESSAGES || env.LANG || ''
  return LANGUAGES.find(language => locale.toLowerCase().startsWith(language)) ?? 'en'
}

/** Prints an answer: readable JSON, or one line of it for scripts. */
export function printJson(value: unknown, oneLine = false): void {
  process.stdout.write(`${JSON.stringify(toJson(value), null, oneLine ? undefined : 2)}\n`)
}

/** Prints why nothing was done, on standard error; gives the exit code. */
export function printRefusal(refusal: Refusal): number {
  process.stderr.write(`${sentence(refusal, commandLineLanguage())}\n`)
  return EXIT.failed
}

/** The end of a subcommand that threw: the sentence of a refusal, or the trace of a defect. */
export function reportFailure(error: unknown): number {
  if (error instanceof RefusalError) return printRefusal(error.refusal)
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error)
  process.stderr.write(`${text}\n`)
  return EXIT.failed
}
