import { Anchor, Group, Progress, Stack, Table, Text } from '@mantine/core'
import { Link, useParams } from '@tanstack/react-router'
import { decimalText } from '../../ui/format.ts'
import { valueLabel } from '../../ui/labels.ts'
import { useActorText } from '../../ui/list/actors.ts'
import { Amount, Day, Facts, Heading, Moment, Pill, Sheet, Waiting } from '../../ui/parts.tsx'
import { useWords } from '../../ui/words/in-four.ts'
import { fill, useSpeech } from '../../ui/words/words.ts'
import { FailedPage } from '../parts/failed-page.tsx'
import { IncidentSteps } from '../parts/incident/steps.tsx'
import { ListSheet } from '../parts/list-sheet.tsx'
import { useView } from '../queries.ts'
import type { IncidentCount, IncidentView } from '../views/incident.ts'
import { INCIDENT_WORDS } from '../words/incident.ts'

const WORKING: readonly string[] = ['rating', 'issuing']

/** What was wrong on many documents: before and after of each, what changes in all, and its steps. */
export function IncidentPage() {
  const { language } = useSpeech()
  const own = useWords(INCIDENT_WORDS)
  const { number = '' } = useParams({ strict: false })
  const path = `incidents/${encodeURIComponent(number)}`
  const seen = useView<IncidentView>(path)
  const works = WORKING.includes(seen.data?.head.state ?? '')
  // Asked again and again only while something moves.
  const view = useView<IncidentView>(path, { refetchMs: works ? 1500 : false })
  if (view.isPending) return <Waiting />
  if (view.isError) return <FailedPage error={view.error} onRetry={() => view.refetch()} />
  const { head } = view.data
  return (
    <>
      <Heading
        over={`${own.over} ${head.number}`}
        title={head.title}
        state={<Pill state={head.state}>{valueLabel(head.state, language)}</Pill>}
        actions={<IncidentSteps view={view.data} />}
      />
      <Stack>
        {works && <Working view={view.data} />}
        <Funnel counts={view.data.counts} />
        <Sheet>
          <HeadFacts view={view.data} />
        </Sheet>
        <Totals counts={view.data.counts} />
        <Taxes taxes={view.data.taxes} />
        <Exceptions counts={view.data.counts} />
        <ListSheet
          title={own.beforeAfter}
          list="incident-documents"
          of={{ incident: head.number }}
          all={own.all}
        />
      </Stack>
    </>
  )
}

function Working({ view: { runs } }: { readonly view: IncidentView }) {
  const own = useWords(INCIDENT_WORDS)
  const all = runs.reduce((sum, run) => sum + run.chunks, 0)
  const done = runs.reduce((sum, run) => sum + run.chunksDone, 0)
  const text = fill(own.progress, { done, all })
  return (
    <div>
      <Progress value={all === 0 ? 0 : (100 * done) / all} animated aria-label={text} />
      <Text size="xs" c="dimmed" mt={4} aria-live="polite">
        {text}
      </Text>
    </div>
  )
}

const documentsOf = (rows: readonly IncidentCount[]) =>
  rows.reduce((sum, { documents }) => sum + documents, 0)

function Funnel({ counts }: { readonly counts: readonly IncidentCount[] }) {
  const { language } = useSpeech()
  const own = useWords(INCIDENT_WORDS)
  const steps = [
    [own.documents, documentsOf(counts)],
    ...(['changed', 'no_change', 'barred'] as const).map(
      state => [own[state], documentsOf(counts.filter(row => row.state === state))] as const,
    ),
    [own.corrected, counts.reduce((sum, { corrected }) => sum + corrected, 0)],
  ] as const
  return (
    <Group grow gap="sm" align="stretch">
      {steps.map(([name, documents]) => (
        <div key={name} className="sheet" style={{ padding: '8px 12px' }}>
          <Text size="xs" c="dimmed">
            {name}
          </Text>
          <Text size="xl" fw={600} style={{ fontVariantNumeric: 'tabular-nums' }}>
            {decimalText(String(documents), language)}
          </Text>
        </div>
      ))}
    </Group>
  )
}

