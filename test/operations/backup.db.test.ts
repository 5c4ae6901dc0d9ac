import { execFile } from 'node:child_process'
import { hash, randomBytes } from 'node:crypto'
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { generateX25519Identity, identityToRecipient } from 'age-encryption'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, inject, onTestFinished, test } from 'vitest'
import { backupCrontab } from '../../src/app/backup/jobs.ts'
import { tasksOf } from '../../src/app/tasks.ts'
import { RefusalError } from '../../src/kernel/result.ts'
import { readArchive, writeArchive } from '../../src/platform/backup/archive.ts'
import { beginRestore, endRestore } from '../../src/platform/backup/folder.ts'
import { backupName, keptBackups, removeOldBackups } from '../../src/platform/backup/kept.ts'
import type { BackupManifest } from '../../src/platform/backup/manifest.ts'
import { readBackup } from '../../src/platform/backup/read.ts'
import { writeBackup } from '../../src/platform/backup/write.ts'
import { movableClock } from '../../src/platform/clock.ts'
import type { ConnectionTarget } from '../../src/platform/database/database.ts'
import { rows } from '../../src/platform/database/database.ts'
import { asSuperuser, ownerTarget } from '../../src/platform/database/embedded/bootstrap.ts'
import { noProgress } from '../../src/platform/progress.ts'
import { openSystem } from '../../src/platform/system.ts'
import { compareKeys } from '../../src/platform/vault/known.ts'
import { setUp, signUp } from '../scenarios/setting.ts'
import { everybodyMay } from '../support/authority.ts'
import { Company } from '../support/company.ts'
import { createTestSystem, type TestSystem } from '../support/database.ts'

const CLI = join(import.meta.dirname, '../../src/app/cli.ts')
const CUSTOMERS = 12

let folder: string
let system: TestSystem
let company: Company
/** Taken while a bill run was being issued; encrypted for `identity`. */
let file: string
let identity: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'quittance-backup-'))
  system = await createTestSystem('2026-01-01T00:00:00Z')
  company = new Company(system)
  await compareKeys(system.db, system.vault, system.clock.now())
  await setUp(company)
  for (let i = 1; i <= CUSTOMERS; i++) {
    await signUp(company, {
      number: `A-${i}`,
      plan: 'SEATS',
      start: '2026-01-01',
      name: `Ä\\${i}\\n"`,
    })
  }
  await company.bill({ entity: 'SUN', through: '2026-01-01', issueOn: '2026-01-01' })
  await company.drain()
  identity = await generateX25519Identity()
  const runId = await company
    .on('2026-02-01')
    .draft({ entity: 'SUN', through: '2026-02-01', issueOn: '2026-02-01' })
  file = join(folder, 'running.tar.zst.age')
  const recipients = [await identityToRecipient(identity)]
  await Promise.all([
    company.issue(runId).then(() => company.drain()),
    backUp(system, file, { recipients }),
  ])
}, 120_000)

afterAll(() => rm(folder, { recursive: true, force: true }))

function backUp(
  of: { database: { ownerTarget: ConnectionTarget }; folder: string },
  to: string,
  encryption = { recipients: [] as string[] },
) {
  const takenAt = Temporal.Instant.from('2026-02-01T12:00:00Z')
  const { ownerTarget: owner } = of.database
  return writeBackup({
    owner,
    folder: of.folder,
    file: to,
    encryption,
    progress: noProgress,
    takenAt,
  })
}

async function manifestOf(of: string, identities: string[] = []): Promise<BackupManifest> {
  for await (const entry of readArchive(of, { identities })) {
    const content = Buffer.concat(await Array.fromAsync(entry.content()))
    if (entry.name === 'manifest.json') return JSON.parse(content.toString())
  }
  throw new Error('no manifest')
}

/** The documents in a backup by name, each with its hash; backups hold them in the order of the disk. */
async function documentsIn(of: string, identities: string[] = []): Promise<[string, string][]> {
  const found: [string, string][] = []
  for await (const entry of readArchive(of, { identities })) {
    const content = Buffer.concat(await Array.fromAsync(entry.content()))
    if (entry.name.startsWith('documents/')) found.push([entry.name, hash('sha256', content)])
  }
  return found.toSorted(([a], [b]) => (a < b ? -1 : 1))
}

function quittance(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  return new Promise(resolve => {
    execFile(process.execPath, [CLI, ...args], (error, out, err) => {
      resolve({ code: error === null ? 0 : Number(error.code), out, err })
    })
  })
}

