import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { createTestSystem, type TestSystem } from '../../../test/support/database.ts'
import { execute } from '../../platform/command.ts'
import { one, rows } from '../../platform/database/database.ts'
import { newId } from '../../platform/ids.ts'
import { compareKeys } from '../../platform/vault/known.ts'
import { countSealed, openAll, resealNext } from '../../platform/vault/reseal.ts'
import type { SealedField } from '../../platform/vault/sealed-field.ts'
import { sealedVersion } from '../../platform/vault/vault.ts'
import { identitySealedFields } from '../sealed-fields.ts'
import { resealFields, retireSecretKeyOver } from './commands.ts'
import { vaultTasks } from './jobs.ts'

const ACCOUNT: SealedField = {
  table: 'sealed_account',
  column: 'number',
  key: ['account_id', 'part'],
  index: { column: 'number_index', kind: 'iban' },
}
const fields = [...identitySealedFields, ACCOUNT]
const placeOf = (row: string[]) => ({ table: ACCOUNT.table, column: ACCOUNT.column, row })

let system: TestSystem

beforeAll(async () => {
  system = await createTestSystem()
  await sql`create table sealed_account (account_id uuid, part integer, number bytea,
    number_index bytea, primary key (account_id, part))`.execute(system.owner.db)
  await sql`grant select, insert, update on sealed_account to quittance_app`.execute(
    system.owner.db,
  )
  for (let part = 0; part < 1203; part += 1) {
    const row = [newId(), String(part)]
    const sealed = system.vault.seal(placeOf(row), `number ${part}`)
    const index = system.vault.blindIndex('iban', `number ${part}`)
    await sql`insert into sealed_account values (${row[0]}, ${part}, ${sealed}, ${index})`.execute(
      system.db,
    )
  }
  await compareKeys(system.db, system.vault, system.clock.now())
})

const found = (value: string) =>
  rows(
    system.db,
    sql<{ part: number }>`select part from sealed_account
      where number_index = any(${system.vault.blindIndexes('iban', value)}::bytea[])`,
  )

const count = async (version: number) =>
  Number((await countSealed(system.db, fields)).find(each => each.version === version)?.values ?? 0)

const retire = (version: number) =>
  execute(system, retireSecretKeyOver(fields), { version }, { actor: 'cli:test' })

describe('the secret key is changed', () => {
  test('while half of it is done, everything opens and is found', async () => {
    expect(await retire(1)).toMatchObject({ ok: false, refusal: { code: 'secret_key_in_use' } })
    system.vault.store.add()
    expect(await count(1)).toBe(1203)
    const step = { after: null, most: 600 }
    await system.db.transaction().execute(tx => resealNext(tx, system.vault, ACCOUNT, step))
    expect([await count(1), await count(2)]).toEqual([603, 600])
    expect(await found('number 7')).toEqual([{ part: 7 }])
    expect(await found('number 1200')).toEqual([{ part: 1200 }])
    expect(await openAll(system.db, system.vault, ACCOUNT)).toEqual({ opened: 1203, shut: [] })
    expect(await retire(1)).toMatchObject({ ok: false, refusal: { code: 'secret_key_in_use' } })
  })

  test('a job does the rest, and leaves what is done already', async () => {
    const before = await one(
      system.db,
      sql<{ number: Buffer }>`select number from sealed_account order by account_id limit 1`,
    )
    const done = await execute(system, resealFields, {}, { actor: 'cli:test' })
    expect(done).toEqual({ ok: true, value: { version: 2 } })
    await vaultTasks(system, fields).resealFields?.({})
    expect([await count(1), await count(2)]).toEqual([0, 1203])
    const after = await one(
      system.db,
      sql<{ number: Buffer }>`select number from sealed_account order by account_id limit 1`,
    )
    expect(after).toEqual(before)
    expect(sealedVersion(after.number)).toBe(2)
  })

  test('the old key can go, and everything still opens', async () => {
    expect(await retire(1)).toMatchObject({ ok: true })
    system.vault.store.remove(1)
    expect(await openAll(system.db, system.vault, ACCOUNT)).toEqual({ opened: 1203, shut: [] })
    expect(await found('number 7')).toEqual([{ part: 7 }])
    expect(await retire(9)).toMatchObject({ ok: false, refusal: { code: 'unknown_secret_key' } })
  })

  test('a value that was moved to another row does not open, and is named', async () => {
    const [first, second] = await rows(
      system.db,
      sql<{ id: string; number: Buffer }>`
        select account_id::text as id, number from sealed_account order by account_id limit 2`,
    )
    await sql`update sealed_account set number = ${first?.number} where account_id = ${second?.id}`.execute(
      system.db,
    )
    const { shut } = await openAll(system.db, system.vault, ACCOUNT)
    expect(shut.map(row => row[0])).toEqual([second?.id])
  })
})
