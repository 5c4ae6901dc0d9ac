import { Alert, Anchor, Button, List, SimpleGrid, Stack, Text } from '@mantine/core'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { Failure } from '../../ui/failure.tsx'
import { minorText } from '../../ui/format.ts'
import { valueLabel } from '../../ui/labels.ts'
import { useActorText } from '../../ui/list/actors.ts'
import { Amount, Day, Facts, Heading, Moment, Pill, Sheet, Waiting } from '../../ui/parts.tsx'
import { useWords } from '../../ui/words/in-four.ts'
import { fill, useSpeech } from '../../ui/words/words.ts'
import { FigureCards } from '../parts/figure-cards.tsx'
import { KeptFiles } from '../parts/kept-files.tsx'
import { RemittanceLines } from '../parts/remittance/lines.tsx'
import { RemittanceMoneyPart } from '../parts/remittance/money.tsx'
import { PutAway } from '../parts/remittance/put-away.tsx'
import { useMe, useView } from '../queries.ts'
import type { RemittanceView } from '../views/remittance.ts'
import { REMITTANCE_WORDS } from '../words/remittance.ts'

/** One advice of a payer: its lines, what of them is matched and what waits, its money and its file. */
export function RemittancePage() {
  const { words, language } = useSpeech()
  const own = useWords(REMITTANCE_WORDS)
  const { number = '' } = useParams({ strict: false })
  const view = useView<RemittanceView>(`remittances/${encodeURIComponent(number)}`)
  const { data: me } = useMe()
  const [step, setStep] = useState<'undo' | 'cancel'>()
  if (view.isPending) return <Waiting />
  if (view.isError) return <Failure error={view.error} onRetry={() => view.refetch()} />
  const { remittance } = view.data
  const may = (permission: string) => me?.permissions[permission] !== undefined
  const canUndo = remittance.state === 'matched' && may('receipts.allocate')
  const canCancel =
    (remittance.state === 'waiting' || remittance.state === 'returned') && may('receipts.record')
  return (
    <>
      <Heading
        over={
          <>
            {words.nouns.cash} · {own.one}
            {remittance.account !== null && (
              <>
                {' · '}
                <AccountLink account={remittance.account} />
              </>
            )}
          </>
        }
        title={remittance.name ?? remittance.payerName ?? own.nobody}
        state={<Pill state={remittance.state}>{valueLabel(remittance.state, language)}</Pill>}
        actions={
          <>
            {canUndo && (
              <Button variant="default" onClick={() => setStep('undo')}>
                {own.undo}
              </Button>
            )}
            {canCancel && (
              <Button variant="default" onClick={() => setStep('cancel')}>
                {own.cancel}
              </Button>
            )}
          </>
        }
      />
      <Stack>
        {step !== undefined && (canUndo || canCancel) && (
          <PutAway key={step} step={step} view={view.data} onClose={() => setStep(undefined)} />
        )}
        <Others view={view.data} />
        <Figures view={view.data} />
        <RemittanceLines view={view.data} />
        <RemittanceMoneyPart view={view.data} />
        <SimpleGrid cols={{ base: 1, md: 2 }}>
          <Sheet title={own.about}>
            <About view={view.data} />
          </Sheet>
          <Sheet title={own.file}>
            <KeptFiles
              files={
                remittance.file === null
                  ? []
                  : [{ ...remittance.file, id: remittance.file.fileId, note: null }]
              }
              place="remittance-files"
              none={own.noFile}
              keep={null}
            />
          </Sheet>
        </SimpleGrid>
        {view.data.deductions.length > 0 && <Deductions view={view.data} />}
      </Stack>
    </>
  )
}

function AccountLink({ account }: { readonly account: string }) {
  return (
    <Anchor
      component={Link}
      to={`/accounts/${encodeURIComponent(account)}`}
      size="xs"
      underline="always"
    >
      {account}
    </Anchor>
  )
}

type Shown = { readonly view: RemittanceView }

