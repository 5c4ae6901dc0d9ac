import { Button, Group, Modal, NativeSelect, Stack, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { read, run } from '../../../ui/api.ts'
import { Failure } from '../../../ui/failure.tsx'
import { DayInput } from '../../../ui/form/day-input.tsx'
import { BulkWork } from '../../../ui/list/bulk-dialog.tsx'
import { useWords } from '../../../ui/words/in-four.ts'
import { fill, useSpeech } from '../../../ui/words/words.ts'
import type { PlanVersion, PlanView } from '../../views/plan.ts'
import { PLAN_WORDS } from '../../words/plan.ts'

type Paying = {
  readonly subscriptions: readonly {
    readonly accountNumber: string
    readonly subscriptionNumber: string
  }[]
}

/** Moves all that pay a version to another one from a day on: tried on each, then carried out in one undertaking. */
export function MoveDialog(props: {
  readonly view: PlanView
  readonly from: PlanVersion
  readonly onClose: () => void
}) {
  const { view, from, onClose } = props
  const { words } = useSpeech()
  const own = useWords(PLAN_WORDS)
  const others = view.versions.filter(({ planVersion }) => planVersion !== from.planVersion)
  const [to, setTo] = useState(String(others[0]?.planVersion ?? ''))
  const [when, setWhen] = useState('period_end')
  const [day, setDay] = useState('')
  const [bulkId, setBulkId] = useState<string>()
  const [key] = useState(() => crypto.randomUUID())
  const effectiveOn = when === 'day' ? day : when
  const isReady = to !== '' && (when !== 'day' || /^\d{4}-\d\d-\d\d$/.test(day))
  const prepare = useMutation({
    mutationFn: async () => {
      const path = `views/paying/${encodeURIComponent(view.planCode)}?version=${from.planVersion}`
      const { subscriptions } = await read<Paying>(path)
      const target = { planCode: view.planCode, planVersion: Number(to), effectiveOn }
      const rows = subscriptions.map(each => ({
        label: each.subscriptionNumber,
        input: { rows: [{ ...target, ...each, accountName: undefined }] },
      }))
      const input = { list: 'subscriptions', command: 'changePlan', rows }
      return run('prepareBulk', input, { key: `${key}-${to}-${effectiveOn}` })
    },
    onSuccess: done => setBulkId(done.bulkId),
  })
  const name = (no: string | number) => `${view.planCode}@${no}`
  return (
    <Modal
      opened
      onClose={onClose}
      title={fill(own.moveTitle, { from: name(from.planVersion), to: name(to) })}
      size="lg"
      closeButtonProps={{ 'aria-label': words.shell.close }}
    >
      {bulkId !== undefined ? (
        <BulkWork bulkId={bulkId} onDone={() => {}} />
      ) : (
        <Stack gap="sm">
          <Text size="sm">
            {fill(own.moveText, { count: from.subscriptions, from: from.planVersion })}
          </Text>
          {from.subscriptions > view.mostMoved && (
            <Text size="sm">{fill(own.moveMore, { count: view.mostMoved })}</Text>
          )}
          <Group gap="xs" align="flex-end">
            <NativeSelect
              size="xs"
              label={own.moveTo}
              value={to}
              data={others.map(({ planVersion }) => String(planVersion))}
              onChange={event => setTo(event.currentTarget.value)}
            />
            <NativeSelect
              size="xs"
              label={own.moveWhen}
              value={when}
              data={[
                { value: 'period_end', label: own.periodEnd },
                { value: 'day', label: own.day },
              ]}
              onChange={event => setWhen(event.currentTarget.value)}
            />
            {when === 'day' && (
              <DayInput aria-label={own.day} label={own.day} value={day} onDay={setDay} />
            )}
          </Group>
          {prepare.isError && <Failure error={prepare.error} />}
          <Group>
            <Button
              disabled={!isReady}
              loading={prepare.isPending}
              onClick={() => prepare.mutate()}
            >
              {own.tryIt}
            </Button>
          </Group>
        </Stack>
      )}
    </Modal>
  )
}
