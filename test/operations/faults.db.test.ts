import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { startServer } from '../../src/app/server/server.ts'
import { sealNext } from '../../src/identity/audit/save.ts'
import { one, openDb, rows, transaction } from '../../src/platform/database/database.ts'
import { drainJobs, enqueue } from '../../src/platform/jobs.ts'
import { openLog } from '../../src/platform/telemetry.ts'
import { PROOFS, proveAll } from '../../src/reporting/proofs/load/all.ts'
import { Company } from '../support/company.ts'
import { createTestSystem, type TestSystem } from '../support/database.ts'

let system: TestSystem
let company: Company

beforeAll(async () => {
  const made = await createTestSystem('2026-03-02T08:00:00Z')
  system = { ...made, log: openLog('silent') }
  company = new Company(system)
})

const ACCOUNT = {
  kind: 'person',
  name: 'Ada',
  line1: 'Weg 1',
  postalCode: '10115',
  city: 'Berlin',
  country: 'DE',
  timeZone: 'Europe/Berlin',
}

/** Has PostgreSQL fail like this at the last thing that a command writes, until it is undone. */
async function failing(sqlState: string): Promise<() => Promise<void>> {
  const owner = system.owner.db
  const raise = sql.raw(`create function fail_now() returns trigger language plpgsql as
    $$begin raise exception 'made to fail' using errcode = '${sqlState}'; end$$`)
  await raise.execute(owner)
  await sql`create trigger fail_now before insert on command_log
    for each row execute function fail_now()`.execute(owner)
  return async () => {
    await sql`drop trigger fail_now on command_log`.execute(owner)
    await sql`drop function fail_now`.execute(owner)
  }
}

async function accounts(): Promise<number> {
  return Number((await one(system.db, sql<{ n: bigint }>`select count(*) as n from account`)).n)
}

describe('a database that cannot', () => {
  test.each([
    ['the disk is full', '53100'],
    ['the memory is used up', '53200'],
    ['it has failed over to a copy that is read only', '25006'],
    ['it is shutting down', '57P01'],
  ])(
    'write because %s: 503, nothing half written, and the same request works later',
    async (_, state) => {
      const { secret } = await company.do<{ secret: string }>('createApiKey', {
        name: state,
        scopes: ['*'],
      })
      const server = await startServer(system, { port: 0 })
      const before = await accounts()
      const ask = () =>
        fetch(`${server.url}/v1/commands/createAccounts`, {
          method: 'POST',
          headers: {
            authorization: `Bearer ${secret}`,
            'content-type': 'application/json',
            'idempotency-key': state,
          },
          body: JSON.stringify({ rows: [{ ...ACCOUNT, accountNumber: `A-${state}` }] }),
        })
      const mend = await failing(state)
      const failed = await ask()
      expect([failed.status, await failed.json()]).toMatchObject([
        503,
        { code: 'database_unreachable' },
      ])
      expect(await accounts()).toBe(before)
      await mend()
      expect([(await ask()).status, (await ask()).status]).toEqual([200, 200])
      expect(await accounts()).toBe(before + 1)
      await server.close()
    },
  )

  test('take another connection: 503, and pages again when it can', async () => {
    const { target } = system.database
    const name = sql.id(String(target.database))
    const fresh = openDb(target, 2)
    const server = await startServer({ ...system, db: fresh.db }, { port: 0 })
    const cookie = `__Host-quittance=${'a'.repeat(43)}`
    const page = () =>
      fetch(`${server.url}/console`, { headers: { cookie } }).then(answer => answer.status)
    await sql`alter database ${name} connection limit 0`.execute(system.owner.db)
    expect(await page()).toBe(503)
    await sql`alter database ${name} connection limit -1`.execute(system.owner.db)
    // Nobody whom it knows: asked to sign in.
    expect(await page()).toBe(401)
    await server.close()
    await fresh.close()
  })

  test.each(['53100', '25006', '57P03'])(
    'do a job now (%s) does it by itself when it can',
    async state => {
      let tries = 0
      const stumbling = async (): Promise<void> => {
        tries += 1
        if (tries < 3) throw Object.assign(new Error('no room'), { code: state })
      }
      await transaction(system.db, tx => enqueue(tx, { task: 'stumbling', payload: {} }))
      const { target } = system.database
      await drainJobs(system.db, { target, tasks: { stumbling }, log: system.log })
      expect(tries).toBe(3)
      expect(
        await rows(
          system.db,
          sql`select from graphile_worker.jobs where task_identifier = 'stumbling'`,
        ),
      ).toEqual([])
    },
  )
})

test('a clock that is put back leaves the log whole: what comes then is sealed after what was', async () => {
  const hour = (hours: number) => Temporal.Now.instant().add({ hours })
  const seal = () => transaction(system.db, tx => sealNext(tx, hour(2), hour(0)))
  // As if the clock had stood an hour later when the log was last written and sealed.
  await sql`insert into command_log (recorded_at, id, command, actor, effective_at, input)
    select now() + interval '1 hour', gen_random_uuid(), 'command', 'person:ada', now(), '{}'`.execute(
    system.owner.db,
  )
  await seal()
  await company.rows('createAccounts', { ...ACCOUNT, accountNumber: 'A-late' })
  const [entry] = await rows(
    system.db,
    sql<{
      isAfter: boolean
    }>`select recorded_at > (select max(last_recorded_at) from log_block) as "isAfter"
      from command_log where input->'rows'->0->>'accountNumber' = 'A-late'`,
  )
  expect(entry).toEqual({ isAfter: true })
  expect(await seal()).toBe(1)
  const unsealed = sql<{ n: bigint }>`select count(*) as n from command_log
    where (recorded_at, id) > (select last_recorded_at, last_id from log_block order by block_no desc limit 1)`
  expect(await one(system.db, unsealed)).toEqual({ n: 0n })
  const proofs = PROOFS.filter(proof => /log/.test(proof.name))
  expect(proofs.length).toBeGreaterThan(0)
  const proven = await proveAll(system, { proofs })
  expect(proven.filter(each => each.violations > 0n)).toEqual([])
})
