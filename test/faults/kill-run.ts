import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { approveBillRun, issueBillRun } from '../../src/invoicing/commands/bill-run.ts'
import { recordUsageEvents } from '../../src/metering/commands/usage-events.ts'
import { movableClock } from '../../src/platform/clock.ts'
import { type Command, type CommandHost, execute } from '../../src/platform/command.ts'
import { type Db, openDb, rows } from '../../src/platform/database/database.ts'
import { appTarget, ownerTarget } from '../../src/platform/database/embedded/bootstrap.ts'
import { openLog } from '../../src/platform/telemetry.ts'
import { openVault } from '../../src/platform/vault/vault.ts'
import { everybodyMay } from '../support/authority.ts'
import { breakDraft, lateUsage, MONTHS, startInSmallChunks } from './kill-world.ts'
import { endpointOf, kill, Post, postmasterOf } from './staff.ts'

export type KillOptions = {
  readonly folder: string
  /** Seeds the choice of victims and moments. */
  readonly seed: number
  /** Kills to make; 0 = the undisturbed run. */
  readonly kills: number
  /** Workers beside the server's own. */
  readonly workers: number
  /** Whom to kill, each as often as it is named; default `VICTIMS`. */
  readonly victims?: readonly Victim[]
  readonly pauseMs?: number
}

export type KillReport = {
  readonly kills: number
  /** Those that hit while a bill run was rating or issuing. */
  readonly killsAtWork: number
  readonly victims: Readonly<Record<string, number>>
  readonly starts: number
  readonly seconds: number
}

/**
 * Bills two months over a folder filled by `seedKillWorld`, with late usage between draft and
 * approval and between the months, by `quittance start` and workers that are killed at random, as
 * is PostgreSQL. Every command has a key and is given again until it is answered.
 */
export async function billWhileKilling(options: KillOptions): Promise<KillReport> {
  const since = performance.now()
  const { folder, workers } = options
  const server = new Post('start', '--port', '0', '--data', folder)
  while (!server.isReady) await sleep(20)
  const endpoint = await endpointOf(folder)
  const posts = [
    server,
    ...Array.from({ length: workers }, () => new Post('worker', '--data', folder)),
  ]
  const app = openDb(appTarget(endpoint), 4)
  const owner = openDb(ownerTarget(endpoint), 1)
  const killer = new Killer(options, posts, app.db)
  try {
    const driver = new Driver(app.db, owner.db, killer)
    const killing = killer.run()
    for (const [i, month] of MONTHS.entries()) await driver.month(i, month)
    killer.stop()
    await killing
    await driver.quiet()
  } finally {
    killer.stop()
    // Workers first: one that finds no owner would become it.
    for (const post of posts.reverse()) await post.close()
    await app.close()
    await owner.close()
  }
  return {
    kills: killer.count,
    killsAtWork: killer.countAtWork,
    victims: killer.victims,
    starts: posts.reduce((sum, post) => sum + post.starts, 0),
    seconds: Math.round((performance.now() - since) / 100) / 10,
  }
}

/** Gives the commands of two months, each until it is answered. */
class Driver {
  readonly #host: CommandHost
  readonly #owner: Db
  readonly #killer: Killer
  readonly #clock = movableClock(Temporal.Instant.from('2026-02-01T08:00:00Z'))

  constructor(db: Db, owner: Db, killer: Killer) {
    this.#owner = owner
    this.#killer = killer
    this.#host = {
      db,
      clock: this.#clock,
      log: openLog('fatal'),
      vault: openVault(''),
      ...everybodyMay(db, this.#clock),
    }
  }

  async month(i: number, through: string): Promise<void> {
    this.#clock.set(Temporal.Instant.from(`${through}T08:00:00Z`))
    const scope = { entity: 'BENCH', cycle: 'bench', through, issueOn: through }
    const { runId } = (await this.#call(startInSmallChunks, scope, `start ${i}`)) as {
      runId: string
    }
    await this.#reach(runId, 'review')
    // Usage that arrives after the draft was made: it must be billed in this run.
    await this.#call(
      recordUsageEvents,
      lateUsage([20, 21, 22], `draft-${i}`, DRAFTED[i]!),
      `usage ${i}`,
    )
    // Nobody asks for it: the drafts that this has overtaken are made anew by a job.
    await this.#reach(runId, 'review')
    if (i === 0) await this.#again(() => breakDraft(this.#owner, runId))
    await this.#call(approveBillRun, { runId, holdOpen: true }, `approve ${i}`)
    // Usage that arrives after approval: the next run corrects the period.
    await this.#call(
      recordUsageEvents,
      lateUsage([30, 31], `approved-${i}`, DRAFTED[i]!),
      `late ${i}`,
    )
    await this.#call(issueBillRun, { runId }, `issue ${i}`)
    await this.#reach(runId, 'issued')
    const late = lateUsage([40, 41, 42, 43], `billed-${i}`, DRAFTED[i]!)
    await this.#call(recordUsageEvents, late, `correct ${i}`)
  }

  /** Until no job is left: files too. */
  async quiet(): Promise<void> {
    for (;;) {
      const [left] = await this.#again(() =>
        rows(
          this.#host.db,
          // The log is sealed for ever.
          sql<{ n: bigint }>`SELECT count(*) AS n FROM graphile_worker.jobs
                              WHERE task_identifier <> 'sealCommandLog'`,
        ),
      )
      if (left?.n === 0n) return
      await sleep(50)
    }
  }

  async #call(command: Command<never, unknown> | unknown, input: unknown, key: string) {
    const answer = await this.#again(() =>
      execute(this.#host, command as Command, input, { actor: 'test', idempotencyKey: key }),
    )
    if (!answer.ok) throw new Error(`${key}: ${JSON.stringify(answer.refusal)}`)
    return answer.value
  }

  /** Waits for the end of a phase and for drafts that nothing has overtaken, in which its share of the kills is made. */
  async #reach(runId: string, state: string): Promise<void> {
    this.#killer.beginPhase()
    for (;;) {
      const [run] = await this.#again(() =>
        rows(
          this.#host.db,
          sql<{ state: string; stale: boolean }>`
            SELECT state, EXISTS (
                     SELECT 1 FROM billing_state b
                      WHERE b.draft_run_id = r.run_id AND b.version <> b.drafted_version) AS stale
              FROM bill_run r WHERE run_id = ${runId}`,
        ),
      )
      if (run?.state === state && !run.stale) break
      await sleep(20)
    }
    await this.#killer.endPhase()
  }

  async #again<T>(work: () => Promise<T>): Promise<T> {
    for (let attempt = 0; ; attempt += 1) {
      try {
        return await work()
      } catch (error) {
        if (attempt > 1200) throw error
        await sleep(50)
      }
    }
  }
}

