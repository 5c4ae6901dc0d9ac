import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { createTestSystem } from '../../../test/support/database.ts'
import { execute } from '../../platform/command.ts'
import { one, transaction } from '../../platform/database/database.ts'
import { drainJobs, enqueue } from '../../platform/jobs.ts'
import { loadPage } from '../../platform/list.ts'
import { LISTS } from '../../reporting/lists/load/all.ts'
import { runJobAgain } from './commands.ts'

test('a job that was given up is run again, and is done once', async () => {
  const system = await createTestSystem()
  let isBroken = true
  const done: unknown[] = []
  const tasks = {
    fetch: async (payload: unknown) => {
      if (isBroken) throw new Error('the bank does not answer')
      done.push(payload)
    },
  }
  const options = { target: system.database.target, tasks, concurrency: 1, log: system.log }
  const failed = () => loadPage(system.db, LISTS.get('failed-jobs')!, { filters: {}, limit: 5 })
  const again = (jobId: string) => execute(system, runJobAgain, { jobId }, { actor: 'person:ivan' })
  await transaction(system.db, tx =>
    enqueue(tx, { task: 'fetch', payload: { day: '2026-03-05' }, maxAttempts: 1 }),
  )
  await drainJobs(system.db, options)
  const [job] = (await failed()).rows
  expect(job).toMatchObject({ task: 'fetch', lastError: 'the bank does not answer' })
  isBroken = false
  const jobId = String(job?.jobId)
  expect(await again(jobId)).toMatchObject({ ok: true, value: { task: 'fetch', tries: 1 } })
  await drainJobs(system.db, options)
  expect(done).toEqual([{ day: '2026-03-05' }])
  expect((await failed()).rows).toEqual([])
  expect(await again(jobId)).toMatchObject({ refusal: { code: 'unknown_failed_job' } })
  const logged = await one(
    system.db,
    sql<{ count: bigint }>`select count(*) from command_log where command = 'runJobAgain'`,
  )
  expect(logged.count).toBe(1n)
})
