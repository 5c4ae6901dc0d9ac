import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { type Db, rows } from '../../src/platform/database/database.ts'
import { kill, type Post, postmasterOf } from './staff.ts'

export type Victim = 'worker' | 'server' | 'postgres' | 'backend'

export type KillerOptions = {
  readonly folder: string
  /** Seeds the choice of victims and moments. */
  readonly seed: number
  /** Kills to make; 0 = the undisturbed run. */
  readonly kills: number
  /** Phases of the work, each of which gets its share of the kills. */
  readonly phases: number
  /** Whom to kill, each as often as it is named; default `VICTIMS`. */
  readonly victims?: readonly Victim[]
  readonly pauseMs?: number
}

/** Of ten kills: so many of each. */
const VICTIMS: readonly Victim[] = [
  ...Array<Victim>(5).fill('worker'),
  ...Array<Victim>(3).fill('backend'),
  'postgres',
  'server',
]

/** The embedded server is not started again more often within a minute: a limit of its own. */
const POSTGRES_A_MINUTE = 4

/** Kills processes and sessions at random moments, an equal share of the kills in each phase. */
export class Killer {
  readonly #options: KillerOptions
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

  constructor(options: KillerOptions, posts: readonly Post[], db: Db) {
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
    return Math.floor((this.#options.kills * this.#phase) / this.#options.phases)
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

/** Tries again until it is done: while servers are down every statement fails. */
export async function again<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await work()
    } catch (error) {
      if (attempt > 1200) throw error
      await sleep(50)
    }
  }
}
