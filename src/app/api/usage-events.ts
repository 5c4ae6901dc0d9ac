import { Readable } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import type { z } from 'zod'
import { readJson } from '../../formats/strict-json.ts'
import { type Refusal, RefusalError } from '../../kernel/result.ts'
import { MOST_EVENTS, usageEventRow } from '../../metering/api.ts'
import { recordUsageEvents } from '../../metering/commands/usage-events.ts'
import { execute } from '../../platform/command.ts'
import { linesOf } from '../../platform/http/lines.ts'
import { inputRefusal } from '../../platform/input.ts'
import { sentence } from '../../platform/refusals/table.ts'
import type { BatchAnswer } from '../../platform/row-batch.ts'
import type { System } from '../../platform/system.ts'
import { languageFor } from '../server/say.ts'
import { askerOf, demand } from './asker.ts'

/** Events that are recorded by one command: one transaction, some tens of milliseconds. */
const BATCH = 1000
/** The longest line that is read. */
const LINE_CHARACTERS = 65_536

/** What became of an event; `event` counts from 1, in the order in which they came. */
type Answer = {
  readonly event: number
  readonly result: 'created' | 'unchanged' | 'rejected'
  readonly code?: string
  readonly detail?: string
}

type Say = (refusal: Refusal) => string
type EventRow = z.output<typeof usageEventRow>
type Record = (rows: EventRow[]) => Promise<BatchAnswer>

/**
 * `POST /v1/usage-events`: one event, a list of up to 10,000, or a stream of lines
 * (`application/x-ndjson`), each event answered. A stream is answered while it is read, so that one
 * of any length takes the memory of a batch. What was answered is recorded; a stream that breaks is
 * sent again whole, and doubles nothing.
 */
export function addUsageEvents(app: FastifyInstance, system: System): void {
  app.post('/usage-events', { bodyLimit: MOST_BYTES }, async (request, reply) => {
    const asker = await askerOf(system, request)
    await demand(asker, 'usage-events', recordUsageEvents.permission)
    const record: Record = async rows => {
      const options = { actor: asker.actor }
      const done = await execute(system, recordUsageEvents, { rows }, options)
      if (done.ok) return done.value
      throw new RefusalError(done.refusal.code, done.refusal.facts)
    }
    const language = languageFor(request.headers['accept-language'])
    const say: Say = refusal => sentence(refusal, language)
    if (request.body instanceof Readable) {
      const lines = linesOf(request.body, LINE_CHARACTERS)
      const text = textOf(answersOf(lines, record, say))
      return reply
        .type('application/x-ndjson; charset=utf-8')
        .send(Readable.from(text, { objectMode: false }))
    }
    const batch = new Batch(say)
    for (const [n, event] of eventsIn(request.body).entries()) batch.take(n + 1, event)
    const answers = await batch.record(record)
    return reply.type('application/json; charset=utf-8').send(JSON.stringify({ answers }))
  })
}

/** Of one request that is no stream; a stream is never held as a whole. */
const MOST_BYTES = 16 * 1024 * 1024

function eventsIn(body: unknown): readonly unknown[] {
  const events = Array.isArray(body) ? body : [body]
  if (events.length > 0 && events.length <= MOST_EVENTS) return events
  throw new RefusalError('wrong_shape', {
    path: 'input',
    expected: `an event, or a list of 1 to ${MOST_EVENTS}`,
  })
}

async function* textOf(batches: AsyncGenerator<readonly Answer[]>): AsyncGenerator<string> {
  for await (const batch of batches) {
    yield batch.map(answer => `${JSON.stringify(answer)}\n`).join('')
  }
}

async function* answersOf(
  lines: AsyncIterable<string>,
  record: Record,
  say: Say,
): AsyncGenerator<readonly Answer[]> {
  let batch = new Batch(say)
  let event = 0
  for await (const text of lines) {
    if (text.trim() === '') continue
    event += 1
    batch.takeLine(event, text)
    if (batch.size < BATCH) continue
    yield await batch.record(record)
    batch = new Batch(say)
  }
  if (batch.size > 0) yield await batch.record(record)
}

/** Some events: those that are understood are recorded by one command, and each is answered. */
class Batch {
  readonly #say: Say
  readonly #answers: Answer[] = []
  readonly #rows: EventRow[] = []
  readonly #numbers: number[] = []

  constructor(say: Say) {
    this.#say = say
  }

  get size(): number {
    return this.#answers.length + this.#rows.length
  }

  takeLine(event: number, text: string): void {
    const reading = readJson(text, { length: LINE_CHARACTERS, depth: 8 })
    if (reading.ok) this.take(event, reading.value)
    else this.#reject(event, { code: 'invalid_json', facts: { ...reading.fault } })
  }

  take(event: number, given: unknown): void {
    const parsed = usageEventRow.safeParse(given)
    if (parsed.success) {
      this.#rows.push(parsed.data)
      this.#numbers.push(event)
    } else {
      this.#reject(event, inputRefusal(parsed.error, given))
    }
  }

  async record(record: Record): Promise<readonly Answer[]> {
    if (this.#rows.length > 0) {
      const { rows } = await record(this.#rows)
      const others = new Map(rows.map(answer => [answer.row, answer]))
      for (const [row, event] of this.#numbers.entries()) {
        const other = others.get(row)
        if (other?.refusal !== undefined) this.#reject(event, other.refusal)
        else this.#answers.push({ event, result: other === undefined ? 'created' : 'unchanged' })
      }
    }
    return this.#answers.sort((a, b) => a.event - b.event)
  }

  #reject(event: number, refusal: Refusal): void {
    const detail = this.#say(refusal)
    this.#answers.push({ event, result: 'rejected', code: refusal.code, detail })
  }
}
