import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { createContext, type ReactNode, useContext } from 'react'
import { read } from './api.ts'
import { dateText } from './format.ts'
import type { LinkOf } from './list/links.ts'
import type { Language } from './words/languages.ts'

/** What a key of a row stands for. */
export type Thing = {
  readonly id: string
  readonly kind: string
  readonly number: string
  readonly name: string | null
  readonly currency: string | null
}

type Things = ReadonlyMap<string, Thing>

const NONE: Things = new Map()
const ThingsContext = createContext<Things>(NONE)

const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** No address grows longer than servers and what stands before them take. */
const AT_ONCE = 80

/** Whether a value is a key that we made, which says nothing to anybody. */
export function isKey(value: unknown): value is string {
  return typeof value === 'string' && ID.test(value)
}

/** What the keys within stand for, for all that shows them below. */
export function NamedThings(props: { readonly of: unknown; readonly children: ReactNode }) {
  const { ids, accounts } = soughtIn(props.of)
  const { data = NONE } = useQuery({
    queryKey: ['named-things', ids, accounts],
    queryFn: ({ signal }) => readThings(ids, accounts, signal),
    enabled: ids.length > 0,
    staleTime: 5 * 60_000,
    placeholderData: keepPreviousData,
  })
  return <ThingsContext value={data}>{props.children}</ThingsContext>
}

export function useThings(): Things {
  return useContext(ThingsContext)
}

async function readThings(
  ids: readonly string[],
  accounts: readonly string[],
  signal: AbortSignal,
): Promise<Things> {
  const found = new Map<string, Thing>()
  const whose = accounts.length === 0 ? '' : `&accounts=${encodeURIComponent(accounts.join(','))}`
  for (let at = 0; at < ids.length; at += AT_ONCE) {
    const asked = ids.slice(at, at + AT_ONCE).join(',')
    const path = `views/named-things?ids=${asked}${whose}`
    for (const each of await read<readonly Thing[]>(path, signal)) found.set(each.id, each)
  }
  return found
}

/** The keys in a value, however deep, and the numbers of the customers whom it is about. */
export function soughtIn(value: unknown): {
  readonly ids: readonly string[]
  readonly accounts: readonly string[]
} {
  const ids = new Set<string>()
  const accounts = new Set<string>()
  const look = (name: string, each: unknown): void => {
    if (isKey(each)) ids.add(each)
    else if (name === 'accountNumber' || name === 'account') accounts.add(String(each))
    else if (typeof each === 'object' && each !== null) {
      for (const [member, inner] of Object.entries(each)) {
        look(Array.isArray(each) ? name : member, inner)
      }
    }
  }
  look('', value)
  return { ids: [...ids].sort(), accounts: [...accounts].sort().slice(0, AT_ONCE) }
}

/** Kinds of things whose screen is opened by their key, not by a number. */
const BY_KEY: Readonly<Record<string, string>> = { receipt: 'receiptId', plan: 'planId' }
const BY_NUMBER: Readonly<Record<string, readonly [list: string, column: string]>> = {
  account: ['', 'account'],
  contract: ['', 'contract'],
  document: ['', 'document'],
  mandate: ['mandates', 'reference'],
  run: ['', 'run'],
  subscription: ['', 'subscription'],
}

/** How a thing is told, and where its screen is. */
export function toldThing(thing: Thing, linkOf: LinkOf, language: Language) {
  const { id, kind, number, name } = thing
  const byKey = BY_KEY[kind]
  const [list, column] = BY_NUMBER[kind] ?? ['', '']
  const to =
    byKey !== undefined
      ? linkOf('', byKey, id)
      : column === ''
        ? undefined
        : linkOf(list, column, number)
  const isDated = name !== null && /^\d{4}-\d\d-\d\d$/.test(name)
  if (isDated) return { text: dateText(name, language), to }
  return { text: name === null ? number : `${number} · ${name}`, to }
}
