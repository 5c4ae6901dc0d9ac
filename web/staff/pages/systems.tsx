import { Anchor, Grid, Stack, Table, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { Failure } from '../../ui/failure.tsx'
import { decimalText } from '../../ui/format.ts'
import { valueLabel } from '../../ui/labels.ts'
import { Day, Facts, Heading, Moment, Pill, Sheet, Waiting } from '../../ui/parts.tsx'
import { useWords } from '../../ui/words/in-four.ts'
import { useSpeech } from '../../ui/words/words.ts'
import { useView } from '../queries.ts'
import { SYSTEMS_WORDS } from '../words/systems.ts'

type SystemsView = {
  readonly jobs: readonly {
    readonly task: string
    readonly waiting: number
    readonly running: number
    readonly failed: number
    readonly dueSince: string | null
  }[]
  readonly connectors: readonly {
    readonly kind: 'webhook' | 'provider' | 'bank'
    readonly name: string
    readonly state: 'active' | 'disabled' | 'failing'
    readonly waiting: number
    readonly lastAt: string | null
  }[]
  readonly schedules: readonly {
    readonly name: string
    readonly atHour: number | null
    readonly doneOn: string | null
    readonly doneAt: string | null
  }[]
  readonly mail: { readonly waiting: number; readonly unknown: number; readonly bounced: number }
}

/** Often enough to see that work goes on, seldom enough to cost nothing. */
const REFETCH_MS = 5_000

/** How the machinery goes: jobs, connectors, what is done by itself, e-mail. */
export function SystemsPage() {
  const { words } = useSpeech()
  const systemsWords = useWords(SYSTEMS_WORDS)
  return (
    <>
      <Heading over={words.nouns.settings} title={systemsWords.title} />
      <Systems />
    </>
  )
}

/** The same for the desk of whoever runs the machines, where it shares the width with other things. */
export function Systems({ isStacked = false }: { readonly isStacked?: boolean }) {
  const view = useView<SystemsView>('systems', { refetchMs: REFETCH_MS })
  if (view.isPending) return <Waiting />
  if (view.isError) return <Failure error={view.error} onRetry={() => view.refetch()} />
  return (
    <Grid gap="md">
      <Grid.Col span={isStacked ? 12 : { base: 12, md: 7 }}>
        <Stack>
          <Connectors connectors={view.data.connectors} />
          <Jobs jobs={view.data.jobs} />
        </Stack>
      </Grid.Col>
      <Grid.Col span={isStacked ? 12 : { base: 12, md: 5 }}>
        <Stack>
          <Schedules schedules={view.data.schedules} />
          <Mail mail={view.data.mail} />
        </Stack>
      </Grid.Col>
    </Grid>
  )
}

const TONES = { active: 'settled', disabled: 'rejected', failing: 'failed' } as const

function Connectors({ connectors }: Pick<SystemsView, 'connectors'>) {
  const systemsWords = useWords(SYSTEMS_WORDS)
  const { language } = useSpeech()
  if (connectors.length === 0) {
    return <Sheet title={systemsWords.connectors}>{systemsWords.noConnectors}</Sheet>
  }
  return (
    <Sheet
      title={systemsWords.connectors}
      aside={
        <Anchor component={Link} to="/connectors" size="sm">
          {systemsWords.both}
        </Anchor>
      }
      bare
    >
      <Table aria-label={systemsWords.connectors}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{systemsWords.connector}</Table.Th>
            <Table.Th>{systemsWords.kind}</Table.Th>
            <Table.Th>{systemsWords.state}</Table.Th>
            <Table.Th className="figure">{systemsWords.waiting}</Table.Th>
            <Table.Th>{systemsWords.lastAt}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {connectors.map(({ kind, name, state, waiting, lastAt }) => (
            <Table.Tr key={`${kind} ${name}`}>
              <Table.Td>
                <Anchor component={Link} to="/connectors" size="sm">
                  {name}
                </Anchor>
              </Table.Td>
              <Table.Td>{systemsWords[kind]}</Table.Td>
              <Table.Td>
                <Pill state={TONES[state]}>{systemsWords[state]}</Pill>
              </Table.Td>
              <Table.Td className="figure">{decimalText(String(waiting), language)}</Table.Td>
              <Table.Td>{lastAt === null ? systemsWords.never : <Moment at={lastAt} />}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Sheet>
  )
}

function Jobs({ jobs }: Pick<SystemsView, 'jobs'>) {
  const systemsWords = useWords(SYSTEMS_WORDS)
  const { language } = useSpeech()
  const count = (number: number) => decimalText(String(number), language)
  if (jobs.length === 0) {
    return <Sheet title={systemsWords.jobs}>{systemsWords.noJobs}</Sheet>
  }
  return (
    <Sheet title={systemsWords.jobs} bare>
      <Table aria-label={systemsWords.jobs}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{systemsWords.job}</Table.Th>
            <Table.Th className="figure">{systemsWords.waiting}</Table.Th>
            <Table.Th className="figure">{systemsWords.running}</Table.Th>
            <Table.Th className="figure">{systemsWords.failed}</Table.Th>
            <Table.Th>{systemsWords.dueSince}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {jobs.map(({ task, waiting, running, failed, dueSince }) => (
            <Table.Tr key={task}>
              <Table.Td>{valueLabel(task, language, 'task')}</Table.Td>
              <Table.Td className="figure">{count(waiting)}</Table.Td>
              <Table.Td className="figure">{count(running)}</Table.Td>
              <Table.Td className="figure">
                {failed === 0 ? (
                  count(failed)
                ) : (
                  <Anchor component={Link} to="/lists/failed-jobs" size="sm">
                    {count(failed)}
                  </Anchor>
                )}
              </Table.Td>
              <Table.Td>{dueSince !== null && <Moment at={dueSince} />}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Sheet>
  )
}

function Schedules({ schedules }: Pick<SystemsView, 'schedules'>) {
  const systemsWords = useWords(SYSTEMS_WORDS)
  const { language } = useSpeech()
  return (
    <Sheet
      title={systemsWords.schedules}
      aside={
        <Anchor component={Link} to="/lists/schedules" size="sm">
          {systemsWords.change}
        </Anchor>
      }
      bare
    >
      <Table aria-label={systemsWords.schedules}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{systemsWords.schedule}</Table.Th>
            <Table.Th className="figure">{systemsWords.hour}</Table.Th>
            <Table.Th>{systemsWords.doneOn}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {schedules.map(({ name, atHour, doneOn }) => (
            <Table.Tr key={name}>
              <Table.Td>{valueLabel(name, language)}</Table.Td>
              <Table.Td className="figure">
                {atHour === null ? (
                  <Text span size="xs" c="dimmed">
                    {systemsWords.byHand}
                  </Text>
                ) : (
                  `${atHour}:00`
                )}
              </Table.Td>
              <Table.Td>{doneOn === null ? systemsWords.never : <Day on={doneOn} />}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Sheet>
  )
}

function Mail({ mail }: Pick<SystemsView, 'mail'>) {
  const systemsWords = useWords(SYSTEMS_WORDS)
  const { language } = useSpeech()
  const count = (number: number) => decimalText(String(number), language)
  return (
    <Sheet title={systemsWords.mail}>
      <Facts
        rows={[
          [systemsWords.mailWaiting, count(mail.waiting)],
          [systemsWords.mailUnknown, count(mail.unknown)],
          [systemsWords.mailBounced, count(mail.bounced)],
        ]}
      />
    </Sheet>
  )
}
