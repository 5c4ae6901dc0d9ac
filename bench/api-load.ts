import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openSystem } from '../src/platform/system.ts'
import { everybodyMay } from '../test/support/authority.ts'
import { Client, secretOf, urlOf } from './client.ts'
import { percentiles } from './percentiles.ts'

const ROOT = join(import.meta.dirname, '..')
const SEED = join(import.meta.dirname, 'seed.ts')

export type ApiLoadBench = {
  readonly clients: number
  readonly seconds: number
  readonly accounts: number
}

/** A request, and what is sent with it. */
type Question = readonly [kind: string, path: string, body?: unknown]

/**
 * What a client asks as its n-th question: mostly lists and single rows, now and then a write, as
 * a portal and some programs do.
 */
export function questionOf(client: number, n: number, accounts: number): Question {
  const account = `B-${(client * 7919 + n * 104_729) % accounts}`
  switch (n % 10) {
    case 0:
    case 1:
    case 2:
      return ['list', `/v1/accounts?limit=50&number.startsWith=${account.slice(0, 4)}`]
    case 3:
    case 4:
      return ['list', `/v1/subscriptions?account=${account}`]
    case 5:
    case 6:
    case 7:
      return ['row', `/v1/accounts/${account}`]
    case 8:
      return [
        'command',
        '/v1/commands/placeBillingHolds',
        { rows: [{ accountNumber: account, reason: 'load', fromOn: '2027-01-01' }] },
      ]
    default:
      return [
        'usage',
        '/v1/usage-events',
        Array.from({ length: 10 }, (_, i) => ({
          accountNumber: account,
          subscriptionNumber: `S-${account.slice(2)}`,
          meterCode: 'KWH',
          eventKey: `load-${client}-${n}-${i}`,
          occurredAt: '2026-01-15T12:00:00Z',
          quantity: '1.5',
        })),
      ]
  }
}

/** Some clients at once, each asking as soon as it was answered. One JSON line; times in ms. */
export async function apiLoadBench({ clients, seconds, accounts }: ApiLoadBench) {
  const folder = await mkdtemp(join(tmpdir(), 'quittance-bench-'))
  execFileSync(process.execPath, [SEED, folder, String(accounts), '0', '2026-01-01'])
  const system = await openSystem({ data: folder, ownership: 'own', authority: everybodyMay })
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
    const client = new Client(await urlOf(server), await secretOf(system), clients)
    const times = new Map<string, number[]>()
    const failures: string[] = []
    const since = performance.now() + 1000
    const until = since + seconds * 1000
    const work = async (me: number): Promise<void> => {
      for (let n = me; performance.now() < until; n += 1) {
        const [kind, path, body] = questionOf(me, n, accounts)
        const begun = performance.now()
        const sent = body === undefined ? undefined : JSON.stringify(body)
        const answer = await client
          .send(path, sent)
          .catch(error => ({ status: 0, text: `${error}` }))
        if (answer.status !== 200) failures.push(`${kind} ${answer.status} ${answer.text}`)
        if (begun < since) continue
        const ofKind = times.get(kind) ?? []
        ofKind.push(performance.now() - begun)
        times.set(kind, ofKind)
      }
    }
    await Promise.all(Array.from({ length: clients }, (_, me) => work(me)))
    const all = [...times.values()].flat()
    const kinds = [...times].map(([kind, own]) => [kind, percentiles(own)] as const)
    return {
      name: 'api-load',
      clients,
      seconds,
      accounts,
      failed: failures.length,
      failures: failures.slice(0, 3),
      requestsPerSecond: Math.round(all.length / seconds),
      ...percentiles(all),
      kinds: Object.fromEntries(kinds),
    }
  } finally {
    server.kill('SIGTERM')
    await once(server, 'exit')
    await system.close()
    await rm(folder, { recursive: true, force: true })
  }
}
