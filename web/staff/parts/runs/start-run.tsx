import { Alert, Button, Modal, NativeSelect, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { runDescribed } from '../../../ui/api.ts'
import { Failure } from '../../../ui/failure.tsx'
import { Deed } from '../../../ui/form/deed.tsx'
import { dateText, decimalText, lastDay } from '../../../ui/format.ts'
import { Day, Facts } from '../../../ui/parts.tsx'
import { useWords } from '../../../ui/words/in-four.ts'
import { fill, useSpeech } from '../../../ui/words/words.ts'
import { useMe } from '../../queries.ts'
import type { CalendarRow, RunCalendarView } from '../../views/runs.ts'
import { RUNS_WORDS } from '../../words/run.ts'
import { BOARD_WORDS } from '../../words/runs.ts'

/** Starts the run of a month of a cycle; how many customers that is stands there before. */
export function StartRun(props: {
  readonly row: CalendarRow
  readonly entity: string
  readonly billers: RunCalendarView['billers']
  readonly onClose: () => void
}) {
  const own = useWords(BOARD_WORDS)
  const runWords = useWords(RUNS_WORDS)
  const { words, language } = useSpeech()
  const navigate = useNavigate()
  const { data: me } = useMe()
  const { row, billers, onClose } = props
  const [entity, setEntity] = useState(props.entity || (billers[0]?.entityCode ?? ''))
  const [key] = useState(() => crypto.randomUUID())
  const input = () => ({ entity, cycle: row.cycleCode, through: row.throughOn })
  const tried = useQuery({
    queryKey: ['start-run', entity, row.cycleCode, row.throughOn],
    queryFn: async () =>
      (await runDescribed('startBillRun', input(), { key, dryRun: true })) as {
        readonly accounts: number
      },
    retry: false,
    gcTime: 0,
  })
  return (
    <Modal
      opened
      onClose={onClose}
      title={fill(own.startTitle, {
        cycle: row.cycleName,
        day: dateText(lastDay(row.throughOn), language),
      })}
      closeButtonProps={{ 'aria-label': words.shell.close }}
    >
      <Stack gap="sm">
        <NativeSelect
          label={own.entity}
          value={entity}
          data={billers.map(each => ({
            value: each.entityCode,
            label: `${each.entityCode} · ${each.entityName}`,
          }))}
          onChange={event => setEntity(event.currentTarget.value)}
        />
        <Facts
          rows={[
            [runWords.through, <Day key="through" on={lastDay(row.throughOn)} />],
            [runWords.issueOn, <Day key="issue" on={row.issueOn} />],
          ]}
        />
        {tried.isError && <Failure error={tried.error} onRetry={() => tried.refetch()} />}
        {tried.isSuccess && (
          <Alert color="blue" variant="light">
            <Text size="sm">
              {fill(own.willSelect, {
                accounts: decimalText(String(tried.data.accounts), language),
              })}
            </Text>
          </Alert>
        )}
        <Deed
          command="startBillRun"
          input={input}
          intent={`${key}-${entity}`}
          proposes={me?.permissions['billRuns.start'] === 'propose'}
          isReady={tried.isSuccess}
          does={own.startRun}
          onDone={answer => {
            const { number } = answer as { number: string }
            navigate({ to: `/runs/${encodeURIComponent(number)}` })
          }}
        >
          <Button variant="default" onClick={onClose}>
            {words.shell.close}
          </Button>
        </Deed>
      </Stack>
    </Modal>
  )
}