/** The other payments of an advice that is paid in several. */
function Others({ view }: Shown) {
  const own = useWords(REMITTANCE_WORDS)
  const { language } = useSpeech()
  const { others, remittance } = view
  if (others.length === 0) return null
  const money = (minor: string) =>
    `${minorText(minor, remittance.currency, language)} ${remittance.currency}`
  const link = (each: RemittanceView['others'][number]) => (
    <Anchor
      key={each.remittanceId}
      component={Link}
      to={`/remittances/${each.remittanceId}`}
      size="sm"
      underline="always"
    >
      {money(each.amountMinor)} ({valueLabel(each.state, language)})
    </Anchor>
  )
  const whole = others.find(each => each.isWhole)
  const parts = others.filter(each => !each.isWhole)
  const of = parts.filter(() => whole !== undefined || remittance.state === 'split')
  return (
    <Alert color="blue" role="note">
      {whole !== undefined && (
        <>
          {fill(own.partOf, { amount: money(whole.amountMinor) })} {link(whole)}{' '}
        </>
      )}
      {of.length > 0 && (whole === undefined ? own.splitInto : own.besides)}{' '}
      {of.flatMap((each, i) => (i === 0 ? [link(each)] : [' · ', link(each)]))}
    </Alert>
  )
}

function Figures({ view }: Shown) {
  const own = useWords(REMITTANCE_WORDS)
  const { remittance, lines } = view
  const sum = (of: 'amountMinor' | 'deductionMinor', states?: readonly string[]) =>
    lines
      .filter(line => states === undefined || states.includes(line.state))
      .reduce((all, line) => all + BigInt(line[of]), 0n)
      .toString()
  const amount = (minor: string) => <Amount minor={minor} currency={remittance.currency} />
  return (
    <FigureCards
      figures={[
        { name: own.told, value: amount(remittance.amountMinor) },
        { name: own.applied, value: amount(sum('amountMinor', ['applied'])) },
        { name: own.waits, value: amount(sum('amountMinor', ['untied', 'waiting'])) },
        { name: own.kept, value: amount(sum('deductionMinor')) },
      ]}
    />
  )
}

function About({ view }: Shown) {
  const own = useWords(REMITTANCE_WORDS)
  const { language } = useSpeech()
  const actorText = useActorText()
  const { remittance } = view
  const rows = [
    [own.entity, `${remittance.entityCode} · ${remittance.entityName}`],
    [own.reference, remittance.reference],
    [own.paidOn, remittance.paidOn === null ? null : <Day key="paid" on={remittance.paidOn} />],
    [own.source, valueLabel(remittance.source, language)],
    [own.note, remittance.note],
    [
      own.by,
      <span key="by">
        {actorText(remittance.recordedBy) ?? remittance.recordedBy} ·{' '}
        <Moment at={remittance.recordedAt} />
      </span>,
    ],
  ] as const
  return <Facts rows={rows.filter(([, value]) => value !== null) as [string, React.ReactNode][]} />
}

/** What the payer kept back and disputes, each with its case. */
function Deductions({ view }: Shown) {
  const own = useWords(REMITTANCE_WORDS)
  const { language } = useSpeech()
  const { deductions, remittance } = view
  return (
    <Sheet title={own.deductions}>
      <List size="sm" spacing={6} listStyleType="none">
        {deductions.map(each => (
          <List.Item key={each.deductionId}>
            <Amount minor={each.amountMinor} currency={remittance.currency} /> · {each.document} ·{' '}
            {each.reasonName[language] ?? each.reasonName.en ?? each.reason} ·{' '}
            {each.dispute === null ? (
              <Text span size="sm" c="dimmed">
                {each.isClosed ? own.closed : own.noDispute}
              </Text>
            ) : (
              <Anchor
                component={Link}
                to={`/disputes/${encodeURIComponent(each.dispute)}`}
                size="sm"
                underline="always"
              >
                {each.dispute}
              </Anchor>
            )}
          </List.Item>
        ))}
      </List>
    </Sheet>
  )
}
