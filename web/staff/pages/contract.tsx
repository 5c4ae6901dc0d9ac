import { Anchor, Button, Group, Menu, Stack, Text } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { DayInput } from '../../ui/form/day-input.tsx'
import { dateText, lastDay } from '../../ui/format.ts'
import { Day, Facts, Heading, Pill, Sheet, Waiting } from '../../ui/parts.tsx'
import { useWords } from '../../ui/words/in-four.ts'
import { fill, useSpeech } from '../../ui/words/words.ts'
import { Happened } from '../parts/contract/happened.tsx'
import { SubscriptionOn } from '../parts/contract/subscription.tsx'
import { Timeline } from '../parts/contract/timeline.tsx'
import { FailedPage } from '../parts/failed-page.tsx'
import { useMe, useView } from '../queries.ts'
import type { ContractHead, ContractView } from '../views/contract.ts'
import { CONTRACT_WORDS } from '../words/contract.ts'
import { WHAT_IF_WORDS } from '../words/what-if.ts'

type Search = { account?: string; on?: string; known?: string }

/** A contract on any day: its life as a timeline, what it says on the day, and all that was changed. */
export function ContractPage() {
  const { number = '' } = useParams({ strict: false })
  const search = useSearch({ strict: false }) as Search
  const navigate = useNavigate()
  const asked = new URLSearchParams(
    (['account', 'on', 'known'] as const).flatMap(name =>
      search[name] === undefined ? [] : [[name, search[name] as string]],
    ),
  )
  const view = useView<ContractView>(`contracts/${encodeURIComponent(number)}?${asked}`)
  if (view.isPending) return <Waiting />
  if (view.isError) return <FailedPage error={view.error} onRetry={() => view.refetch()} />
  if (view.data.head === null) return <Choices choices={view.data.choices} />
  const go = (change: Search) =>
    navigate({ to: '.', search: { ...search, ...change } as never, replace: true })
  return <Contract view={view.data} head={view.data.head} onGo={go} />
}

/** Its bills worked out again with another price or a discount. */
function WhatIf(props: { readonly head: ContractHead; readonly since: string | undefined }) {
  const { entityCode, accountNumber } = props.head
  const own = useWords(WHAT_IF_WORDS)
  const { data: me } = useMe()
  if (me?.permissions['documents.read'] === undefined) return null
  const asked = { entity: entityCode, accounts: accountNumber, from: props.since ?? '' }
  return (
    <Button component={Link} to={`/what-if?${new URLSearchParams(asked)}`} variant="default">
      {own.title} …
    </Button>
  )
}

function Choices({ choices }: { readonly choices: readonly ContractHead[] }) {
  const words = useWords(CONTRACT_WORDS)
  return (
    <>
      <Heading title={choices[0]?.number ?? ''} />
      <Sheet title={words.choose}>
        <Stack gap={4}>
          {choices.map(({ accountNumber, accountName, number }) => (
            <Anchor
              key={accountNumber}
              component={Link}
              size="sm"
              to={`/contracts/${encodeURIComponent(number)}`}
              search={{ account: accountNumber } as never}
            >
              {accountNumber} {accountName}
            </Anchor>
          ))}
        </Stack>
      </Sheet>
    </>
  )
}

function Contract(props: {
  readonly view: ContractView
  readonly head: ContractHead
  readonly onGo: (change: Search) => void
}) {
  const { view, head, onGo } = props
  const { words } = useSpeech()
  const own = useWords(CONTRACT_WORDS)
  const onDay = (on: string) => onGo({ on })
  return (
    <>
      <Heading
        over={
          <>
            {words.nouns.contracts} ·{' '}
            <Anchor
              component={Link}
              to={`/accounts/${encodeURIComponent(head.accountNumber)}`}
              size="xs"
            >
              {head.accountNumber} {head.accountName}
            </Anchor>
          </>
        }
        title={head.number}
        state={view.contract?.noticeGivenOn != null && <Pill state="overdue">{own.notice}</Pill>}
        actions={
          <Group gap="md" align="flex-end">
            <WhatIf head={head} since={view.subscriptions[0]?.startOn} />
            <AsOfDay view={view} onGo={onGo} />
          </Group>
        }
      />
      <Stack>
        <Sheet title={own.timeline} aside={<Legend />} bare>
          <Timeline view={view} onDay={onDay} />
        </Sheet>
        <Terms view={view} head={head} />
        {view.subscriptions.map(subscription => (
          <Subscription
            key={subscription.number}
            view={view}
            head={head}
            subscription={subscription}
          />
        ))}
        <Sheet title={own.happened} bare>
          <Happened view={view} onDay={onDay} />
        </Sheet>
      </Stack>
    </>
  )
}

