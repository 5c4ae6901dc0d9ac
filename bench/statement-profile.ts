import pg from 'pg'

type Entry = { count: number; ms: number }
type Query = (...args: unknown[]) => unknown

/** Where the database time of a run goes: waiting time by statement, largest first. */
export class StatementProfile {
  readonly #entries = new Map<string, Entry>()
  readonly #original: Query

  /** Starts to listen to every client of this process. */
  constructor() {
    const prototype = pg.Client.prototype as unknown as { query: Query }
    const original = prototype.query
    this.#original = original
    const note = (name: string, since: number) => this.#note(name, performance.now() - since)
    prototype.query = function query(this: unknown, ...args: unknown[]) {
      const name = nameOf(args[0])
      const since = performance.now()
      const result = original.apply(this, args)
      const done = () => note(name, since)
      if (isPromise(result)) result.then(done, done)
      else if (isStream(result)) result.on('finish', done)
      return result
    }
  }

  #note(name: string, ms: number): void {
    const entry = this.#entries.get(name) ?? { count: 0, ms: 0 }
    this.#entries.set(name, { count: entry.count + 1, ms: entry.ms + ms })
  }

  /** Stops listening and gives the `most` costly statements, seconds rounded to hundredths. */
  stop(most: number): { statement: string; count: number; seconds: number }[] {
    const prototype = pg.Client.prototype as unknown as { query: Query }
    prototype.query = this.#original
    return [...this.#entries]
      .sort(([, a], [, b]) => b.ms - a.ms)
      .slice(0, most)
      .map(([statement, { count, ms }]) => ({
        statement,
        count,
        seconds: Math.round(ms / 10) / 100,
      }))
  }
}

function nameOf(query: unknown): string {
  const text = typeof query === 'string' ? query : textOf(query)
  return text.replace(/\s+/g, ' ').trim().slice(0, 72)
}

function textOf(query: unknown): string {
  if (typeof query !== 'object' || query === null) return ''
  if ('text' in query) return String(query.text)
  return 'copy'
}

function isPromise(value: unknown): value is Promise<unknown> {
  return typeof value === 'object' && value !== null && 'then' in value
}

function isStream(value: unknown): value is NodeJS.EventEmitter {
  return typeof value === 'object' && value !== null && 'on' in value
}