function HeadFacts({ view: { head, runs } }: { readonly view: IncidentView }) {
  const { language } = useSpeech()
  const own = useWords(INCIDENT_WORDS)
  const actorText = useActorText()
  const when = (at: string | null, by: string | null) =>
    at === null ? null : (
      <>
        <Moment at={at} /> {by === null ? '' : `· ${actorText(by) ?? by}`}
      </>
    )
  const told = head.notice?.[language] ?? head.notice?.en ?? own.noNotice
  return (
    <Facts
      rows={[
        [own.wrong, valueLabel(head.wrong, language)],
        [own.cause, valueLabel(head.cause, language)],
        [own.remedy, valueLabel(head.remedy, language)],
        [own.reason, head.reason],
        [own.issueOn, <Day key="on" on={head.issueOn} />],
        [own.notice, told],
        [own.entered, when(head.createdAt, head.createdBy)],
        [own.approved, when(head.approvedAt, head.approvedBy)],
        [
          own.runs,
          runs.map(run => (
            <Anchor
              key={run.number}
              component={Link}
              to={`/runs/${encodeURIComponent(run.number)}`}
              size="sm"
              mr="sm"
            >
              {run.number}
            </Anchor>
          )),
        ],
      ]}
    />
  )
}

/** What changes, by legal entity and currency. */
function Totals({ counts }: { readonly counts: readonly IncidentCount[] }) {
  const { language } = useSpeech()
  const own = useWords(INCIDENT_WORDS)
  const rows = counts.filter(({ state }) => state === 'changed')
  if (rows.length === 0) return null
  return (
    <Sheet title={own.totals} bare>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{own.entity}</Table.Th>
            {[own.documents, own.before, own.after, own.net, own.tax, own.toPay].map(name => (
              <Table.Th key={name} className="figure">
                {name}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map(row => (
            <Table.Tr key={`${row.entity} ${row.currency}`}>
              <Table.Th scope="row">{row.entity}</Table.Th>
              <Table.Td className="figure">{decimalText(String(row.documents), language)}</Table.Td>
              {[
                row.beforeMinor,
                String(BigInt(row.beforeMinor) + BigInt(row.netMinor)),
                row.netMinor,
                row.taxMinor,
              ].map((minor, i) => (
                <Table.Td key={i} className="figure">
                  <Amount minor={minor} currency={row.currency} bare />
                </Table.Td>
              ))}
              <Table.Td className="figure">
                <strong>
                  <Amount minor={row.payableMinor} currency={row.currency} />
                </strong>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Sheet>
  )
}

function Taxes({ taxes }: Pick<IncidentView, 'taxes'>) {
  const { language } = useSpeech()
  const own = useWords(INCIDENT_WORDS)
  if (taxes.length === 0) return null
  return (
    <Sheet title={own.taxes} bare>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{own.entity}</Table.Th>
            <Table.Th>{own.tax}</Table.Th>
            {[own.rate, own.taxable, own.tax].map((name, i) => (
              <Table.Th key={i} className="figure">
                {name}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {taxes.map(each => (
            <Table.Tr key={`${each.entity} ${each.currency} ${each.code} ${each.ratePercent}`}>
              <Table.Th scope="row">{each.entity}</Table.Th>
              <Table.Td>{each.code}</Table.Td>
              <Table.Td className="figure">{decimalText(each.ratePercent, language)} %</Table.Td>
              <Table.Td className="figure">
                <Amount minor={each.taxableMinor} currency={each.currency} bare />
              </Table.Td>
              <Table.Td className="figure">
                <Amount minor={each.taxMinor} currency={each.currency} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Sheet>
  )
}

function Exceptions({ counts }: { readonly counts: readonly IncidentCount[] }) {
  const { language } = useSpeech()
  const own = useWords(INCIDENT_WORDS)
  const rows = counts.filter(({ state }) => state === 'barred')
  if (rows.length === 0) return null
  return (
    <Sheet title={own.exceptions} bare>
      <Table>
        <Table.Tbody>
          {rows.map(row => (
            <Table.Tr key={`${row.entity} ${row.reason} ${row.currency}`}>
              <Table.Th scope="row">{row.entity}</Table.Th>
              <Table.Td>{valueLabel(row.reason ?? '', language)}</Table.Td>
              <Table.Td className="figure">{decimalText(String(row.documents), language)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Sheet>
  )
}
