import { Anchor, Button, Group, Stack, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { ActivityKind } from '../../../../src/reporting/activity/kinds.ts'
import { bankSaysText } from '../../../ui/bank-says.tsx'
import { Failure } from '../../../ui/failure.tsx'
import { dateText, decimalText, labelled } from '../../../ui/format.ts'
import { labelOf, valueLabel } from '../../../ui/labels.ts'

import { useActorText } from '../../../ui/list/actors.ts'

import { Amount, Moment, Sheet, Waiting } from '../../../ui/parts.tsx'
import { useWords } from '../../../ui/words/in-four.ts'
import { fill, useSpeech } from '../../../ui/words/words.ts'
import { useView } from '../../queries.ts'
import { ACTIVITY_WORDS } from '../../words/activity.ts'
import { NOTE_BOX_WORDS } from '../../words/note-box.ts'

type Said = {
  readonly isMessage: boolean
  readonly kind: string
  readonly body: string | null
  readonly outcome: string | null
  readonly nextOn: string | null
  readonly case: string | null
  readonly files: readonly {
    readonly fileId: string
    readonly name: string
    readonly bytes: number
  }[]
}

type Happening = {
  readonly at: string
  readonly kind: ActivityKind
  readonly id: string
  readonly what: string
  readonly text: string | null
  readonly amountMinor: string | null
  readonly currency: string | null
  readonly actor: string | null
  readonly said: Said | null
}

type ActivityView = {
  readonly kinds: readonly ActivityKind[]
  readonly happenings: readonly Happening[]
  readonly next: string | null
}

/** Everything that happened to a customer, the latest first, narrowed by kind, a page at a time. */
export function Activity({ account }: { readonly account: string }) {
  const own = useWords(ACTIVITY_WORDS)
  const [kind, setKind] = useState<ActivityKind>()
  const [before, setBefore] = useState<string>()
  const query = new URLSearchParams({
    ...(kind === undefined ? {} : { kind }),
    ...(before === undefined ? {} : { before }),
  })
  const view = useView<ActivityView>(`activity/${encodeURIComponent(account)}?${query}`, {
    keeps: true,
  })
  if (view.isPending) return <Waiting />
  if (view.isError) return <Failure error={view.error} onRetry={() => view.refetch()} />
  const { kinds, happenings, next } = view.data
  return (
    <>
      <Group gap={6} mb="sm">
        {[undefined, ...kinds].map(each => (
          <Button
            key={each ?? 'all'}
            size="compact-xs"
            variant={each === kind ? 'light' : 'subtle'}
            aria-pressed={each === kind}
            onClick={() => {
              setKind(each)
              setBefore(undefined)
            }}
          >
            {each === undefined ? own.everything : own[each]}
          </Button>
        ))}
      </Group>
      <Sheet bare>
        {happenings.length === 0 ? (
          <Text size="sm" c="dimmed" p="sm">
            {own.empty}
          </Text>
        ) : (
          <ol className="timeline" aria-busy={view.isPlaceholderData}>
            {happenings.map(each => (
              <Entry key={`${each.kind} ${each.id}`} account={account} happening={each} />
            ))}
          </ol>
        )}
      </Sheet>
      <Group justify="flex-end" gap={6} mt="sm">
        {before !== undefined && (
          <Button variant="default" size="compact-sm" onClick={() => setBefore(undefined)}>
            {own.newest}
          </Button>
        )}
        {next !== null && (
          <Button variant="default" size="compact-sm" onClick={() => setBefore(next)}>
            {own.older}
          </Button>
        )}
      </Group>
    </>
  )
}

function Entry(props: { readonly account: string; readonly happening: Happening }) {
  const { account, happening } = props
  const own = useWords(ACTIVITY_WORDS)
  const actorText = useActorText()
  const { at, kind, amountMinor, currency, actor } = happening
  const { title, detail, to } = useTold(account, happening)
  return (
    <li>
      <Stack gap={0} className="when">
        <Text size="xs" c="dimmed">
          <Moment at={at} />
        </Text>
        <Text size="xs" c="dimmed">
          {own[kind]}
        </Text>
      </Stack>
      <div>
        <Text size="sm">
          {to === undefined ? (
            title
          ) : (
            <Anchor component={Link} to={to} size="sm">
              {title}
            </Anchor>
          )}
        </Text>
        {(detail !== '' || actor !== null) && (
          <Text size="xs" c="dimmed" lineClamp={2}>
            {[detail, actor === null ? '' : (actorText(actor) ?? actor)]
              .filter(Boolean)
              .join(' · ')}
          </Text>
        )}
        {happening.said !== null && <More said={happening.said} />}
      </div>
      <Text size="sm" ta="end">
        {amountMinor !== null && currency !== null && (
          <Amount minor={amountMinor} currency={currency} />
        )}
      </Text>
    </li>
  )
}

/** What was said, when to come back to it, and the files that came with it. */
function More({ said }: { readonly said: Said }) {
  const own = useWords(NOTE_BOX_WORDS)
  const { language } = useSpeech()
  const { body, nextOn, files } = said
  return (
    <>
      {body !== null && body !== '' && (
        <Text size="sm" style={{ whiteSpace: 'pre-wrap' }} lineClamp={8}>
          {body}
        </Text>
      )}
      {nextOn !== null && (
        <Text size="xs" fw={600}>
          {fill(own.comeBack, { day: dateText(nextOn, language) })}
        </Text>
      )}
      {files.map(({ fileId, name, bytes }) => {
        const kb = decimalText(String(Math.ceil(bytes / 1024)), language)
        return (
          <Text key={fileId} size="sm">
            <Anchor href={`/v1/interaction-files/${fileId}/content`} target="_blank" size="sm">
              {fill(own.size, { name, kb })}
            </Anchor>
          </Text>
        )
      })}
    </>
  )
}

/** What happened in words, and where more of it stands. */
function useTold(account: string, { kind, id, what, text, said: contact }: Happening) {
  const own = useWords(ACTIVITY_WORDS)
  const box = useWords(NOTE_BOX_WORDS)
  const { language } = useSpeech()
  const said = (value: string, column?: string) => valueLabel(value, language, column)
  const at = (place: string, name: string) => `/${place}/${encodeURIComponent(name)}`
  const toldPayment = () => {
    const [receipt = '', part] = id.split('.')
    const bank = text === null ? '' : bankSaysText(text, language)
    if (part === 'refused') return { title: own.refusedPayment, detail: bank }
    const to = at('receipts', receipt)
    if (part === undefined) {
      return { title: fill(own.paid, { method: said(what, 'method') }), detail: text ?? '', to }
    }
    const reason = said(what.replace('back.', ''))
    return { title: fill(own.cameBack, { reason }), detail: bank, to }
  }
  switch (kind) {
    case 'contact': {
      const [channel = '', direction = ''] = what.split('.')
      const how = `${said(channel)} (${said(direction, 'direction')})`
      if (contact === null || contact.isMessage) {
        return { title: text ?? how, detail: how, to: at('messages', id) }
      }
      if (contact.case !== null) {
        const title = fill(box.case, { case: contact.case })
        return { title, detail: how, to: at('disputes', contact.case) }
      }
      if (contact.outcome === null) return { title: text ?? how, detail: how }
      return { title: labelled(how, said(contact.outcome, 'outcome'), language), detail: '' }
    }
    case 'document':
      return { title: text ?? '', detail: said(what), to: at('documents', text ?? '') }
    case 'payment':
      return toldPayment()
    case 'dispute': {
      const [number = '', ...subject] = (text ?? '').split(' · ')
      const isOpened = what === 'opened'
      const title = isOpened
        ? own.opened
        : fill(own.closed, { outcome: said(what, 'outcome').toLowerCase() })
      return { title, detail: subject.join(' · '), to: at('disputes', number) }
    }
    case 'promise':
      return { title: fill(own.promised, { day: dateText(text ?? '', language) }), detail: '' }
    case 'hold':
      if (what.startsWith('supply.')) {
        const step = said(what.replace('supply.', ''), 'steps')
        // The product's own reasons are codes, a person's are words.
        const parts = (text ?? '').split(' · ')
        const detail = parts.map(part => (/^[a-z_]+$/.test(part) ? said(part) : part)).join(' · ')
        return { title: fill(own.supply, { step }), detail }
      }
      return { title: what === 'placed' ? own.placed : own.released, detail: said(text ?? '') }
    case 'change': {
      const objects = encodeURIComponent(`account:${account}`)
      const to = `/audit?objects=${objects}&command=${what}`
      return { title: labelOf(what, language), detail: own.before, to }
    }
  }
}
