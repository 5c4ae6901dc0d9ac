// Nothing is imported here: with the types of the commands and lists behind it, this file is the
// whole client. It needs `fetch` and runs in browsers, Node, Deno and Bun.

/** The commands and lists of an installation. */
export type Api = {
  readonly commands: {
    readonly [name: string]: { readonly input: unknown; readonly answer: unknown }
  }
  readonly lists: {
    readonly [name: string]: {
      readonly row: object
      readonly filters: object
      readonly expand: object
    }
  }
}

export type ClientOptions = {
  /** Where Quittance is: `https://billing.example`. In its own pages: nothing. */
  readonly url?: string
  /** The key of a program; in its own pages the session of who is signed in counts. */
  readonly key?: string
  /** In which language refusals are said: `en`, `fr`, `es`, `de`. */
  readonly language?: string
  /** How often a request that got no answer, 429 or 503 is sent again; default 2. */
  readonly retries?: number
  readonly fetch?: typeof fetch
}

export type CallOptions = { readonly signal?: AbortSignal }

export type RunOptions = CallOptions & {
  /** Default: one of its own for each call, so that sending it again does nothing twice. */
  readonly idempotencyKey?: string
  /** Shows what would come of it and changes nothing. */
  readonly dryRun?: boolean
  /** The version that was read of what it edits; refused (412) where it has changed since. */
  readonly ifMatch?: string
}

export type PageOptions = {
  /** The `next` of the page before. */
  readonly after?: string
  /** Rows of the page; default 50, at most 500. */
  readonly limit?: number
  /** By this column instead of the key of the list. */
  readonly sort?: string
  /** From its lowest or its highest. */
  readonly order?: 'asc' | 'desc'
}

/** Of what is asked, what shapes the answer's type. */
export type Shape<Row extends object, Expand extends object> = {
  /** Only these columns. */
  readonly columns?: readonly (keyof Row & string)[]
  /** What comes along with each row. */
  readonly expand?: readonly (keyof Expand & string)[]
}

/** A row with what was asked to come along. */
export type Expanded<List extends Api['lists'][string]> = List['row'] & {
  readonly expanded?: Partial<List['expand']>
}

type Query<List extends Api['lists'][string]> = List['filters'] &
  PageOptions &
  Shape<List['row'], List['expand']>

export type Page<Row> = { readonly rows: readonly Row[]; readonly next: string | null }

/** A row of a list with its ETag, under which it need not be sent again. */
export type Found<Row> = { readonly row: Row; readonly etag: string | null }

/** What was refused, and why: `code` and `facts` for programs, `detail` and `remedy` for people. */
export class Refused extends Error {
  readonly status: number
  readonly code: string
  readonly facts: { readonly [name: string]: string | number }
  readonly detail: string
  readonly remedy: string
  readonly requestId: string

  constructor(status: number, problem: Partial<Refused>) {
    super([problem.detail ?? `status ${status}`, problem.remedy ?? ''].join(' ').trim())
    this.name = 'Refused'
    this.status = status
    this.code = problem.code ?? `status_${status}`
    this.facts = problem.facts ?? {}
    this.detail = problem.detail ?? ''
    this.remedy = problem.remedy ?? ''
    this.requestId = problem.requestId ?? ''
  }
}

