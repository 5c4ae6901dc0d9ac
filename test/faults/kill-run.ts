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
import { JOBS_OF_EACH_START } from './books-of.ts'
import { breakDraft, lateUsage, MONTHS, startInSmallChunks } from './kill-world.ts'
import { again, Killer, type KillerOptions } from './killer.ts'
import { endpointOf, Post } from './staff.ts'

export type KillOptions = Omit<KillerOptions, 'phases'> & {
  /** Workers beside the server's own. */
  readonly workers: number
}

/** Rating, refresh and issue of each month. */
const PHASES = MONTHS.length * 3

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
  const killer = new Killer({ ...options, phases: PHASES }, posts, app.db)
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
    if (i === 0) await again(() => breakDraft(this.#owner, runId))
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
      const [left] = await again(() =>
        rows(
          this.#host.db,
          sql<{ n: bigint }>`SELECT count(*) AS n FROM graphile_worker.jobs
                              WHERE task_identifier NOT IN (${JOBS_OF_EACH_START})`,
        ),
      )
      if (left?.n === 0n) return
      await sleep(50)
    }
  }

  async #call(command: Command<never, unknown> | unknown, input: unknown, key: string) {
    const answer = await again(() =>
      execute(this.#host, command as Command, input, { actor: 'test', idempotencyKey: key }),
    )
    if (!answer.ok) throw new Error(`${key}: ${JSON.stringify(answer.refusal)}`)
    return answer.value
  }

  /** Waits for the end of a phase and for drafts that nothing has overtaken, in which its share of the kills is made. */
  async #reach(runId: string, state: string): Promise<void> {
    this.#killer.beginPhase()
    for (;;) {
      const [run] = await again(() =>
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
}

/** A day in the month that each run bills. */
const DRAFTED = ['2026-01-20T12:00:00Z', '2026-02-20T12:00:00Z'] as const
