import { type ChildProcess, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { existsSync, lstatSync, realpathSync } from 'node:fs'
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { sql } from 'kysely'
import { afterAll, describe, expect, test } from 'vitest'
import { migratedFolder } from '../../../../test/support/data-folder.ts'
import { affected, one } from '../database.ts'
import { type OpenDatabase, openDatabase } from '../open.ts'
import { holderOf, lockFolder } from './folder-lock.ts'
import { isAlive, startOf } from './processes.ts'

const OWNER = join(import.meta.dirname, '../../../../test/support/owner.ts')
const isRoot = process.getuid?.() === 0
const folders: string[] = []
const children: ChildProcess[] = []

afterAll(async () => {
  for (const child of children) child.kill('SIGTERM')
  await Promise.all(
    children.map(child => child.exitCode ?? child.signalCode ?? once(child, 'exit')),
  )
  for (const folder of folders) await rm(folder, { recursive: true, force: true })
})

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'quittance-embedded-'))
  folders.push(folder)
  return folder
}

function own(folder: string, said: string[] = []): Promise<OpenDatabase> {
  return openDatabase({ folder, ownership: 'own', say: message => said.push(message) })
}

/** Another process that tries to own the folder: its first line, `ready PID` or `failed …`. */
async function spawnOwner(folder: string): Promise<{ child: ChildProcess; line: string }> {
  const child = spawn(process.execPath, [OWNER, folder], { stdio: ['ignore', 'pipe', 'inherit'] })
  children.push(child)
  const [line] = await once(createInterface(child.stdout!), 'line')
  return { child, line: String(line) }
}

async function addKey(database: OpenDatabase, key: string): Promise<void> {
  await affected(
    database.db,
    sql`insert into command_key (key, command, actor, input_sha256, recorded_at)
      values (${key}, 'test', 'test', sha256('x'), now())`,
  )
}

async function keys(database: OpenDatabase): Promise<number> {
  const found = await one(database.db, sql<{ n: bigint }>`select count(*) as n from command_key`)
  return Number(found.n)
}

/** Killed processes end a moment later. */
async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  for (let i = 0; i < 500; i++) {
    if (await condition()) return
    await new Promise(done => setTimeout(done, 20))
  }
  throw new Error('it did not come about within 10 s')
}

