import { EventEmitter } from 'node:events'
import type { FastifyReply } from 'fastify'
import { describe, expect, test } from 'vitest'
import { Exports } from './exports.ts'

/** An answer under way, which ends when told to. */
class Answer extends EventEmitter {
  readonly raw = this as unknown as FastifyReply['raw']
  readonly headers: Record<string, unknown> = {}

  header(name: string, value: unknown): never {
    this.headers[name] = value
    return this as never
  }
}

function begun(exports: Exports, asker: string): Answer | string {
  const answer = new Answer()
  try {
    exports.begin(asker, answer)
    return answer
  } catch (error) {
    return `${(error as { refusal: { code: string } }).refusal.code} ${answer.headers['retry-after']}`
  }
}

describe('whole lists under way', () => {
  test('are four of one asker; another of theirs may begin when one has ended', () => {
    const exports = new Exports()
    const answers = Array.from({ length: 5 }, () => begun(exports, 'a'))
    expect(answers[4]).toBe('too_many_exports 5')
    expect(begun(exports, 'b')).toBeInstanceOf(Answer)
    ;(answers[0] as Answer).emit('close')
    expect(begun(exports, 'a')).toBeInstanceOf(Answer)
    expect(begun(exports, 'a')).toBe('too_many_exports 5')
  })

  test('are sixteen in all', () => {
    const exports = new Exports()
    const answers = Array.from({ length: 17 }, (_, i) => begun(exports, `asker ${i}`))
    expect(answers.map(answer => answer instanceof Answer).indexOf(false)).toBe(16)
  })
})

describe('pages of whole lists', () => {
  /** A page that is at work until it is let go. */
  const gate = () => Promise.withResolvers<string>()
  const settled = async () => {
    for (let i = 0; i < 10; i += 1) await Promise.resolve()
  }

  test('are made one at a time, in the order in which they were asked for', async () => {
    const exports = new Exports(async () => undefined)
    const atWork: string[] = []
    const gates = { a: gate(), b: gate(), c: gate() }
    const pages = Object.entries(gates).map(([name, { promise }]) =>
      exports.page(async () => {
        atWork.push(name)
        return promise
      }),
    )
    await settled()
    expect(atWork).toEqual(['a'])
    gates.a.reject(new Error('gone'))
    gates.b.resolve('page b')
    await expect(pages[0]).rejects.toThrow('gone')
    expect(await pages[1]).toBe('page b')
    await settled()
    expect(atWork).toEqual(['a', 'b', 'c'])
    gates.c.resolve('page c')
    expect(await pages[2]).toBe('page c')
  })

  test('give way after each, where others have asked for something meanwhile', async () => {
    const pauses = [gate()]
    const asked: number[] = []
    const exports = new Exports(ms => {
      asked.push(ms)
      return pauses[0]?.promise ?? Promise.resolve()
    })
    const atWork: string[] = []
    const page = (name: string) =>
      exports.page(async () => {
        atWork.push(name)
        return name
      })
    exports.noteOther()
    expect(await Promise.all([page('a')])).toEqual(['a'])
    const [next, then] = [page('b'), page('c')]
    await settled()
    expect([atWork, asked.length]).toEqual([['a'], 1])
    expect(asked[0]).toBeLessThanOrEqual(250)
    pauses[0]?.resolve('')
    // Nobody else has asked since: the next ones do not wait.
    expect(await Promise.all([next, then])).toEqual(['b', 'c'])
    expect(asked.length).toBe(1)
  })
})
