import { Anchor, Button, Group, Stack, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { dateText } from '../../../../ui/format.ts'
import { valueLabel } from '../../../../ui/labels.ts'
import { Pill, Sheet } from '../../../../ui/parts.tsx'
import { useWords } from '../../../../ui/words/in-four.ts'
import { fill, useSpeech } from '../../../../ui/words/words.ts'
import { useMe } from '../../../queries.ts'
import { ACCOUNT_PAYMENTS_WORDS } from '../../../words/account-payments.ts'
import { Autopay, SetAutopay } from './autopay.tsx'
import { Charge } from './charge.tsx'
import type { MoneyPart } from './tab.tsx'

const BUTTON = { size: 'compact-xs', variant: 'subtle' } as const

/** How the customer pays: kept cards and accounts, mandates, what is taken by itself, what is blocked. */
export function Ways(props: MoneyPart) {
  const own = useWords(ACCOUNT_PAYMENTS_WORDS)
  const { data: me } = useMe()
  const { means, mandates, autopay, blocked } = props.view
  const isNone = [means, mandates, autopay, blocked].every(each => each.length === 0)
  return (
    <Sheet
      title={own.ways}
      aside={
        <Group gap={0}>
          {autopay.length === 0 && <SetAutopay {...props} />}
          {me?.permissions['mandates.write'] !== undefined && (
            <Button
              {...BUTTON}
              component={Link}
              to={`/new-mandate?${new URLSearchParams({ account: props.account })}`}
            >
              {own.newMandate}
            </Button>
          )}
        </Group>
      }
    >
      {isNone ? (
        <Text size="sm" c="dimmed">
          {own.noWays}
        </Text>
      ) : (
        <Stack gap={6}>
          <Blocked {...props} />
          <Autopay {...props} />
          <Means {...props} />
          <Mandates {...props} />
        </Stack>
      )}
    </Sheet>
  )
}

function Row({ children, step }: { readonly children: ReactNode; readonly step?: ReactNode }) {
  return (
    <Group justify="space-between" gap="xs">
      <Group gap={8}>{children}</Group>
      {step}
    </Group>
  )
}

function Blocked({ account, view }: MoneyPart) {
  const own = useWords(ACCOUNT_PAYMENTS_WORDS)
  const { language } = useSpeech()
  const { data: me } = useMe()
  const may = me?.permissions['receipts.reverse'] !== undefined
  return view.blocked.map(({ method, reason, fromOn }) => (
    <Row
      key={method}
      step={
        may && (
          <Button
            {...BUTTON}
            component={Link}
            to={`/do/releasePaymentBlock?${new URLSearchParams({ accountNumber: account, method })}`}
          >
            {own.release}
          </Button>
        )
      }
    >
      <Pill state="blocked">{valueLabel('blocked', language)}</Pill>
      <Text size="sm">
        {fill(own.blocked, {
          method: valueLabel(method, language),
          day: dateText(fromOn, language),
          why: valueLabel(reason, language),
        })}
      </Text>
    </Row>
  ))
}

function Means({ account, view }: MoneyPart) {
  const own = useWords(ACCOUNT_PAYMENTS_WORDS)
  const { language } = useSpeech()
  const { data: me } = useMe()
  const may = me?.permissions['payments.request'] !== undefined
  const [charged, setCharged] = useState<string>()
  return view.means.map(({ meansId, kind, shown, provider, expiresOn, blockedReason }) => (
    <Row
      key={meansId}
      step={
        may &&
        blockedReason === null && (
          <>
            <Button {...BUTTON} onClick={() => setCharged(meansId)}>
              {own.charge}
            </Button>
            {charged === meansId && (
              <Charge
                {...{ account, provider, meansId, shown }}
                onClose={() => setCharged(undefined)}
              />
            )}
          </>
        )
      }
    >
      <Pill state={blockedReason === null ? 'usable' : 'blocked'}>
        {valueLabel(blockedReason === null ? 'usable' : 'blocked', language)}
      </Pill>
      <Text size="sm">
        {[
          valueLabel(kind, language),
          shown,
          expiresOn === null ? null : fill(own.expires, { day: dateText(expiresOn, language) }),
          blockedReason === null ? null : valueLabel(blockedReason, language),
        ]
          .filter(Boolean)
          .join(' · ')}
      </Text>
    </Row>
  ))
}

function Mandates({ view }: MoneyPart) {
  const own = useWords(ACCOUNT_PAYMENTS_WORDS)
  const { language } = useSpeech()
  return view.mandates.map(each => (
    <Row key={`${each.entity} ${each.reference}`}>
      <Pill state={each.state}>{valueLabel(each.state, language)}</Pill>
      <Text size="sm">
        <Anchor
          component={Link}
          to={`/mandates/${encodeURIComponent(each.reference)}?${new URLSearchParams({ entity: each.entity })}`}
          size="sm"
        >
          {fill(own.mandate, { reference: each.reference })}
        </Anchor>
        {[
          '',
          valueLabel(each.scheme, language),
          each.shown,
          each.lastUsedOn === null
            ? fill(own.signed, { day: dateText(each.signedOn, language) })
            : fill(own.lastUsed, { day: dateText(each.lastUsedOn, language) }),
        ].join(' · ')}
      </Text>
    </Row>
  ))
}