describe('a data folder', () => {
  test('keeps what was written from one start to the next, and stops its server', async () => {
    const folder = await newFolder()
    const first = await own(folder)
    await addKey(first, 'kept')
    const pid = first.serverPid() ?? 0
    expect(isAlive(pid)).toBe(true)
    await first.close()
    expect(isAlive(pid)).toBe(false)
    expect(existsSync(join(folder, 'quittance.lock'))).toBe(false)
    const second = await own(folder)
    expect(await keys(second)).toBe(1)
    await second.close()
  })

  test('refuses a second owner, naming the process of the first', async () => {
    const folder = await migratedFolder()
    const first = await own(folder)
    await expect(own(folder)).rejects.toMatchObject({
      refusal: { code: 'data_folder_in_use', facts: { pid: process.pid, folder } },
    })
    const other = await spawnOwner(folder)
    expect(other.line).toContain(`"pid":${process.pid}`)
    await addKey(first, 'still works')
    await first.close()
  })

  test('lets a command join the database of its owner', async () => {
    const folder = await migratedFolder()
    const owner = await own(folder)
    const guest = await openDatabase({ folder, ownership: 'join', say: () => {} })
    await addKey(guest, 'by a guest')
    await guest.close()
    expect(await keys(owner)).toBe(1)
    await owner.close()
  })

  test('is recovered after kill -9 of its owner: the server left behind is stopped', async () => {
    const folder = await migratedFolder()
    const { child, line } = await spawnOwner(folder)
    const orphan = Number(line.split(' ')[1])
    child.kill('SIGKILL')
    await once(child, 'exit')
    expect(isAlive(orphan)).toBe(true)
    const said: string[] = []
    const next = await own(folder, said)
    expect(isAlive(orphan)).toBe(false)
    expect(said.join()).toContain(`process ${orphan}`)
    await addKey(next, 'after')
    await next.close()
  })

  test('is recovered after kill -9 of owner and server together', async () => {
    const folder = await migratedFolder()
    const before = await own(folder)
    await addKey(before, 'committed')
    await before.close()
    const { child, line } = await spawnOwner(folder)
    child.kill('SIGKILL')
    process.kill(Number(line.split(' ')[1]), 'SIGKILL')
    await once(child, 'exit')
    const next = await own(folder)
    expect(await keys(next)).toBe(1)
    await next.close()
  })

  test('starts its server again when that is killed, and loses nothing committed', async () => {
    const folder = await migratedFolder()
    const database = await own(folder)
    await addKey(database, 'committed')
    const killed = database.serverPid() ?? 0
    process.kill(killed, 'SIGKILL')
    await until(() => {
      const pid = database.serverPid() ?? killed
      return pid !== killed && isAlive(pid)
    })
    await until(() =>
      keys(database).then(
        n => n === 1,
        () => false,
      ),
    )
    await database.close()
  })

  test('goes to one of several that want it at once, whatever the dead left behind', async () => {
    const folder = await newFolder()
    const path = join(folder, 'quittance.lock')
    const stale = JSON.stringify({ pid: 1, host: 'elsewhere', start: 'x', since: 'y' })
    const long = new Date(Date.now() - 60_000)
    for (let round = 0; round < 20; round += 1) {
      await writeFile(path, stale)
      // Every other time somebody was killed while they took the lock away.
      const right = `${path}.${createHash('sha256').update(stale).digest('hex').slice(0, 16)}`
      if (round % 2 === 1) await writeFile(right, stale.replace('"y"', '"z"'))
      for (const each of await readdir(folder)) await utimes(join(folder, each), long, long)
      const tries = await Promise.allSettled(Array.from({ length: 20 }, () => lockFolder(folder)))
      const winners = tries.filter(each => each.status === 'fulfilled')
      expect(winners).toHaveLength(1)
      await winners[0]?.value.release()
      expect(await readdir(folder)).toEqual([])
    }
  })

  test('is not held by a process that was given a dead owner’s number', async () => {
    const folder = await newFolder()
    const lock = await lockFolder(folder)
    const path = join(folder, 'quittance.lock')
    const holder = JSON.parse(await readFile(path, 'utf8'))
    expect(holder.start).toBe(await startOf(process.pid))
    await writeFile(path, JSON.stringify({ ...holder, start: 'another boot 42' }))
    expect(await holderOf(folder)).toBeUndefined()
    await (await lockFolder(folder)).release()
    await lock.release()
  })

  test('owned on another machine counts as held while its heartbeat is fresh', async () => {
    const folder = await newFolder()
    const holder = { pid: 1, host: 'another-machine', start: 'x', since: 'y' }
    await writeFile(join(folder, 'quittance.lock'), JSON.stringify(holder))
    await expect(lockFolder(folder)).rejects.toMatchObject({
      refusal: { code: 'data_folder_in_use' },
    })
  })

  test('with half-made files of an earlier start is made anew', async () => {
    const folder = await newFolder()
    await mkdir(join(folder, 'postgres.new', 'base'), { recursive: true })
    await writeFile(join(folder, 'postgres.new', 'PG_VERSION'), '18\n')
    const database = await own(folder)
    await addKey(database, 'works')
    await database.close()
  })

  test('written by another PostgreSQL is refused, untouched', async () => {
    const folder = await newFolder()
    await mkdir(join(folder, 'postgres'))
    await writeFile(join(folder, 'postgres', 'PG_VERSION'), '14\n')
    await expect(own(folder)).rejects.toMatchObject({
      refusal: { code: 'cluster_of_other_version', facts: { version: '14' } },
    })
    expect(existsSync(join(folder, 'quittance.lock'))).toBe(false)
  })

  test('with a name too long for a socket has its socket elsewhere, gone at the end', async () => {
    const outer = await newFolder()
    await chmod(outer, 0o755)
    const folder = await migratedFolder(join(outer, 'a-very-long-name'.repeat(7)))
    const database = await own(folder)
    const host = database.target.host ?? ''
    expect(host.startsWith(folder)).toBe(false)
    await addKey(database, 'works')
    await database.close()
    expect(existsSync(host)).toBe(false)
  })

  test.runIf(isRoot)(
    'that the server’s user cannot reach has its cluster where it can',
    async () => {
      const closed = await newFolder()
      const folder = join(closed, 'data')
      await mkdir(folder)
      await chmod(closed, 0o700)
      const said: string[] = []
      const database = await own(folder, said)
      await addKey(database, 'works')
      const link = join(folder, 'postgres')
      expect(lstatSync(link).isSymbolicLink()).toBe(true)
      const elsewhere = realpathSync(link)
      folders.push(elsewhere)
      expect(said.join()).toContain(elsewhere)
      await database.close()
      const again = await own(folder)
      expect(await keys(again)).toBe(1)
      await again.close()
    },
  )
})
