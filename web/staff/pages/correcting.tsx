import { Alert, Anchor, Button, Group, SegmentedControl, Stack, Text } from '@mantine/core'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { minorText } from '../../ui/format.ts'
import { valueLabel } from '../../ui/labels.ts'
import { Heading, Sheet, Waiting } from '../../ui/parts.tsx'
import { useWords } from '../../ui/words/in-four.ts'
import { fill, useSpeech } from '../../ui/words/words.ts'
import { BeforeAfter, type Chosen } from '../parts/correcting/before-after.tsx'
import { Consequences } from '../parts/correcting/consequences.tsx'
import { Terms } from '../parts/correcting/terms.tsx'
import { FailedPage } from '../parts/failed-page.tsx'
import { useView } from '../queries.ts'
import type { CorrectingView } from '../views/correcting.ts'
import { CORRECTING_WORDS } from '../words/correcting.ts'

const HOWS = ['credit', 'void', 'rebill'] as const
export type How = (typeof HOWS)[number]

type Search = { readonly how?: How; readonly account?: string }

/** An invoice and what it comes to by a credit, a void or a new bill, before any of it is done. */
export function CorrectingPage() {
  const own = useWords(CORRECTING_WORDS)
  const { number = '' } = useParams({ strict: false })
  const { how = 'credit', account } = useSearch({ strict: false }) as Search
  const navigate = useNavigate()
  // All lines that can be credited are chosen until somebody takes one out.
  const [chosen, setChosen] = useState<Chosen>()
  const [outcome, setOutcome] = useState('offset')
  const query = new URLSearchParams({ how, outcome, ...(account === undefined ? {} : { account }) })
  if (how === 'credit' && chosen !== undefined) query.set('lines', linesOf(chosen))
  const path = `correcting/${encodeURIComponent(number)}?${query}`
  const view = useView<CorrectingView>(path, { keeps: true })
  if (view.isPending) return <Waiting />
  if (view.isError) return <FailedPage error={view.error} onRetry={() => view.refetch()} />
  const { head, refusal } = view.data
  const isBarred =
    head.isVoided || Number(head.writtenOffMinor ?? 0) > 0 || isUndecided(view.data, account)
  return (
    <>
      <Heading
        over={own.over}
        title={number}
        actions={
          <Button
            component={Link}
            to={`/documents/${encodeURIComponent(number)}`}
            variant="default"
          >
            {head.account} {head.name}
          </Button>
        }
      />
      <Stack>
        <SegmentedControl
          aria-label={own.how}
          value={how}
          onChange={value =>
            navigate({
              to: `/correct/${encodeURIComponent(number)}`,
              search: { how: value, ...(account === undefined ? {} : { account }) } as never,
            })
          }
          data={HOWS.map(value => ({ value, label: own[value] }))}
        />
        <Barred view={view.data} account={account} />
        {refusal !== null && (
          <Alert color="orange" role="alert">
            {refusal.sentence ?? <Reason code={refusal.code} />}
          </Alert>
        )}
        <Sheet title={own.lines} bare>
          <BeforeAfter
            view={view.data}
            isCredit={how === 'credit'}
            chosen={chosen}
            onChoose={setChosen}
          />
        </Sheet>
        {!isBarred && refusal === null && (
          <>
            <Consequences view={view.data} how={how} />
            <Terms
              key={how}
              view={view.data}
              how={how}
              account={account}
              lines={chosen}
              outcome={outcome}
              onOutcome={setOutcome}
            />
          </>
        )}
      </Stack>
    </>
  )
}

function Reason({ code }: { readonly code: string }) {
  const { language } = useSpeech()
  return <>{valueLabel(code, language)}</>
}

function isUndecided({ head }: CorrectingView, account: string | undefined): boolean {
  return head.sections.length > 0 && account === undefined
}

/** The lines as the view is asked for them. */
function linesOf(chosen: Chosen): string {
  // None is told, too.
  if (chosen.size === 0) return '0'
  return [...chosen]
    .map(([line, amount]) => (amount === '' ? String(line) : `${line}:${amount.replace(',', '.')}`))
    .join(',')
}

/** Why it cannot be corrected as it stands, and what to do. */
function Barred({
  view,
  account,
}: {
  readonly view: CorrectingView
  readonly account: string | undefined
}) {
  const { language } = useSpeech()
  const own = useWords(CORRECTING_WORDS)
  const { head } = view
  if (head.isVoided) return <Alert color="orange">{own.voided}</Alert>
  if (isUndecided(view, account)) {
    return (
      <Alert color="blue">
        <Text size="sm">{own.choice}</Text>
        <Group gap="sm">
          {head.sections.map(section => (
            <Anchor
              key={section}
              component={Link}
              to={`/correct/${encodeURIComponent(head.number)}?account=${encodeURIComponent(section)}`}
              size="sm"
            >
              {section}
            </Anchor>
          ))}
        </Group>
      </Alert>
    )
  }
  const { writtenOffMinor = '0', currency } = head
  if (Number(writtenOffMinor) <= 0) return null
  const amount = minorText(writtenOffMinor, currency, language)
  return <Alert color="orange">{fill(own.writtenOff, { amount, currency })}</Alert>
}
