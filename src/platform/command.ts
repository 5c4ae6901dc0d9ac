import type { z } from 'zod'
import type { Money } from '../kernel/money.ts'
import { type Refusal, RefusalError, type Result, refuse } from '../kernel/result.ts'
import type { Clock } from './clock.ts'
import { recordCommand, takeKey } from './command-record.ts'
import { type Db, type Tx, transaction } from './database/database.ts'
import { ensureMonths } from './database/months.ts'
import { newId } from './ids.ts'
import { inputRefusal } from './input.ts'
import { enqueue, type Job } from './jobs.ts'
import { decodeJson, fingerprint } from './json.ts'
import type { CommandMeasure, CommandOutcome } from './metrics.ts'
import { currentOrigin } from './origin.ts'
import type { Logger } from './telemetry.ts'
import { traced } from './trace.ts'
import { type Trail, tracedOf, type Watch } from './trail.ts'
import type { Vault } from './vault/vault.ts'

/** What a command's body is given beside its transaction and input. */
export type Context = {
  readonly clock: Clock
  /** Who asked: `person:<id>`, `key:<id>`, `job:<task>`, `cli:<login>`. */
  readonly actor: string
  readonly dryRun: boolean
  readonly log: Logger
  /** Seals and opens what must be kept secret and read again. */
  readonly vault: Vault
  newId(): string
  /** Has the log also say what another command changes that is carried out within this one. */
  watch(tx: Tx, command: string, input: unknown): Promise<void>
  /** Looks at what stands of what another command is about, to compare a trial of it with. */
  look(tx: Tx, command: string, input: unknown): Promise<Watch | undefined>
  /** Adds a job that exists if and only if this command commits. */
  enqueue(tx: Tx, job: Job): Promise<void>
}

/**
 * One write, of which everything else follows: the CLI, the audit trail, previews, safe retries.
 * `run` loads, decides and saves in the transaction given and may run several times. It returns a
 * refusal, or throws `RefusalError` where the refusal arises deep down: then nothing is written.
 * A command that needs another domain's write calls that domain's exported transaction step (a plain
 * function that takes `tx` and `ctx`), never `execute`: there is one transaction and one log entry.
 */
export type Command<Schema extends z.ZodType = z.ZodType, Value = unknown> = {
  /** Verb and object, `issueCreditNote`. */
  readonly name: string
  /** One sentence for `quittance commands` and the API reference. */
  readonly summary?: string
  readonly permission: string
  readonly input: Schema
  readonly run: (tx: Tx, input: z.output<Schema>, ctx: Context) => Promise<Result<Value>>
  /**
   * What is at stake, read back inside the transaction once it has run: for limits and for the
   * person who approves. Without it the value itself is what is approved, and no amount is known.
   */
  stakes?(tx: Tx, value: Value, input: z.output<Schema>): Promise<Stakes>
  /** As `stakes`, of a command that moves no amount: no limit can be set on it. */
  atStake?(tx: Tx, value: Value, input: z.output<Schema>): Promise<Omit<Stakes, 'amounts'>>
  /** What the log keeps of the input, where the whole would be too much (an import batch). */
  readonly logged?: (input: z.output<Schema>) => unknown
  /** What the log and a repeated request are told of the answer, where it holds a secret. */
  loggedValue?(value: Value): unknown
  /** Its answer holds a secret for whoever asked for it: a person who approves it does not see it. */
  readonly answersAsker?: true
  /** SQLSTATEs beside 40001 and 40P01 after which the command is simply run again. */
  readonly alsoRetry?: readonly string[]
}

/** What a command moved, for those who have to answer for it. */
export type Stakes = {
  /** Amounts that limits are compared with, signs aside. */
  readonly amounts: readonly Money[]
  /** What an approver sees, and what must still be the same when it is approved. */
  readonly facts: unknown
  /** Actors who gain by it and so cannot approve it. */
  readonly beneficiaries?: readonly string[]
}

/** Commands by name, for the CLI, HTTP and maker-checker. */
export type Registry = ReadonlyMap<string, Command>

/** Declares a command; the types of input and value come from the schema and the body. */
export function defineCommand<Schema extends z.ZodType, Value>(
  command: Command<Schema, Value>,
): Command<Schema, Value> {
  return command
}

