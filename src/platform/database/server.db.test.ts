import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { beforeAll, describe, expect, inject, test } from 'vitest'
import { one, rows } from './database.ts'
import { asSuperuser } from './embedded/bootstrap.ts'
import { type OpenDatabase, openDatabase } from './open.ts'
import { refuseOlder } from './server.ts'

const suffix = randomBytes(4).toString('hex')
const database = `own_${suffix}`
const [admin, plain] = [`admin_${suffix}`, `plain_${suffix}`]

beforeAll(async () => {
  const statements = [
    `create role ${admin} login createrole`,
    `create role ${plain} login`,
    `create database ${database} owner ${admin}`,
    `grant quittance_owner, quittance_app to ${admin} with admin option`,
  ]
  await asSuperuser(inject('postgres'), async client => {
    for (const statement of statements) await client.query(statement)
  })
  return () =>
    asSuperuser(inject('postgres'), async client => {
      await client.query(`drop database ${database} with (force)`)
      await client.query(`drop role ${admin}, ${plain}`)
    })
})

function url(login: string): string {
  const { host, port } = inject('postgres')
  return `postgres://${login}@/${database}?host=${encodeURIComponent(host)}&port=${port}`
}

function open(login: string, ownerLogin?: string): Promise<OpenDatabase> {
  return openDatabase({
    folder: '/nonexistent',
    ownership: 'own',
    say: () => {},
    url: url(login),
    ownerUrl: ownerLogin === undefined ? undefined : url(ownerLogin),
  })
}

describe('a PostgreSQL server of one’s own', () => {
  test('older than 15 is refused by its name', () => {
    expect(() => refuseOlder(140_012, 'PostgreSQL 14.12')).toThrow(
      expect.objectContaining({
        refusal: { code: 'postgres_too_old', facts: { version: 'PostgreSQL 14.12' } },
      }),
    )
    expect(() => refuseOlder(150_000, 'PostgreSQL 15.0')).not.toThrow()
  })

  test('whose login may not make what is missing is refused with the remedy', async () => {
    await expect(open(plain)).rejects.toMatchObject({ refusal: { code: 'roles_not_allowed' } })
  })

  test('is migrated by one login and used by another, which may not change the log', async () => {
    const opened = await open(plain, admin)
    const who = await one(opened.db, sql<{ role: string }>`select current_user::text as role`)
    expect(who.role).toBe('quittance_app')
    await expect(rows(opened.db, sql`delete from command_log`)).rejects.toThrow('denied')
    await opened.close()
  })

  test('may be used by a superuser’s login too: sessions take the application’s role', async () => {
    const opened = await open('postgres')
    await expect(rows(opened.db, sql`delete from command_log`)).rejects.toThrow('denied')
    await opened.close()
  })

  test('is refused where a session would keep the rights of its mighty login', async () => {
    const mighty = `${url('postgres')}&options=${encodeURIComponent('-c timezone=UTC')}`
    const attempt = openDatabase({
      folder: '/nonexistent',
      ownership: 'own',
      say: () => {},
      url: mighty,
      ownerUrl: url('postgres'),
    })
    await expect(attempt).rejects.toMatchObject({
      refusal: { code: 'application_role_too_mighty' },
    })
  })
})