/** An empty database of the shared server, as `DATABASE_URL` would name one. */
async function emptyDatabase(): Promise<ConnectionTarget> {
  const endpoint = inject('postgres')
  const name = `test_${randomBytes(6).toString('hex')}`
  await asSuperuser(endpoint, client =>
    client.query(`create database ${name} owner quittance_owner`),
  )
  return ownerTarget(endpoint, name)
}

async function refusal(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => 'done',
    error => (error instanceof RefusalError ? error.refusal.code : error),
  )
}

/** Goes on with the run that was under way, wherever the backup met it. */
async function finishRuns(company: Company): Promise<void> {
  const { db } = company.system
  const open = await rows(
    db,
    sql<{ runId: string; state: string }>`
      select run_id as "runId", state from bill_run where state <> 'issued'`,
  )
  for (const { runId, state } of open) {
    if (state === 'review') await company.issue(runId)
    if (state === 'approved') await company.do('issueBillRun', { runId })
    await company.work(runId)
  }
  await company.drain()
}

test('the drill: backed up while a run is issued, destroyed, restored, and billed on without a gap', async () => {
  const before = await manifestOf(file, [identity])
  const keyFile = join(folder, 'identity')
  await writeFile(keyFile, `# of the drill\n${identity}\n`)
  const data = await mkdtemp(join(tmpdir(), 'quittance-restored-'))
  onTestFinished(() => rm(data, { recursive: true, force: true }))
  const answer = await quittance('restore', file, '--data', data, '--identity', keyFile)
  expect(answer).toMatchObject({ code: 0, out: expect.stringContaining('statements hold') })
  expect((await stat(join(data, 'secret-key'))).mode & 0o777).toBe(0o600)

  const clock = movableClock(Temporal.Instant.from('2026-03-01T12:00:00Z'))
  const restored = await openSystem({ data, ownership: 'own', clock, authority: everybodyMay })
  try {
    // Jobs are nobody's after it; all else is as it was, row for row and file for file.
    const again = join(folder, 'again.tar.zst')
    await backUp(restored, again)
    const after = await manifestOf(again)
    expect(Object.keys(after.tables).length).toBeGreaterThan(50)
    const data = (all: BackupManifest) => ({ ...all.tables, 'graphile_worker._private_jobs': 0 })
    expect(data(after)).toEqual(data(before))
    expect(await documentsIn(again)).toEqual(await documentsIn(file, [identity]))
    expect(after.documents).toMatchObject({ ...before.documents, sha256: expect.any(String) })
    expect(before.documents.files).toBeGreaterThanOrEqual(CUSTOMERS)

    const owner = { ...system.owner, db: restored.db }
    const there = new Company({ ...restored, clock, owner } as TestSystem)
    await finishRuns(there)
    await there.bill({ entity: 'SUN', through: '2026-03-01', issueOn: '2026-03-01' })
    const numbers = await rows(
      restored.db,
      sql<{ label: string }>`select label from document_number order by label`,
    )
    const expected = numbers.map((_, i) => `SUN-INV-2026-${String(i + 1).padStart(6, '0')}`)
    expect(numbers.map(each => each.label)).toEqual(expected)
    expect(numbers).toHaveLength(3 * CUSTOMERS)
    expect(await there.brokenProofs()).toEqual([])
  } finally {
    await restored.close()
  }
  expect(await quittance('restore', file, '--data', data, '--identity', keyFile)).toMatchObject({
    code: 1,
    err: expect.stringContaining('is not empty'),
  })
}, 120_000)

