import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { rm } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { openDb, rows } from '../../src/platform/database/database.ts'
import { appTarget } from '../../src/platform/database/embedded/bootstrap.ts'
import { openDatabase } from '../../src/platform/database/open.ts'
import { migratedFolder } from '../support/data-folder.ts'
import { CLI, endpointOf, kill, postmasterOf } from './staff.ts'

test('a process whose PostgreSQL ends again and again ends too, says why and frees its folder', async () => {
  const folder = await migratedFolder()
  const child = spawn(process.execPath, [CLI, 'start', '--port', '0', '--data', folder], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  child.stderr.on('data', data => {
    said += data
  })
  const ended = once(child, 'exit')
  await Promise.race([once(child.stdout, 'data'), ended])
  const { db, close } = openDb(appTarget(await endpointOf(folder)), 1)
  while (child.exitCode === null) {
    // Only a server that has come up again, for its owner too: one that never does is another case.
    const answers = await sql`select 1`.execute(db).catch(() => undefined)
    await sleep(50)
    if (answers !== undefined) kill(await postmasterOf(folder))
  }
  await close()
  const [code] = await ended
  expect(code).toBe(1)
  expect(said).toContain('ends again and again')
  // Nobody holds it: it is opened at once, and its server recovers.
  const next = await openDatabase({ folder, ownership: 'own', say: () => {} })
  expect(await rows(next.db, sql<{ up: boolean }>`select true as up`)).toEqual([{ up: true }])
  await next.close()
  await rm(folder, { recursive: true, force: true })
}, 120_000)
