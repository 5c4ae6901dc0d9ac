import { execFileSync } from 'node:child_process'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDb } from '../../src/platform/database/database.ts'
import { openSystem } from '../../src/platform/system.ts'
import { openLog } from '../../src/platform/telemetry.ts'
import { proveAll } from '../../src/reporting/proofs/load/all.ts'
import { everybodyMay } from '../support/authority.ts'
import { type Books, booksOf } from './books-of.ts'
import { billWhileKilling, type KillOptions, type KillReport } from './kill-run.ts'
import { seedKillWorld } from './kill-world.ts'

/** What came of a run with or without kills, read when all processes have ended. */
export type Ending = {
  readonly report: KillReport
  readonly books: Books
  /** Proofs that do not hold, by name. */
  readonly broken: readonly string[]
}

/** Folders with one and the same world, filled once and copied, so that ids are equal too. */
export class KillWorlds {
  readonly #parent: string
  readonly #units: number
  #made = 0

  private constructor(parent: string, units: number) {
    this.#parent = parent
    this.#units = units
  }

  /** From a copy of a migrated data folder, where there is one. */
  static async make(units: number, migrated?: string): Promise<KillWorlds> {
    const parent = await mkdtemp(join(tmpdir(), 'quittance-kill-'))
    // The server's account must be able to enter, or the cluster would be kept elsewhere.
    await chmod(parent, 0o711)
    const worlds = new KillWorlds(parent, units)
    const data = join(parent, 'seed')
    if (migrated !== undefined) execFileSync('cp', ['-a', migrated, data])
    const system = await openSystem({
      data,
      ownership: 'own',
      authority: everybodyMay,
      log: openLog('fatal'),
    })
    const owner = openDb(system.database.ownerTarget, 1)
    await seedKillWorld(system.db, owner.db, worlds.#units)
    await owner.close()
    await system.close()
    return worlds
  }

  /** Bills a fresh copy of the world and reads what stands in it afterwards. */
  async bill(options: Omit<KillOptions, 'folder'>): Promise<Ending> {
    this.#made += 1
    const folder = join(this.#parent, `copy-${this.#made}`)
    execFileSync('cp', ['-a', join(this.#parent, 'seed'), folder])
    const report = await billWhileKilling({ folder, ...options })
    const system = await openSystem({
      data: folder,
      ownership: 'own',
      authority: everybodyMay,
      log: openLog('fatal'),
    })
    try {
      const proven = await proveAll(system)
      return {
        report,
        books: await booksOf(system.db),
        broken: proven.filter(proof => proof.violations > 0n).map(proof => proof.name),
      }
    } finally {
      await system.close()
      await rm(folder, { recursive: true, force: true })
    }
  }

  async remove(): Promise<void> {
    await rm(this.#parent, { recursive: true, force: true })
  }
}