/** What the marks on the timeline stand for. */
function Legend() {
  const own = useWords(CONTRACT_WORDS)
  return (
    <Text size="xs" c="dimmed" className="legend" aria-hidden="true">
      <span className="mark price" /> {own.kind_price}
      <span className="mark notice" /> {own.noticeBy}
    </Text>
  )
}

/** The day that is shown, and by which day's knowledge. */
function AsOfDay(props: { readonly view: ContractView; readonly onGo: (change: Search) => void }) {
  const { view, onGo } = props
  const own = useWords(CONTRACT_WORDS)
  const isToday = view.on === view.today && view.known === null
  const isDay = (text: string) => /^\d{4}-\d\d-\d\d$/.test(text)
  return (
    <Group gap="xs" align="flex-end">
      {!isToday && (
        <Button variant="subtle" onClick={() => onGo({ on: '', known: '' })}>
          {own.backToToday}
        </Button>
      )}
      <DayInput
        label={own.asOf}
        w={170}
        value={view.on}
        onDay={on => isDay(on) && on !== view.on && onGo({ on })}
      />
      <DayInput
        label={own.knownBy}
        w={170}
        value={view.known ?? ''}
        onDay={known => (known === '' || isDay(known)) && onGo({ known })}
      />
    </Group>
  )
}

function Terms({ view, head }: { readonly view: ContractView; readonly head: ContractHead }) {
  const { language } = useSpeech()
  const own = useWords(CONTRACT_WORDS)
  const { contract } = view
  if (contract === null) {
    return (
      <Sheet title={own.terms}>
        <Text size="sm" c="dimmed">
          {own.notKnown}
        </Text>
      </Sheet>
    )
  }
  const after = {
    none: own.none,
    auto: fill(own.auto, { months: contract.renewalMonths ?? contract.termMonths ?? 0 }),
    evergreen: own.evergreen,
  }[contract.renewal]
  const day = (on: string) => dateText(on, language)
  const until = contract.endOn === null ? '' : ` – ${day(lastDay(contract.endOn))}`
  return (
    <Sheet title={own.terms}>
      <Facts
        rows={[
          [own.seller, `${head.entityName} (${head.entityCode})`],
          [own.runs, `${day(contract.startOn)}${until === '' ? ' –' : until}`],
          [
            own.term,
            contract.termMonths === null
              ? own.noTerm
              : fill(own.termMonths, { months: contract.termMonths }),
          ],
          [own.afterTerm, contract.termMonths === null ? null : after],
          [own.noticeBy, contract.noticeBy && <Day key="by" on={contract.noticeBy} />],
          [
            own.notice,
            contract.noticeGivenOn && fill(own.noticeGiven, { day: day(contract.noticeGivenOn) }),
          ],
          [own.poNumber, contract.poNumber],
        ]}
      />
    </Sheet>
  )
}

function Subscription(props: {
  readonly view: ContractView
  readonly head: ContractHead
  readonly subscription: ContractView['subscriptions'][number]
}) {
  const { view, head, subscription } = props
  const { language } = useSpeech()
  const own = useWords(CONTRACT_WORDS)
  const { number, premise, billedThrough, staleFrom } = subscription
  const day = (on: string) => dateText(on, language)
  const known = view.known === null ? '' : `, ${fill(own.asKnown, { day: day(view.known) })}`
  return (
    <Sheet
      title={
        <>
          {fill(own.onDay, { number, day: day(view.on) })}
          {known}{' '}
          <Text span size="xs" c="dimmed" fw={400}>
            {[
              premise,
              billedThrough && fill(own.billedThrough, { day: day(lastDay(billedThrough)) }),
              staleFrom && fill(own.stale, { day: day(staleFrom) }),
            ]
              .filter(Boolean)
              .join(' · ')}
          </Text>
        </>
      }
      aside={<Changes head={head} number={number} />}
      bare
    >
      <SubscriptionOn
        account={head.accountNumber}
        number={number}
        on={view.on}
        known={view.known}
      />
    </Sheet>
  )
}

const CHANGES = [
  ['quantity', 'changeQuantity'],
  ['plan', 'changePlan'],
  ['price', 'changePrice'],
  ['pause', 'pause'],
  ['resume', 'resume'],
  ['end', 'end'],
  ['move', 'move'],
] as const

function Changes({ head, number }: { readonly head: ContractHead; readonly number: string }) {
  const own = useWords(CONTRACT_WORDS)
  const { data: me } = useMe()
  if (me?.permissions['contracts.write'] === undefined) return null
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button
          variant="default"
          size="compact-xs"
          rightSection={<IconChevronDown size={12} />}
          aria-label={`${own.change} ${number}`}
        >
          {own.change}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {CHANGES.map(([kind, word]) => (
          <Menu.Item
            key={kind}
            component={Link}
            to={`/change/${encodeURIComponent(number)}`}
            search={{ account: head.accountNumber, kind } as never}
          >
            {own[word]}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