/** The registry of these commands; two of one name are a defect. */
export function registry(commands: readonly AnyCommand[]): Registry {
  const byName = new Map(commands.map(command => [command.name, command as Command]))
  if (byName.size !== commands.length) throw new Error('defect: two commands of one name')
  return byName
}

// A command of any schema: its body takes that schema's output, so no common type but this fits.
export type AnyCommand = Command<never, unknown> | Command

/** A command that has run and is about to commit. */
export type Deed = {
  readonly actor: string
  readonly command: string
  readonly permission: string
  readonly input: unknown
  readonly dryRun: boolean
  /** Asked for only where it matters to this actor. */
  stakes(): Promise<Stakes>
}

/** Who may do what: decided by identity, asked by the wrapper. */
export type Authority = {
  /** Whether the actor may do this, be it only by putting it forward to a second person. */
  permits(actor: string, permission: string): Promise<boolean>
  /**
   * Why the actor may not commit this, alone: asked last in the transaction, so that a role that was
   * taken away meanwhile counts.
   */
  authorises(tx: Tx, deed: Deed): Promise<Refusal | undefined>
  /** Sees before → after for the log; without it the log holds input and outcome alone. */
  readonly trail?: Trail
}

/** What `execute` needs of the running system. */
export type CommandHost = Authority & {
  readonly db: Db
  readonly clock: Clock
  readonly log: Logger
  readonly vault: Vault
  /** Told of every command that has ended. */
  measure?(measure: CommandMeasure): void
}

export type ExecuteOptions = {
  readonly actor: string
  /** A second call with the same key and input does nothing and gets the first one's answer. */
  readonly idempotencyKey?: string
  /** Does everything, returns the value and undoes it all. */
  readonly dryRun?: boolean
  /** The time that the command takes for now; default the host's clock. */
  readonly clock?: Clock
  /**
   * The version that was read of what is edited (`Trail.version`). Where somebody else has saved
   * since, the command is refused (`changed_meanwhile`) and overwrites nothing.
   */
  readonly read?: string
}

/**
 * The one way to write. In this order: check the permission, parse the input, open a transaction,
 * take the idempotency key, compare the version that was read, run, and either roll back (refusal,
 * dry run) or append to the log.
 * Serialization failures and deadlocks run it again. Any other error is a defect and thrown on.
 */
export async function execute<Schema extends z.ZodType, Value>(
  host: CommandHost,
  command: Command<Schema, Value>,
  rawInput: z.input<Schema>,
  options: ExecuteOptions,
): Promise<Result<Value>> {
  return traced({ command: command.name }, async () => {
    const since = performance.now()
    const told = (outcome: CommandOutcome, code?: string): void => {
      const ms = performance.now() - since
      const coded = code === undefined ? {} : { code }
      host.measure?.({ command: command.name, outcome, seconds: ms / 1000, ...coded })
      host.log.info({ outcome, ...coded, ms: Math.round(ms) }, 'command')
    }
    try {
      const result = await perform(host, command, rawInput, options)
      if (!result.ok) told('refused', result.refusal.code)
      else told(options.dryRun === true ? 'dry_run' : 'done')
      return result
    } catch (error) {
      told('failed')
      throw error
    }
  })
}

async function perform<Schema extends z.ZodType, Value>(
  host: CommandHost,
  command: Command<Schema, Value>,
  rawInput: z.input<Schema>,
  options: ExecuteOptions,
): Promise<Result<Value>> {
  if (!(await host.permits(options.actor, command.permission))) {
    return refuse('not_permitted', { command: command.name, permission: command.permission })
  }
  const parsed = command.input.safeParse(rawInput)
  if (!parsed.success) return { ok: false, refusal: inputRefusal(parsed.error, rawInput) }
  const recordedAt = Temporal.Now.instant()
  await ensureMonths(host.db, 'command_log', [recordedAt])
  const attempt = new Attempt(host, command, parsed.data, options, recordedAt)
  return attempt.run()
}

/** Leaves the transaction so that it is rolled back, with the answer. */
class RolledBack<Value> extends Error {
  readonly result: Result<Value>

  constructor(result: Result<Value>) {
    super('rolled back')
    this.result = result
  }
}

class Attempt<Schema extends z.ZodType, Value> {
  readonly #host: CommandHost
  readonly #command: Command<Schema, Value>
  readonly #input: z.output<Schema>
  readonly #options: ExecuteOptions
  readonly #recordedAt: Temporal.Instant

