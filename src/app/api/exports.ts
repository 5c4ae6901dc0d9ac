import type { FastifyReply } from 'fastify'
import { RefusalError } from '../../kernel/result.ts'

/** Whole lists that one asker, and all of them, may have under way: pages of others come first. */
const MOST_OF_ONE = 4
const MOST_OF_ALL = 16

/**
 * Counts the whole lists that are being sent. Each keeps a connection of the database busy page after
 * page; a thousand of them at once would leave none for anybody else.
 */
export class Exports {
  readonly #running = new Map<string, number>()
  #all = 0

  /** Notes one more of an asker until its answer has gone or broken off; throws `too_many_exports`. */
  begin(actor: string, reply: Pick<FastifyReply, 'raw'>): void {
    const own = this.#running.get(actor) ?? 0
    if (own >= MOST_OF_ONE || this.#all >= MOST_OF_ALL) {
      throw new RefusalError('too_many_exports', { most: MOST_OF_ONE })
    }
    this.#running.set(actor, own + 1)
    this.#all += 1
    reply.raw.once('close', () => this.#end(actor))
  }

  #end(actor: string): void {
    const own = (this.#running.get(actor) ?? 1) - 1
    if (own === 0) this.#running.delete(actor)
    else this.#running.set(actor, own)
    this.#all -= 1
  }
}
