import type { ChildProcess } from 'node:child_process'
import { Agent, request } from 'node:http'
import { createApiKey } from '../src/identity/api-keys/commands.ts'
import { execute } from '../src/platform/command.ts'
import type { System } from '../src/platform/system.ts'

/** So many ask at once. */
export const CLIENTS = 4

/** What is asked again and again: the address of the n-th request. */
export type Question = (n: number) => string

/** The address that a server prints when it listens. */
export async function urlOf(server: ChildProcess): Promise<string> {
  let said = ''
  for await (const text of server.stdout ?? []) {
    said += String(text)
    const url = /http:\/\/\S+/.exec(said)?.[0]
    if (url !== undefined) return url
  }
  throw new Error(`the server did not start: ${said}`)
}

/** A key that may do all. */
export async function secretOf(system: System): Promise<string> {
  const input = { name: 'bench', scopes: ['*'] }
  const made = await execute(system, createApiKey, input, { actor: 'bench' })
  if (!made.ok) throw new Error(made.refusal.code)
  return made.value.secret
}

/** Keeps its connections open, as programs do. */
export class Client {
  readonly #url: string
  readonly #secret: string
  readonly #agent: Agent

  constructor(url: string, secret: string, sockets = CLIENTS) {
    this.#agent = new Agent({ keepAlive: true, maxSockets: sockets })
    this.#url = url
    this.#secret = secret
  }

  /** `path` on the server, or a whole address elsewhere. */
  send(path: string, body?: string): Promise<{ status: number; text: string }> {
    const { promise, resolve, reject } = Promise.withResolvers<{ status: number; text: string }>()
    const sent = request(
      path.startsWith('/') ? `${this.#url}${path}` : path,
      {
        agent: this.#agent,
        method: body === undefined ? 'GET' : 'POST',
        headers: {
          authorization: `Bearer ${this.#secret}`,
          ...(body === undefined
            ? {}
            : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }),
        },
      },
      answer => {
        let text = ''
        answer.setEncoding('utf8')
        answer.on('data', part => {
          text += part
        })
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, text }))
      },
    )
    sent.on('error', reject)
    sent.end(body)
    return promise
  }

  /**
   * Answers a second to each question, asked by some clients at once: each for half a second, five times
   * in turn after a turn of warmth, so that what else the machine does meets all of them alike.
   */
  async rates(questions: readonly Question[]): Promise<number[]> {
    const turns = 5
    const counts = questions.map(() => 0)
    for (let turn = 0; turn <= turns; turn += 1) {
      for (const [i, question] of questions.entries()) {
        const counted = await this.#answersIn(question, 500)
        if (turn > 0) counts[i] = (counts[i] ?? 0) + counted
      }
    }
    return counts.map(count => count / (turns * 0.5))
  }

  async #answersIn(question: Question, ms: number): Promise<number> {
    const until = performance.now() + ms
    let [asked, counted] = [0, 0]
    const work = async (): Promise<void> => {
      while (performance.now() < until) {
        const answer = await this.send(question(asked++))
        if (answer.status !== 200) throw new Error(answer.text)
        counted += 1
      }
    }
    await Promise.all(Array.from({ length: CLIENTS }, work))
    return counted
  }
}
