import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const CLI = join(import.meta.dirname, 'cli.ts')
const BIN = join(import.meta.dirname, '../../bin/quittance.mjs')
const OLD_NODES = ['/usr/bin/node', '/usr/local/bin/node'].filter(path => existsSync(path))

let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'quittance-cli-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

type Answer = { code: number; out: string; err: string }

function quittance(args: string[], env: NodeJS.ProcessEnv = {}, program = [CLI]): Promise<Answer> {
  const all = { ...process.env, LANG: 'C', LC_ALL: '', QUITTANCE_DATA: folder, ...env }
  return new Promise(resolve => {
    const [file = CLI, ...first] = program.length === 1 ? [process.execPath, ...program] : program
    execFile(file, [...first, ...args], { env: all }, (error, out, err) => {
      resolve({ code: error === null ? 0 : Number(error.code), out, err })
    })
  })
}

describe('the command line', () => {
  test('that is not understood ends with 2 and shows the usage', async () => {
    expect(await quittance(['no-such-thing'])).toMatchObject({ code: 2 })
    expect(await quittance(['run'])).toMatchObject({ code: 2 })
    expect((await quittance(['migrate', '--colour'])).err).toContain('Usage')
  })

  test('shows its help with 0', async () => {
    expect(await quittance(['--help'])).toMatchObject({ code: 0, err: '' })
  })

  test('names an unknown command in the language of the locale', async () => {
    const answer = await quittance(['run', 'sing', '{}'], { LC_ALL: 'fr_FR.UTF-8' })
    expect(answer).toMatchObject({ code: 2, out: '' })
    expect(answer.err).toContain("La commande sing n'existe pas")
  })

  test('migrates the data folder and answers in JSON', async () => {
    const answer = await quittance(['migrate'])
    expect(answer).toMatchObject({ code: 0, err: '' })
    expect(JSON.parse(answer.out).version).toBeGreaterThan(0)
  })

  test('refuses a data folder that is a file, without a trace of its own', async () => {
    const file = join(folder, 'file')
    await writeFile(file, '')
    const answer = await quittance(['migrate', '--data', file])
    expect(answer).toMatchObject({ code: 1, out: '' })
    expect(answer.err).toContain('cannot be made (EEXIST)')
  })

  test.runIf(OLD_NODES.length > 0)('runs on the pinned Node whatever Node starts it', async () => {
    for (const node of OLD_NODES) {
      const answer = await quittance(['commands', '--json'], {}, [node, BIN])
      expect(answer).toMatchObject({ code: 0, err: '' })
      expect(Array.isArray(JSON.parse(answer.out))).toBe(true)
    }
  })
})

/** Beside a process that owns the folder: each of these joins its database. */
describe('beside a running server the command line', () => {
  let server: ChildProcess

  beforeAll(async () => {
    const env = { ...process.env, QUITTANCE_DATA: folder }
    const child = spawn(process.execPath, [CLI, 'start', '--port', '0'], { env })
    await once(createInterface(child.stdout), 'line')
    server = child
  })
  afterAll(() => server?.kill('SIGKILL'))

  test('takes meter data as it comes and says what belongs to no meter', async () => {
    const file = join(folder, 'march.csv')
    const day = `300,20260201${',1'.repeat(48)},A,,,,`
    const lines = ['100,NEM12,202603010900,M,R', '200,4001234567,E1,1,E1,,S,kWh,30,', day, '900']
    await writeFile(file, lines.join('\n'))
    const answer = await quittance(['import-meter-data', file, '--market-time', '+08:00', '--json'])
    expect(answer.code).toBe(1)
    const summary = {
      rows: 1,
      created: 0,
      rejected: 1,
      files: [{ file: 'march.csv', rejected: 1 }],
    }
    expect(JSON.parse(answer.out)).toMatchObject(summary)
    const wrong = await quittance(['import-meter-data', file, '--market-time', 'Sydney'])
    expect(wrong).toMatchObject({ code: 2, out: '' })
  })

  test('lists usage that was refused, page by page, and refuses what it does not know', async () => {
    const rows = ['a', 'b'].map(eventKey => ({
      accountNumber: 'A-404',
      subscriptionNumber: 'S',
      meterCode: 'calls',
      eventKey,
      occurredAt: '2026-01-10T12:00:00Z',
      quantity: '1',
    }))
    await quittance(['run', 'recordUsageEvents', JSON.stringify({ rows })])
    const list = (...more: string[]) =>
      quittance(['rejected-usage', '--account', 'A-404', '--limit', '1', ...more])
    const first = JSON.parse((await list('--json')).out)
    const second = JSON.parse((await list('--json', '--after', first.next)).out)
    const keys = [...first.rows, ...second.rows].map(row => row.received.eventKey)
    expect(keys.toSorted()).toEqual(['a', 'b'])
    expect((await list()).out).toContain('unknown_account')
    expect((await list('--state', 'fixed')).out).toBe('No refused usage.\n')
    expect(await list('--kind', 'song')).toMatchObject({ code: 1, out: '' })
  }, 120_000)

  test('is refused to start a second one, and sees the first end cleanly on SIGTERM', async () => {
    const second = await quittance(['start', '--port', '0'])
    expect(second).toMatchObject({ code: 1 })
    expect(second.err).toContain(`in use by process ${server.pid}`)
    server.kill('SIGTERM')
    const [code] = await once(server, 'exit')
    expect(code).toBe(0)
    expect(existsSync(join(folder, 'quittance.lock'))).toBe(false)
    expect(existsSync(join(folder, 'postgres', 'postmaster.pid'))).toBe(false)
  })
})
