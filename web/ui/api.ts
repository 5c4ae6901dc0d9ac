import { type Commands, createQuittance, Refused, refusalOf } from '../../client/quittance.ts'

/** What commands take and answer, by name: from the description that programs get, too. */
export type { Commands }
/** Why the server refused something, in the reader's language, with what to do. */
export { Refused }

let language = 'en'

/** Has the server answer in the language that the console is read in. */
export function speak(code: string): void {
  language = code
}

/** Sends a request as the reader. Whoever is no longer signed in goes to the sign-in page and comes back here. */
const send: typeof fetch = async (path, init = {}) => {
  const headers = { 'accept-language': language, accept: 'application/json', ...init.headers }
  const response = await fetch(path, { ...init, headers, credentials: 'same-origin' })
  if (response.status === 401) {
    const here = location.pathname + location.search
    location.assign(`/sign-in?next=${encodeURIComponent(here)}`)
  }
  return response
}

/** The typed client of the API, as the reader: what no answer came to is sent again with the same key. */
export const client = createQuittance({ fetch: send })

async function asked(path: string, init: RequestInit = {}): Promise<Response> {
  const response = await send(path, init)
  if (!response.ok) throw await refusalOf(response)
  return response
}

/** Reads JSON below /v1. Throws `Refused`. */
export async function read<T>(path: string, signal?: AbortSignal): Promise<T> {
  const response = await asked(`/v1/${path}`, signal === undefined ? {} : { signal })
  return response.json() as Promise<T>
}

/** Reads a file below /v1, such as a PDF. */
export async function readFile(path: string): Promise<Blob> {
  return (await asked(`/v1/${path}`, { headers: { accept: '*/*' } })).blob()
}

/** Asks what is answered line by line as it is worked out; each line goes to `onLine`. Throws `Refused`. */
export async function askLines(
  path: string,
  question: unknown,
  onLine: (line: string) => void,
  signal: AbortSignal,
): Promise<void> {
  const response = await asked(`/v1/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(question),
    signal,
  })
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  let rest = ''
  for (;;) {
    const { value, done } = (await reader?.read()) ?? { value: undefined, done: true }
    const lines = (rest + (value ?? '')).split('\n')
    rest = done ? '' : (lines.pop() ?? '')
    for (const line of lines) if (line !== '') onLine(line)
    if (done) return
  }
}

/** Sends a file as it is, and reads what the server says of it. */
export async function sendFile<T>(path: string, file: File): Promise<T> {
  const headers = { 'content-type': 'application/octet-stream' }
  const response = await asked(`/v1/${path}`, { method: 'POST', headers, body: file })
  return response.json() as Promise<T>
}

/** Saves a file below /v1, in the reader's language, under a name. */
export async function saveFile(path: string, name: string): Promise<void> {
  saveBlob(await readFile(path), name)
}

/** Saves as CSV what a question is answered with. */
export async function saveAnswer(path: string, question: unknown, name: string): Promise<void> {
  const response = await asked(`/v1/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/csv' },
    body: JSON.stringify(question),
  })
  saveBlob(await response.blob(), name)
}

function saveBlob(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  URL.revokeObjectURL(url)
}

/** Has the server do what is no command, such as running the proofs. */
export async function post<T>(path: string): Promise<T> {
  const response = await asked(`/v1/${path}`, { method: 'POST' })
  return response.json() as Promise<T>
}