describe('a restore', () => {
  const into = (owner: ConnectionTarget, from: string, identities = [identity]) =>
    readBackup({
      owner,
      folder: join(folder, 'elsewhere'),
      file: from,
      opening: { identities },
      progress: noProgress,
    })

  test('of what is cut off, changed or locked leaves an empty database, which takes the right one', async () => {
    const owner = await emptyDatabase()
    const content = await readFile(file)
    const cut = join(folder, 'cut')
    await writeFile(cut, content.subarray(0, Math.floor(content.length * 0.7)))
    const changed = join(folder, 'changed')
    const middle = Buffer.from(content)
    middle[Math.floor(content.length / 2)]! ^= 1
    await writeFile(changed, middle)
    const text = join(folder, 'text')
    await writeFile(text, 'no backup at all')
    const other = await generateX25519Identity()
    expect([
      await refusal(into(owner, cut)),
      await refusal(into(owner, changed)),
      await refusal(into(owner, text)),
      await refusal(into(owner, join(folder, 'none'))),
      await refusal(into(owner, file, [other])),
      await refusal(into(owner, file, [])),
    ]).toEqual([
      'backup_unreadable',
      'backup_unreadable',
      'backup_unreadable',
      'backup_unreadable',
      'backup_locked',
      'backup_locked',
    ])
    const report = await into(owner, file)
    expect(report).toMatchObject({ hasKeys: true, takenAt: '2026-02-01T12:00:00Z' })
    expect(await refusal(into(owner, file))).toBe('restore_needs_empty')
  }, 60_000)

  test('refuses what a newer program has taken, or one with another migration, or that lacks its end', async () => {
    const owner = await emptyDatabase()
    const plain = join(folder, 'plain.tar.zst')
    await backUp(system, plain)
    const rewritten = async (change: (header: Record<string, unknown>) => void, withEnd = true) => {
      const to = join(folder, randomBytes(4).toString('hex'))
      await writeArchive(to, { recipients: [] }, async add => {
        for await (const entry of readArchive(plain, { identities: [] })) {
          const content = Buffer.concat(await Array.fromAsync(entry.content()))
          const header =
            entry.name === 'quittance.json' ? JSON.parse(content.toString()) : undefined
          if (header !== undefined) change(header)
          if (entry.name === 'manifest.json' && !withEnd) continue
          await add(
            entry.name,
            header === undefined ? content : Buffer.from(JSON.stringify(header)),
          )
        }
      })
      return to
    }
    const newer = await rewritten(header => {
      header.schemaVersion = 9999
    })
    const other = await rewritten(header => {
      header.migrations = [{ name: 'x', checksum: 'y' }]
    })
    const endless = await rewritten(() => {}, false)
    expect([
      await refusal(into(owner, newer)),
      await refusal(into(owner, other)),
      await refusal(into(owner, endless)),
    ]).toEqual(['backup_newer', 'backup_of_other_program', 'backup_unreadable'])
    expect(await refusal(backUp(system, plain))).toBe('backup_exists')
    expect(await refusal(backUp(system, join(plain, 'below')))).toBe('backup_not_written')
    // It is what standard tools read: a tar archive, compressed by zstd, its tables as COPY text.
    expect(await refusal(into(owner, plain))).toBe('done')
  }, 60_000)
})

test('a worker with a folder for backups writes them, and lets the newest stay', async () => {
  const daily = join(folder, 'daily')
  const env = { QUITTANCE_BACKUP_FOLDER: daily, QUITTANCE_BACKUP_KEEP: '2' }
  expect(tasksOf(system).backup).toBeUndefined()
  Object.assign(process.env, env)
  try {
    const { backup } = tasksOf(system)
    for (const day of [3, 4, 5]) {
      company.on(`2026-04-0${day}`)
      await backup?.({})
    }
    expect(backupCrontab()).toMatch(/^30 1 \* \* \* backup /)
  } finally {
    for (const name of Object.keys(env)) delete process.env[name]
  }
  expect(await keptBackups(daily)).toEqual([
    'quittance-2026-04-05T12-00-00Z.tar.zst',
    'quittance-2026-04-04T12-00-00Z.tar.zst',
  ])
})

test('a restore that was cut short is started over, and opened by nothing else', async () => {
  const half = join(folder, 'half')
  await beginRestore(half, () => {})
  await mkdir(join(half, 'documents'))
  expect(await refusal(openSystem({ data: half, authority: everybodyMay }))).toBe(
    'restore_unfinished',
  )
  await beginRestore(half, () => {})
  expect(await readdir(half)).toEqual(['restore-unfinished'])
  await endRestore(half)
  await writeFile(join(half, 'something'), '')
  expect(await refusal(beginRestore(half, () => {}))).toBe('restore_needs_empty')
})

test('of many backups the newest stay', async () => {
  const kept = await mkdtemp(join(folder, 'kept-'))
  const names = [1, 2, 3, 4].map(day =>
    backupName(Temporal.Instant.from(`2026-03-0${day}T01:30:00Z`), day % 2 === 0),
  )
  for (const name of [...names, 'else.txt']) await writeFile(join(kept, name), '')
  expect(await removeOldBackups(kept, 2)).toEqual([names[1], names[0]])
  expect(await keptBackups(kept)).toEqual([names[3], names[2]])
})