/** A client of one installation, for its commands and lists. */
export function createClient<A extends Api>(options: ClientOptions = {}) {
  type Commands = A['commands']
  type Lists = A['lists']

  /** Does a command. Throws `Refused`; an error of the network once the tries are used up. */
  async function run<Name extends keyof Commands & string>(
    name: Name,
    input: Commands[Name]['input'],
    { idempotencyKey, dryRun, ifMatch, signal }: RunOptions = {},
  ): Promise<Commands[Name]['answer']> {
    const query = dryRun === true ? '?dryRun=true' : ''
    const response = await send(options, `/v1/commands/${name}${query}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'idempotency-key': idempotencyKey ?? crypto.randomUUID(),
        ...(ifMatch === undefined ? {} : { 'if-match': `"${ifMatch}"` }),
      },
      body: JSON.stringify(input),
      ...(signal === undefined ? {} : { signal }),
    })
    return response.json() as Promise<Commands[Name]['answer']>
  }

  /** A page of a list. */
  async function list<Name extends keyof Lists & string>(
    name: Name,
    query: Query<Lists[Name]> = {},
    { signal }: CallOptions = {},
  ): Promise<Page<Expanded<Lists[Name]>>> {
    const init = signal === undefined ? {} : { signal }
    const response = await send(options, `/v1/${name}${queryOf(query)}`, init)
    return response.json() as Promise<Page<Expanded<Lists[Name]>>>
  }

  /** Every row of a list, page by page, as they are asked for. */
  async function* each<Name extends keyof Lists & string>(
    name: Name,
    query: Query<Lists[Name]> = {},
    call: CallOptions = {},
  ): AsyncGenerator<Expanded<Lists[Name]>> {
    let after = query.after
    do {
      const page: Page<Expanded<Lists[Name]>> = await list(
        name,
        { limit: 500, ...query, ...(after === undefined ? {} : { after }) },
        call,
      )
      yield* page.rows
      after = page.next ?? undefined
    } while (after !== undefined)
  }

  /** The rows of a list as one CSV file, while it arrives. */
  async function csv<Name extends keyof Lists & string>(
    name: Name,
    query: Query<Lists[Name]> = {},
    { signal }: CallOptions = {},
  ): Promise<ReadableStream<Uint8Array>> {
    const response = await send(options, `/v1/${name}${queryOf(query)}`, {
      headers: { accept: 'text/csv' },
      ...(signal === undefined ? {} : { signal }),
    })
    return response.body as ReadableStream<Uint8Array>
  }

  /**
   * One row of a list by its number or id. With the `etag` of an earlier answer: undefined where
   * nothing has changed since.
   */
  async function get<Name extends keyof Lists & string>(
    name: Name,
    id: string,
    query: Lists[Name]['filters'] & Shape<Lists[Name]['row'], Lists[Name]['expand']> = {},
    { etag, signal }: CallOptions & { readonly etag?: string } = {},
  ): Promise<Found<Expanded<Lists[Name]>> | undefined> {
    const path = `/v1/${name}/${encodeURIComponent(id)}${queryOf(query)}`
    const response = await send(options, path, {
      headers: etag === undefined ? {} : { 'if-none-match': etag },
      ...(signal === undefined ? {} : { signal }),
    })
    if (response.status === 304) return undefined
    const row = (await response.json()) as Expanded<Lists[Name]>
    return { row, etag: response.headers.get('etag') }
  }

  /** The PDF of an issued document, byte for byte as it was issued. */
  async function pdf(number: string, { signal }: CallOptions = {}): Promise<Blob> {
    const path = `/v1/documents/${encodeURIComponent(number)}.pdf`
    const response = await send(options, path, signal === undefined ? {} : { signal })
    return response.blob()
  }

  return { run, list, each, csv, get, pdf }
}

function queryOf(query: object): string {
  const given = Object.entries(query).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, Array.isArray(value) ? value.join(',') : String(value)]],
  )
  return given.length === 0 ? '' : `?${new URLSearchParams(given)}`
}

/**
 * Sends a request, and again where nothing came back or the server says that it is too busy. Safe
 * because reads change nothing and writes carry an idempotency key.
 */
async function send(options: ClientOptions, path: string, init: RequestInit): Promise<Response> {
  const { url = '', key, language, retries = 2 } = options
  const headers = {
    accept: 'application/json',
    ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
    ...(language === undefined ? {} : { 'accept-language': language }),
    ...init.headers,
  }
  for (let tries = 0; ; tries += 1) {
    const response = await attempt(options, `${url}${path}`, { ...init, headers })
    const isLast = tries >= retries || init.signal?.aborted === true
    if (response instanceof Error) {
      if (isLast) throw response
    } else if (response.ok || response.status === 304) {
      return response
    } else if (isLast || (response.status !== 429 && response.status !== 503)) {
      throw await refusalOf(response)
    }
    await pause(waitMs(response, tries), init.signal)
  }
}

async function attempt(
  options: ClientOptions,
  url: string,
  init: RequestInit,
): Promise<Response | Error> {
  try {
    return await (options.fetch ?? fetch)(url, init)
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error))
  }
}

function waitMs(response: Response | Error, tries: number): number {
  const asked = response instanceof Error ? null : response.headers.get('retry-after')
  const seconds = asked === null ? Number.NaN : Number(asked)
  if (seconds >= 0) return Math.min(seconds, 60) * 1000
  return 200 * 2 ** tries * (1 + Math.random())
}

async function pause(ms: number, signal: AbortSignal | null | undefined): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  const timer = setTimeout(resolve, ms)
  const abort = (): void => reject(signal?.reason)
  signal?.addEventListener('abort', abort, { once: true })
  try {
    await promise
  } finally {
    clearTimeout(timer)
    signal?.removeEventListener('abort', abort)
  }
}

/** What an answer that is no success refuses. */
export async function refusalOf(response: Response): Promise<Refused> {
  const isProblem = response.headers.get('content-type')?.includes('problem+json') === true
  const problem = isProblem ? ((await response.json()) as Partial<Refused>) : {}
  return new Refused(response.status, problem)
}
