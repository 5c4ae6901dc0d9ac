import { Alert, Button, Group, Text } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { run } from '../../../ui/api.ts'
import { Failure } from '../../../ui/failure.tsx'
import { useScreenKeys } from '../../../ui/keys.ts'
import { useWords } from '../../../ui/words/in-four.ts'
import { fill } from '../../../ui/words/words.ts'
import type { Reason } from '../../views/receipt.ts'
import { RECONCILIATION_WORDS } from '../../words/reconciliation.ts'

/** What was decided last, to be taken back by one key. */
export type Decided = {
  readonly lineIds: readonly string[]
  readonly message: string
  readonly amount: string
}

/** The reason of a slip of one's own, else the first there is. */
const BY_MISTAKE = 'entered_wrongly'

/** Says what was posted last and takes it back: every line waits for a decision again. */
export function UndoLast(props: {
  readonly decided: Decided
  readonly mayUndo: boolean
  readonly reasons: readonly Reason[]
  readonly onUndone: (lineId: string | undefined, message: string) => void
}) {
  const own = useWords(RECONCILIATION_WORDS)
  const queries = useQueryClient()
  const { decided, mayUndo, reasons, onUndone } = props
  const [key] = useState(() => crypto.randomUUID())
  const reason = reasons.find(({ code }) => code === BY_MISTAKE) ?? reasons[0]
  const undo = useMutation({
    mutationFn: async () => {
      for (const line of decided.lineIds) {
        const input = { line, reason: reason?.code ?? BY_MISTAKE }
        await run('undoBankMatch', input, { key: `${key} ${line}` })
      }
    },
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['view'] })
      onUndone(decided.lineIds[0], fill(own.undone, { amount: decided.amount }))
    },
  })
  const start = () => {
    if (mayUndo && !undo.isPending) undo.mutate()
  }
  useScreenKeys([['u', start]])
  return (
    <Alert color="green" role="status" p="xs" mb="sm">
      <Group justify="space-between" wrap="nowrap">
        <div>
          <Text size="sm">{decided.message}</Text>
          {mayUndo && (
            <Text size="xs" c="dimmed">
              {own.undo}: {own.undoHelp}
            </Text>
          )}
        </div>
        {mayUndo && (
          <Button size="compact-sm" variant="default" loading={undo.isPending} onClick={start}>
            {own.undo}
          </Button>
        )}
      </Group>
      {undo.isError && <Failure error={undo.error} />}
    </Alert>
  )
}
