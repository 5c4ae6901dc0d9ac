import type pg from 'pg'
import { toParameter } from './values.ts'

/** A row of texts as PostgreSQL sent them. */
export type Texts = readonly (string | null)[]

/**
 * A statement whose columns are all texts. The driver's own query asks PostgreSQL each time what the
 * columns are and makes an object of each answer; where nothing is made of them both are for nothing.
 * The handlers are those that the driver calls on every query (`pg-cursor` is made alike).
 */
export class TextsQuery implements pg.Submittable {
  readonly text: string
  /** Under which PostgreSQL keeps the plan; none: it is planned anew. */
  readonly name: string | undefined
  readonly #values: readonly unknown[]
  readonly #found: Texts[] = []
  readonly #answer = Promise.withResolvers<readonly Texts[]>()

  constructor(text: string, values: readonly unknown[], name?: string) {
    this.text = text
    this.#values = values
    this.name = name
  }

  get rows(): Promise<readonly Texts[]> {
    return this.#answer.promise
  }

  submit(connection: pg.Connection): void {
    const { name = '', text } = this
    const values = this.#values.map(sent)
    const { stream, parsedStatements } = connection as KnownConnection
    stream.cork()
    if (name === '' || parsedStatements[name] === undefined) {
      connection.parse({ name, text, types: [] }, true)
    }
    connection.bind({ statement: name, values }, true)
    connection.execute(null, true)
    connection.sync()
    stream.uncork()
  }

  handleDataRow({ fields }: { readonly fields: Texts }): void {
    this.#found.push(fields)
  }

  handleReadyForQuery(): void {
    this.#answer.resolve(this.#found)
  }

  handleError(error: Error): void {
    this.#answer.reject(error)
  }

  handleRowDescription(): void {}

  handleCommandComplete(): void {}

  handleEmptyQuery(): void {}
}

type KnownConnection = pg.Connection & {
  /** The texts that PostgreSQL knows under names; the driver keeps it. */
  readonly parsedStatements: Readonly<Record<string, string | undefined>>
}

function sent(value: unknown): string | Buffer | null {
  const parameter = toParameter(value)
  if (parameter === null || parameter === undefined) return null
  if (Array.isArray(parameter)) return `{${parameter.map(element).join(',')}}`
  return Buffer.isBuffer(parameter) ? parameter : String(parameter)
}

function element(value: unknown): string {
  return value === null ? 'NULL' : `"${String(value).replace(/["\\]/g, '\\$&')}"`
}
