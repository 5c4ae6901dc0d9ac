import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { createTestSystem, type TestSystem } from '../../../test/support/database.ts'
import { execute } from '../../platform/command.ts'
import { one, rows } from '../../platform/database/database.ts'
import { ensureMonths } from '../../platform/database/months.ts'
import { sealCommandLog } from './commands/seal.ts'
import { auditTasks } from './jobs.ts'

let system: TestSystem

beforeAll(async () => {
  system = await createTestSystem()
  await ensureMonths(system.db, 'command_log', [Temporal.Now.instant()])
})

/** Entries of some minutes ago. */
async function log(count: number, minutesAgo: number): Promise<void> {
  await sql`
    insert into command_log (recorded_at, id, command, actor, effective_at, input)
    select now() - ${minutesAgo} * interval '1 minute', gen_random_uuid(), 'command', 'person:ada',
      now(), jsonb_build_object('n', n)
    from generate_series(1, ${count}::int) n`.execute(system.owner.db)
}

async function blocks(): Promise<number[]> {
  const found = await rows(
    system.db,
    sql<{ entries: number }>`select entries from log_block order by block_no`,
  )
  return found.map(block => block.entries)
}

function entries(): Promise<bigint> {
  return one(system.db, sql<{ n: bigint }>`select count(*) as n from command_log`).then(r => r.n)
}

describe('the log of commands', () => {
  test('is sealed a thousand entries a block, but for those of the last minutes', async () => {
    await log(2500, 5)
    await log(3, 0)
    await auditTasks(system).sealCommandLog?.({})
    expect(await blocks()).toEqual([1000, 1000, 500])
  })

  test('is not sealed for the entries of sealing alone: that would never end', async () => {
    await sql`delete from command_log where recorded_at > now() - interval '4 minutes'`.execute(
      system.owner.db,
    )
    const before = await entries()
    await auditTasks(system).sealCommandLog?.({})
    await auditTasks(system).sealCommandLog?.({})
    expect(await entries()).toBe(before)
  })

  test('is one chain, however many seal at once', async () => {
    await log(10, 3)
    const seal = () => execute(system, sealCommandLog, {}, { actor: 'job:sealCommandLog' })
    await Promise.all([seal(), seal(), seal(), seal()])
    expect(await blocks()).toEqual([1000, 1000, 500, 10])
  })

  test('cannot be sealed anew by the application', async () => {
    await expect(rows(system.db, sql`delete from log_block`)).rejects.toThrow('denied')
    await expect(rows(system.db, sql`update log_block set hash = hash`)).rejects.toThrow('denied')
  })
})
