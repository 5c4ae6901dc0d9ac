import { setTimeout as sleep } from 'node:timers/promises'
import type { FastifyReply } from 'fastify'
import { RefusalError } from '../../kernel/result.ts'

/** Whole lists that one asker, and all of them, may have under way: pages of others come first. */
const MOST_OF_ONE = 4
const MOST_OF_ALL = 16

/** Whoever is told to wait should not ask again at once. */
const ASK_AGAIN_SECONDS = 5
const LONGEST_PAUSE_MS = 250

/**
 * Keeps the whole lists that are being sent out of other people's way. Only so many are under way; of
 * all of them one page at a time is read and printed, so that the others never wait for more than
 * that; and while anybody else asks for anything, two thirds of the time are theirs. Measured with
 * 1,000 programs that want a list of 1,000,000 at once: `npm run bench -- exports`.
 */
export class Exports {
  readonly #running = new Map<string, number>()
  readonly #pause: (ms: number) => Promise<unknown>
  #all = 0
  #othersAsked = false
  /** Ends when the next page may be made. */
  #turn: Promise<unknown> = Promise.resolve()

  constructor(pause: (ms: number) => Promise<unknown> = sleep) {
    this.#pause = pause
  }

  /**
   * Notes one more of an asker until its answer has gone or broken off; throws `too_many_exports`.
   * Asked before anything is read for the request: to refuse a thousand must cost next to nothing.
   */
  begin(asker: string, reply: Pick<FastifyReply, 'raw' | 'header'>): void {
    const own = this.#running.get(asker) ?? 0
    if (own >= MOST_OF_ONE || this.#all >= MOST_OF_ALL) {
      reply.header('retry-after', String(ASK_AGAIN_SECONDS))
      throw new RefusalError('too_many_exports', { most: MOST_OF_ONE })
    }
    this.#running.set(asker, own + 1)
    this.#all += 1
    reply.raw.once('close', () => this.#end(asker))
  }

  /** Somebody asks for something that is no whole list. */
  noteOther(): void {
    this.#othersAsked = true
  }

  /** Makes a page of a whole list when its turn has come, and then lets others do theirs. */
  page<Value>(make: () => Promise<Value>): Promise<Value> {
    const made = this.#turn.then(async () => {
      const since = performance.now()
      const value = await make()
      return { value, ms: performance.now() - since }
    })
    this.#turn = made.then(
      ({ ms }) => this.#giveWay(ms),
      () => undefined,
    )
    return made.then(({ value }) => value)
  }

  async #giveWay(ms: number): Promise<void> {
    if (!this.#othersAsked) return
    this.#othersAsked = false
    await this.#pause(Math.min(2 * ms, LONGEST_PAUSE_MS))
  }

  #end(asker: string): void {
    const own = (this.#running.get(asker) ?? 1) - 1
    if (own === 0) this.#running.delete(asker)
    else this.#running.set(asker, own)
    this.#all -= 1
  }
}