/** Asks what needs more than an address to be asked, and changes nothing: a preview, a curve. Throws `Refused`. */
export async function ask<T>(path: string, question: unknown, signal?: AbortSignal): Promise<T> {
  const response = await asked(`/v1/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(question),
    ...(signal === undefined ? {} : { signal }),
  })
  return response.json() as Promise<T>
}

/**
 * Runs a command that a screen knows. The key stays the same over all tries of one intent, so that a lost
 * answer, a second click or a second tab cannot do it twice.
 */
export function run<Name extends keyof Commands>(
  command: Name,
  input: Commands[Name]['input'],
  { key }: { readonly key: string },
): Promise<Commands[Name]['answer']> {
  return client.run(command, input, { idempotencyKey: headerText(key) })
}

export type RowAnswer = {
  readonly refusal?: {
    readonly code: string
    readonly facts: Readonly<Record<string, string | number>>
  }
}

/** Throws `Refused`, with why and what to do, where a row of a batch was not taken. */
export async function allTaken(answer: { readonly rows: readonly RowAnswer[] }): Promise<void> {
  const refusal = answer.rows.find(row => row.refusal !== undefined)?.refusal
  if (refusal === undefined) return
  const query = new URLSearchParams({ facts: JSON.stringify(refusal.facts) })
  const path = `views/refusal/${encodeURIComponent(refusal.code)}?${query}`
  throw new Refused(422, await read<Partial<Refused>>(path))
}

/** Runs a command of which only the description is known, as its form filled it in; a dry run shows what would come of it. */
export function runDescribed(
  command: string,
  input: unknown,
  asked: {
    readonly key: string
    readonly dryRun?: boolean
    /** The version of what it edits as it was read; refused where somebody else has saved since. */
    readonly version?: string | undefined
  },
): Promise<unknown> {
  const { key, dryRun = false, version } = asked
  const read = version === undefined ? {} : { ifMatch: version }
  const how = dryRun ? { dryRun } : { idempotencyKey: headerText(key), ...read }
  return client.run(command as keyof Commands, input as never, how)
}

/** A key as a header can hold it: visible ASCII, 200 characters at most, told apart by its whole length. */
function headerText(key: string): string {
  const plain = encodeURIComponent(key)
  return plain.length <= 200 ? plain : `${plain.slice(0, 190)}-${plain.length}`
}

/** The kinds of value that a column of a list holds. */
export type ColumnKind =
  | 'text'
  | 'whole'
  | 'decimal'
  | 'date'
  | 'instant'
  | 'yesno'
  | 'amount'
  | 'json'
  | 'uuid'

export type ListColumn = {
  readonly name: string
  readonly kind: ColumnKind
  readonly describe: string
  readonly currency?: string
  /** All that it can hold, where these are few. */
  readonly values?: readonly string[]
  readonly filters: boolean
  /** Whether the list can be ordered by it: always, or once it is narrowed. */
  readonly sorts: 'always' | 'narrowed' | null
}

export type ListInfo = {
  readonly permission: string
  readonly name: string
  readonly summary: string
  readonly key: readonly string[]
  readonly newestFirst: boolean
  readonly columns: readonly ListColumn[]
}

export type Row = Readonly<Record<string, unknown>>
export type ListPage = { readonly rows: readonly Row[]; readonly next: string | null }

export type ListTotals = {
  readonly rows: number | null
  readonly more: boolean
  readonly sums: Readonly<Record<string, Readonly<Record<string, string>>>>
}

/** How many rows the filters leave, and the sums of their amounts. */
export function readTotals(
  list: string,
  filters: Readonly<Record<string, string>>,
  signal?: AbortSignal,
): Promise<ListTotals> {
  return read(`totals/${list}?${new URLSearchParams(filters)}`, signal)
}

/** A page of a list, narrowed by its filters and in the order asked for. */
export function readPage(
  list: string,
  filters: Readonly<Record<string, string>>,
  page: { readonly after?: string | undefined; readonly limit: number },
  signal?: AbortSignal,
): Promise<ListPage> {
  const query = new URLSearchParams(filters)
  query.set('limit', String(page.limit))
  if (page.after !== undefined) query.set('after', page.after)
  return read(`${list}?${query}`, signal)
}

/** Saves the whole list, exactly as narrowed, as a CSV file. */
export async function exportList(list: string, filters: Readonly<Record<string, string>>) {
  const query = new URLSearchParams(filters)
  const response = await asked(`/v1/${list}?${query}`, { headers: { accept: 'text/csv' } })
  const url = URL.createObjectURL(await response.blob())
  const link = document.createElement('a')
  link.href = url
  // The server's name says by what the list was narrowed.
  const named = /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '')
  link.download = named?.[1] ?? `${list}.csv`
  link.click()
  URL.revokeObjectURL(url)
}

export type Me = {
  readonly actor: string
  readonly name: string | null
  readonly audience: string
  readonly roles: readonly {
    readonly role: string
    readonly name: Readonly<Record<string, string>>
  }[]
  readonly permissions: Readonly<Record<string, 'do' | 'propose'>>
}

export type CommandInfo = {
  readonly name: string
  readonly summary: string
  readonly permission: string
}

/** A JSON schema as far as forms understand it. */
export type Schema = {
  readonly type?: string | readonly string[]
  readonly title?: string
  readonly description?: string
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly items?: Schema
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly allOf?: readonly Schema[]
  readonly pattern?: string
  readonly format?: string
  readonly default?: unknown
  readonly minimum?: number
  readonly maximum?: number
  readonly maxLength?: number
}

export type CommandForm = CommandInfo & { readonly input: Schema }