/** A day in the month that each run bills. */
const DRAFTED = ['2026-01-20T12:00:00Z', '2026-02-20T12:00:00Z'] as const

export type Victim = 'worker' | 'server' | 'postgres' | 'backend'

/** Of ten kills: so many of each. */
const VICTIMS: readonly Victim[] = [
  ...Array<Victim>(5).fill('worker'),
  ...Array<Victim>(3).fill('backend'),
  'postgres',
  'server',
]

/** Rating, refresh and issue of each month. */
const PHASES = MONTHS.length * 3

/** The embedded server is not started again more often within a minute: a limit of its own. */
const POSTGRES_A_MINUTE = 4

class Killer {
  readonly #options: KillOptions
  readonly #posts: readonly Post[]
  readonly #db: Db
  readonly #random: () => number
  #stopped = false
  #atWork = false
  #phase = 0
  #postgresKills: number[] = []
  count = 0
  countAtWork = 0
  readonly victims: Record<Victim, number> = { worker: 0, server: 0, postgres: 0, backend: 0 }

  constructor(options: KillOptions, posts: readonly Post[], db: Db) {
    this.#options = options
    this.#posts = posts
    this.#db = db
    this.#random = mulberry(options.seed)
  }

  stop(): void {
    this.#stopped = true
  }

  beginPhase(): void {
    this.#phase += 1
    this.#atWork = true
  }

  /** A phase that was over too soon gets the rest of its kills while nothing is at work. */
  async endPhase(): Promise<void> {
    this.#atWork = false
    while (this.count < this.#share) await sleep(20)
  }

  get #share(): number {
    return Math.floor((this.#options.kills * this.#phase) / PHASES)
  }

  async run(): Promise<void> {
    const { pauseMs = 300, kills, victims = VICTIMS } = this.#options
    while (!this.#stopped && this.count < kills) {
      await sleep(20 + this.#random() * pauseMs)
      if (this.#stopped || this.count >= this.#share) continue
      const drawn = victims[Math.floor(this.#random() * victims.length)] ?? 'worker'
      const victim = drawn === 'postgres' && this.#isSpared() ? 'server' : drawn
      // A server that loses PostgreSQL while it starts stops it in the middle of its recovery, which
      // PostgreSQL takes half a minute to do: a case for the supervisor's patience, not for ours.
      if (victim !== 'worker' && !this.#posts[0]?.isReady) continue
      const atWork = this.#atWork
      if (!(await this.#strike(victim))) continue
      this.count += 1
      if (atWork) this.countAtWork += 1
      this.victims[victim] += 1
      if (victim === 'postgres') this.#postgresKills.push(performance.now())
      if (victim === 'server') this.#postgresKills = []
    }
  }

  #isSpared(): boolean {
    const now = performance.now()
    this.#postgresKills = this.#postgresKills.filter(at => now - at < 60_000)
    return this.#postgresKills.length >= POSTGRES_A_MINUTE
  }

  async #strike(victim: Victim): Promise<boolean> {
    const [server, ...workers] = this.#posts
    switch (victim) {
      case 'worker':
        return kill(workers[Math.floor(this.#random() * workers.length)]?.pid)
      case 'server':
        return kill(server?.pid)
      case 'postgres':
        return kill(await postmasterOf(this.#options.folder))
      case 'backend':
        return kill(await this.#backend())
    }
  }

  /** A session at work, if one is; PostgreSQL then restarts all sessions. */
  async #backend(): Promise<number | undefined> {
    const found = await rows(
      this.#db,
      sql<{ pid: number }>`
        SELECT pid FROM pg_stat_activity
         WHERE datname = current_database() AND pid <> pg_backend_pid()
         ORDER BY state = 'active' DESC, state = 'idle in transaction' DESC, pid`,
    ).catch(() => [])
    const place = Math.floor(this.#random() * Math.min(3, found.length))
    return found[place]?.pid
  }
}

/** A small seeded generator (mulberry32): the same seed makes the same choices. */
export function mulberry(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}
