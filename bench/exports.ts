import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { Agent, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { openSystem } from '../src/platform/system.ts'
import { everybodyMay } from '../test/support/authority.ts'
import { withOwner } from './api.ts'
import { questionOf } from './api-load.ts'
import { Client, secretOf, urlOf } from './client.ts'
import { percentiles } from './percentiles.ts'
import { storeInvoices } from './stored-invoices.ts'

const ROOT = join(import.meta.dirname, '..')
const SEED = join(import.meta.dirname, 'seed.ts')
const KEYS = 20

export type ExportsBench = {
  /** Programs that want the whole list of invoices, all of the time. */
  readonly exports: number
  /** Other users, who look at pages meanwhile. */
  readonly clients: number
  readonly seconds: number
  readonly accounts: number
  readonly invoices: number
}

/**
 * What others notice of very many exports at once: their times alone, then while the exports are asked
 * for, in turns of a second so that what else the machine does meets both alike. One JSON line.
 */
export async function exportsBench(bench: ExportsBench) {
  const { exports, clients, seconds, accounts, invoices } = bench
  const folder = await mkdtemp(join(tmpdir(), 'quittance-bench-'))
  execFileSync(process.execPath, [SEED, folder, String(accounts), '0', '2026-01-01'])
  const system = await openSystem({ data: folder, ownership: 'own', authority: everybodyMay })
  await withOwner(system, owner => storeInvoices(owner, invoices))
  const server = spawn(process.execPath, [join(ROOT, 'src/app/cli.ts'), 'server', '--port', '0'], {
    env: {
      ...process.env,
      QUITTANCE_DATA: folder,
      QUITTANCE_LOG: 'silent',
      QUITTANCE_API_REQUESTS: '100000000',
    },
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  try {
    const url = await urlOf(server)
    const client = new Client(url, await secretOf(system), clients)
    const secrets = await Promise.all(Array.from({ length: KEYS }, () => secretOf(system)))
    const ask = (ms: number) => timesOf(client, { clients, accounts, ms })
    await ask(2000)
    const alone: number[] = []
    const beside: number[] = []
    const told = { whole: 0, refused: 0, bytes: 0 }
    for (let turn = 0; turn < seconds; turn += 1) {
      alone.push(...(await ask(1000)))
      const rush = startExports(url, secrets, exports, told)
      beside.push(...(await ask(1000)))
      await rush()
    }
    const [before, after] = [percentiles(alone), percentiles(beside)]
    const p99Ratio = Math.round((100 * after.p99) / before.p99) / 100
    return { name: 'exports', ...bench, alone: before, beside: after, p99Ratio, ...told }
  } finally {
    server.kill('SIGTERM')
    await once(server, 'exit')
    await system.close()
    await rm(folder, { recursive: true, force: true })
  }
}

type Load = { readonly clients: number; readonly accounts: number; readonly ms: number }

async function timesOf(client: Client, { clients, accounts, ms }: Load): Promise<number[]> {
  const times: number[] = []
  const until = performance.now() + ms
  const work = async (me: number): Promise<void> => {
    for (let n = me; performance.now() < until; n += 1) {
      const [kind, path, body] = questionOf(me, n, accounts)
      const begun = performance.now()
      const answer = await client.send(path, body === undefined ? undefined : JSON.stringify(body))
      if (answer.status !== 200) throw new Error(`${kind} ${answer.status} ${answer.text}`)
      times.push(performance.now() - begun)
    }
  }
  await Promise.all(Array.from({ length: clients }, (_, me) => work(me)))
  return times
}

/** Asks for the list as often as said at once, by several keys; gives what breaks all of it off. */
function startExports(
  url: string,
  secrets: readonly string[],
  count: number,
  told: { whole: number; refused: number; bytes: number },
): () => Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: count })
  let isOver = false
  const one = async (secret: string): Promise<void> => {
    while (!isOver) {
      const status = await exported(agent, url, secret, bytes => {
        told.bytes += bytes
      })
      if (status === 200) told.whole += 1
      if (status === 429) told.refused += 1
      // As `Retry-After` says; nobody waits longer than this turn lasts.
      if (status === 429) await sleep(1000)
    }
  }
  const all = Array.from({ length: count }, (_, i) => one(secrets[i % secrets.length] ?? ''))
  return async () => {
    isOver = true
    agent.destroy()
    await Promise.all(all)
  }
}

/** The status of one export, once all of it has come; 0 where it was broken off. */
function exported(
  agent: Agent,
  url: string,
  secret: string,
  got: (bytes: number) => void,
): Promise<number> {
  const { promise, resolve } = Promise.withResolvers<number>()
  const headers = { authorization: `Bearer ${secret}`, accept: 'text/csv' }
  const sent = request(`${url}/v1/documents`, { agent, headers }, answer => {
    answer.on('data', (chunk: Buffer) => got(chunk.length))
    answer.on('end', () => resolve(answer.statusCode ?? 0))
    answer.on('error', () => resolve(0))
    answer.on('close', () => resolve(0))
  })
  sent.on('error', () => resolve(0))
  sent.end()
  return promise
}
