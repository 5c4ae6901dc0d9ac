import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { createTestSystem, type TestSystem } from '../../test/support/database.ts'
import { affected, rows, transaction } from './database/database.ts'
import { countJobs, drainJobs, enqueue, enqueueAll, startWorker, type Tasks } from './jobs.ts'

let system: TestSystem
let worked: unknown[] = []

beforeAll(async () => {
  system = await createTestSystem()
})

const tasks: Tasks = {
  note: async payload => {
    worked.push(payload)
  },
  chain: async payload => {
    const { left } = payload as { left: number }
    worked.push(left)
    if (left > 0) {
      await transaction(system.db, tx =>
        enqueue(tx, { task: 'chain', payload: { left: left - 1 } }),
      )
    }
  },
  fails: async () => {
    worked.push('failed')
    throw new Error('not this time')
  },
}

function options(concurrency = 2) {
  return { target: system.database.target, tasks, concurrency, log: system.log }
}

describe('jobs', () => {
  test('exist if and only if their transaction commits', async () => {
    worked = []
    await transaction(system.db, tx => enqueue(tx, { task: 'note', payload: { n: 12n } }))
    const undone = transaction(system.db, async tx => {
      await enqueue(tx, { task: 'note', payload: 'never' })
      throw new Error('undone')
    })
    await expect(undone).rejects.toThrow('undone')
    await drainJobs(system.db, options())
    expect(worked).toEqual([{ n: '12' }])
  })

  test('of one key are one job, with the latest payload', async () => {
    worked = []
    const jobs = [1, 2, 3].map(n => ({ task: 'note', payload: n, key: 'one' }))
    for (const job of jobs) await transaction(system.db, tx => enqueue(tx, job))
    await drainJobs(system.db, options())
    expect(worked).toEqual([3])
  })

  test('are worked until none is ready, those that jobs add included', async () => {
    worked = []
    await transaction(system.db, tx => enqueue(tx, { task: 'chain', payload: { left: 5 } }))
    await drainJobs(system.db, options())
    expect(worked).toEqual([5, 4, 3, 2, 1, 0])
  })

  test('added in thousands cost one statement', async () => {
    worked = []
    const before = system.database.statements.count
    await transaction(system.db, tx =>
      enqueueAll(
        tx,
        Array.from({ length: 2000 }, (_, i) => ({ task: 'note', payload: i })),
      ),
    )
    expect(system.database.statements.count - before).toBe(3)
    await drainJobs(system.db, options(8))
    expect(worked).toHaveLength(2000)
  })

  test('that fail wait for their next try and hold up nothing', async () => {
    worked = []
    const quiet = { ...options(), log: { ...system.log, error: () => {}, warn: () => {} } as never }
    await transaction(system.db, tx => enqueue(tx, { task: 'fails', payload: null }))
    await drainJobs(system.db, quiet)
    expect(worked).toEqual(['failed'])
    expect(await countJobs(system.db)).toEqual({ waiting: 0, failed: 0 })
  })

  test('in the hands of a killed worker are taken over within seconds', async () => {
    worked = []
    await transaction(system.db, tx => enqueue(tx, { task: 'note', payload: 'orphan' }))
    await affected(
      system.db,
      sql`update graphile_worker._private_jobs
        set locked_by = 'pool-dead', locked_at = now() - interval '3 seconds'`,
    )
    await drainJobs(system.db, options())
    expect(worked).toContain('orphan')
  })

  test('that a living worker was given and never got are released', async () => {
    worked = []
    const worker = await startWorker(options())
    try {
      // As if the answer had been lost: locked in the worker's name, and not in its hands.
      const name = await until(async () => {
        const found = await rows(
          system.db,
          sql<{ name: string }>`
            select application_name as name from pg_stat_activity
            where datname = current_database() and application_name like 'pool-%'`,
        )
        return found[0]?.name
      })
      await transaction(system.db, async tx => {
        await enqueue(tx, { task: 'note', payload: 'forgotten', queue: 'one', key: 'forgotten' })
        await affected(
          tx,
          sql`update graphile_worker._private_jobs
              set locked_by = ${name}, locked_at = now() - interval '3 seconds', attempts = 1
              where key = 'forgotten'`,
        )
        await affected(
          tx,
          sql`update graphile_worker._private_job_queues
              set locked_by = ${name}, locked_at = now() - interval '3 seconds'
              where queue_name = 'one'`,
        )
      })
      await until(async () => worked.find(payload => payload === 'forgotten'))
      expect(worked.filter(payload => payload === 'forgotten')).toHaveLength(1)
    } finally {
      await worker.stop()
    }
  })

  test('in the hands of a living worker stay there (control)', async () => {
    let release = (): void => {}
    const held = new Promise<void>(resolve => {
      release = resolve
    })
    let runs = 0
    const slow: Tasks = {
      slow: async () => {
        runs += 1
        await held
      },
    }
    await transaction(system.db, tx => enqueue(tx, { task: 'slow', payload: null }))
    const first = await startWorker({ ...options(), tasks: slow })
    const second = await startWorker({ ...options(), tasks: slow })
    await new Promise(done => setTimeout(done, 4500))
    expect(runs).toBe(1)
    release()
    await first.stop()
    await second.stop()
    const left = await rows(
      system.db,
      sql`select from graphile_worker.jobs where task_identifier = 'slow'`,
    )
    expect(left).toEqual([])
  })
})

/** The first thing that is there, looked for every 20 ms for 20 s. */
async function until<T>(look: () => Promise<T | undefined>): Promise<T> {
  for (let n = 0; n < 1000; n += 1) {
    const found = await look()
    if (found !== undefined) return found
    await new Promise(done => setTimeout(done, 20))
  }
  throw new Error('waited in vain')
}