  constructor(
    host: CommandHost,
    command: Command<Schema, Value>,
    input: z.output<Schema>,
    options: ExecuteOptions,
    recordedAt: Temporal.Instant,
  ) {
    this.#host = host
    this.#command = command
    this.#input = input
    this.#options = options
    this.#recordedAt = recordedAt
  }

  async run(): Promise<Result<Value>> {
    try {
      return await transaction(this.#host.db, tx => this.#inTransaction(tx), {
        alsoRetry: this.#command.alsoRetry ?? [],
        // Of two who save what they read, the second is run again, and sees what the first wrote.
        isolation: this.#options.read === undefined ? 'read committed' : 'serializable',
      })
    } catch (error) {
      if (error instanceof RolledBack) return error.result as Result<Value>
      if (error instanceof RefusalError) return { ok: false, refusal: error.refusal }
      throw error
    }
  }

  async #inTransaction(tx: Tx): Promise<Result<Value>> {
    const { dryRun = false, actor } = this.#options
    const clock = this.#options.clock ?? this.#host.clock
    const record = {
      id: newId(),
      command: this.#command.name,
      actor,
      key: this.#options.idempotencyKey,
      recordedAt: this.#recordedAt,
      effectiveAt: clock.now(),
    }
    if (record.key !== undefined && !dryRun) {
      const input = fingerprint([record.command, actor, this.#input])
      const earlier = await takeKey(tx, { ...record, key: record.key }, input)
      if (earlier === 'conflict') {
        throw new RolledBack<Value>(refuse('idempotency_conflict', { key: record.key }))
      }
      if (earlier === 'erased') {
        throw new RolledBack<Value>(refuse('answer_erased', { key: record.key }))
      }
      if (earlier !== undefined) {
        return { ok: true, value: decodeJson(earlier.value) as Value }
      }
    }
    if (await this.#isOutdated(tx)) {
      throw new RolledBack<Value>(refuse('changed_meanwhile', { command: record.command }))
    }
    const watches: Watch[] = []
    const watch = async (later: Tx, command: string, input: unknown): Promise<void> => {
      const begun = dryRun ? undefined : await this.#host.trail?.watch(later, command, input)
      if (begun !== undefined) watches.push(begun)
    }
    const { log, vault, trail } = this.#host
    const look: Context['look'] = async (later, command, input) =>
      trail?.watch(later, command, input)
    const ctx: Context = { clock, actor, dryRun, log, vault, newId, watch, look, enqueue }
    await watch(tx, record.command, this.#input)
    const result = await this.#command.run(tx, this.#input, ctx)
    if (!result.ok) throw new RolledBack(result)
    const refusal = await this.#host.authorises(tx, this.#deed(tx, result.value))
    if (refusal !== undefined) throw new RolledBack<Value>({ ok: false, refusal })
    if (dryRun) throw new RolledBack(result)
    const logged = this.#command.logged?.(this.#input) ?? this.#input
    const value = this.#command.loggedValue?.(result.value) ?? result.value
    const seen = await tracedOf(watches, tx)
    await recordCommand(tx, record, { input: logged, value, origin: currentOrigin(), ...seen })
    return result
  }

  /** Whether what is edited has become another than what the person read. */
  async #isOutdated(tx: Tx): Promise<boolean> {
    const { read } = this.#options
    const { trail } = this.#host
    if (read === undefined || trail === undefined) return false
    return (await trail.version(tx, this.#command.name, this.#input)) !== read
  }

  #deed(tx: Tx, value: Value): Deed {
    const { name, permission } = this.#command
    const { actor, dryRun = false } = this.#options
    return {
      actor,
      command: name,
      permission,
      input: this.#input,
      dryRun,
      stakes: () => stakesOf(tx, this.#command, value, this.#input),
    }
  }
}

/** What is at stake with a command that has run, as it says itself or else its value. */
export async function stakesOf<Schema extends z.ZodType, Value>(
  tx: Tx,
  command: Command<Schema, Value>,
  value: Value,
  input: z.output<Schema>,
): Promise<Stakes> {
  const weighed = await command.stakes?.(tx, value, input)
  const found = weighed ?? (await command.atStake?.(tx, value, input)) ?? { facts: value }
  return { amounts: [], ...found }
}
