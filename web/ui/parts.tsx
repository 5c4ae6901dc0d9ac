import { Group, Skeleton, Stack, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import { dateText, minorText, momentText } from './format.ts'
import { useSpeech } from './words/words.ts'

/** The heading of a screen: what it is, its name, its state and what can be done. */
export function Heading(props: {
  readonly over?: ReactNode
  readonly title: ReactNode
  readonly state?: ReactNode
  readonly actions?: ReactNode
  /** What the screen is for, in a sentence. */
  readonly about?: string
}) {
  return (
    <Group justify="space-between" align="flex-end" mb="sm" wrap="wrap">
      <div>
        {props.over !== undefined && (
          <Text size="xs" c="dimmed">
            {props.over}
          </Text>
        )}
        <Group gap="sm">
          <Title order={1}>{props.title}</Title>
          {props.state}
        </Group>
        {props.about !== undefined && (
          <Text size="sm" c="dimmed">
            {props.about}
          </Text>
        )}
      </div>
      <Group gap="xs">{props.actions}</Group>
    </Group>
  )
}

/** A sheet with a title, on which a part of a screen stands. */
export function Sheet(props: {
  readonly title?: ReactNode
  readonly aside?: ReactNode
  readonly children: ReactNode
  readonly bare?: boolean
}) {
  return (
    <section className="sheet" style={{ overflow: 'hidden' }}>
      {(props.title !== undefined || props.aside !== undefined) && (
        <Group
          justify="space-between"
          wrap="nowrap"
          px="sm"
          pt="xs"
          pb={props.bare === true ? 'xs' : 0}
        >
          <Title order={2}>{props.title}</Title>
          {props.aside}
        </Group>
      )}
      <div style={props.bare === true ? { overflowX: 'auto' } : { padding: '8px 12px 12px' }}>
        {props.children}
      </div>
    </section>
  )
}

/** Parts of a screen one below the other, each read by itself and shown when those above it are. */
export function InTurn({ children }: { readonly children: ReactNode }) {
  return <div className="in-turn">{children}</div>
}

/** Names and values; rows without value are left out. */
export function Facts({
  rows,
  wide = false,
}: {
  readonly rows: readonly (readonly [name: string, value: ReactNode])[]
  /** In as many pairs of columns as there is room for. */
  readonly wide?: boolean
}) {
  return (
    <dl className={wide ? 'facts wide' : 'facts'}>
      {rows
        .filter(([, value]) => value !== null && value !== undefined && value !== '')
        .map(([name, value]) => (
          <div key={name} style={{ display: 'contents' }}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  )
}

/** Minor units in the reader's notation, with the currency. */
export function Amount(props: {
  readonly minor: string
  readonly currency: string
  readonly bare?: boolean
}) {
  const { language } = useSpeech()
  return (
    <span className="figure">
      {minorText(props.minor, props.currency, language)}
      {props.bare === true ? null : (
        <Text span size="xs" c="dimmed">
          {'\u00a0'}
          {props.currency}
        </Text>
      )}
    </span>
  )
}

export function Day({ on }: { readonly on: string }) {
  const { language } = useSpeech()
  return (
    <time dateTime={on} className="nowrap">
      {dateText(on, language)}
    </time>
  )
}

export function Moment({ at }: { readonly at: string }) {
  const { language } = useSpeech()
  return (
    <time dateTime={at} className="nowrap">
      {momentText(at, language)}
    </time>
  )
}

/** How a state is meant: done, under way, waiting for somebody, gone wrong. */
const TONES: Readonly<Record<string, 'good' | 'busy' | 'warn' | 'bad'>> = {
  issued: 'good',
  paid: 'good',
  accepted: 'good',
  settled: 'good',
  billed: 'good',
  kept: 'good',
  holds: 'good',
  done: 'good',
  succeeded: 'good',
  usable: 'good',
  balanced: 'good',
  approved: 'busy',
  rating: 'busy',
  issuing: 'busy',
  pending: 'busy',
  review: 'warn',
  open: 'warn',
  held: 'warn',
  blocked: 'warn',
  disputed: 'warn',
  unknown: 'warn',
  overdue: 'bad',
  failed: 'bad',
  returned: 'bad',
  lost: 'bad',
  revoked: 'bad',
  expired: 'bad',
  rejected: 'bad',
  broken: 'bad',
  unbalanced: 'bad',
}

/** A state by its word; the colour only repeats it. */
export function Pill({
  state,
  children,
}: {
  readonly state: string
  readonly children: ReactNode
}) {
  return (
    <span className="pill" data-tone={TONES[state]}>
      {children}
    </span>
  )
}

/** What stands there while a screen is being read: the room that it will take, and no movement. */
export function Waiting() {
  return (
    <Stack gap="sm" aria-busy="true">
      <Skeleton height={28} width={260} />
      <Skeleton height={120} />
      <Skeleton height={260} />
    </Stack>
  )
}
