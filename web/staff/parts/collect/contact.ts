import type { Commands } from '../../../../client/quittance.ts'
import type { CardItem } from '../../views/collecting.ts'

/** What the command takes that logs a contact. */
export type Contact = Commands['logContact']['input']

/** What came of a call, the most frequent first. */
export const OUTCOMES = [
  'reached',
  'not_reached',
  'left_message',
  'promised',
  'refused',
  'wrong_number',
  'plan_requested',
  'disputes',
] as const satisfies readonly Contact['outcome'][]

/** How one speaks with a customer; letters and e-mails log themselves. */
export const CHANNELS = [
  'call',
  'visit',
  'counter',
] as const satisfies readonly Contact['channel'][]

/** The form of a call as it is filled in. */
export type Call = {
  readonly channel: (typeof CHANNELS)[number]
  readonly direction: Contact['direction']
  readonly outcome: Contact['outcome'] | ''
  readonly note: string
  readonly nextOn: string
  readonly promises: readonly Promised[]
  readonly instalments: string
  readonly document: string
  readonly disputed: string
  readonly what: string
  readonly despite: string
}

export type Promised = { readonly owed: string; readonly amount: string; readonly payBy: string }

/** A form that nobody has touched. */
export const NEW_CALL: Call = {
  ...{ channel: 'call', direction: 'out', outcome: '', note: '', nextOn: '', promises: [] },
  ...{ instalments: '', document: '', disputed: '', what: '', despite: '' },
}

/** What is owed to a legal entity in a currency, of that what may be asked for. */
export type Owed = {
  readonly key: string
  readonly entity: string
  readonly currency: string
  readonly askedMinor: bigint
}

/** What may be promised, by whom it is owed to: what is open without what is frozen, the oldest first. */
export function owedOf(items: readonly CardItem[]): readonly Owed[] {
  const found = new Map<string, Owed>()
  for (const { entity, currency, openMinor, frozenMinor } of items) {
    const key = `${entity} ${currency}`
    const before = found.get(key)?.askedMinor ?? 0n
    const askedMinor = before + BigInt(openMinor) - BigInt(frozenMinor)
    found.set(key, { key, entity, currency, askedMinor })
  }
  return [...found.values()]
}

/** The form as the command takes it: of each outcome only what belongs to it. */
export function contactOf(
  call: Call & { readonly outcome: Contact['outcome'] },
  accountNumber: string,
  owed: readonly Owed[],
): Contact {
  const { channel, direction, outcome, note } = call
  return {
    ...{ accountNumber, channel, direction, outcome, note },
    nextOn: given(call.nextOn),
    despite: direction === 'out' ? given(call.despite) : null,
    promises: outcome === 'promised' ? call.promises.map(each => promiseOf(each, owed)) : [],
    planRequest:
      outcome === 'plan_requested'
        ? { instalments: call.instalments === '' ? null : Number(call.instalments) }
        : null,
    dispute:
      outcome === 'disputes'
        ? { document: given(call.document), amount: decimal(call.disputed), what: call.what }
        : null,
  }
}

function promiseOf(promised: Promised, owed: readonly Owed[]) {
  const { entity = '', currency = '' } = owed.find(({ key }) => key === promised.owed) ?? {}
  return { entity, currency, amount: decimal(promised.amount) ?? '', payBy: promised.payBy }
}

/** An amount as it is typed: a comma before the cents is a point; `1.234,50` is left to the server. */
function decimal(text: string): string | null {
  return given(text)?.replace(/^(\d+),(\d+)$/, '$1.$2') ?? null
}

function given(text: string): string | null {
  return text.trim() === '' ? null : text.trim()
}
