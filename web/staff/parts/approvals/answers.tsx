import { Button, Group, Stack, Text } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { run } from '../../../ui/api.ts'
import { Failure } from '../../../ui/failure.tsx'
import { labelOf } from '../../../ui/labels.ts'
import { Moment, Sheet } from '../../../ui/parts.tsx'
import { useWords } from '../../../ui/words/in-four.ts'
import { useSpeech } from '../../../ui/words/words.ts'
import { useView } from '../../queries.ts'
import { KEY_WORDS } from '../../words/api-keys.ts'
import { APPROVALS_WORDS } from '../../words/approvals.ts'
import { SecretOnce } from '../settings/secret-once.tsx'

type Untaken = {
  readonly requestId: string
  readonly command: string
  readonly note: string
  readonly decidedAt: string
}

/** What the reader asked for and somebody approved: its secret is shown here once, to the reader alone. */
export function Answers() {
  const own = useWords(APPROVALS_WORDS)
  const once = useWords(KEY_WORDS)
  const { language } = useSpeech()
  const queries = useQueryClient()
  const view = useView<readonly Untaken[]>('answers')
  const [shown, setShown] = useState<{ readonly title: string; readonly secret: string }>()
  const take = useMutation({
    mutationFn: async ({ requestId, command }: Untaken) => {
      const answer: unknown = await run('takeAnswer', { requestId }, { key: `take-${requestId}` })
      setShown({ title: labelOf(command, language), secret: secretOf(answer) })
    },
    onSettled: () => queries.invalidateQueries(),
  })
  const waiting = view.data ?? []
  if (waiting.length === 0 && shown === undefined) return null
  return (
    <Stack mb="md">
      {shown !== undefined && (
        <SecretOnce {...shown} words={once} onStored={() => setShown(undefined)} />
      )}
      {take.isError && <Failure error={take.error} />}
      {waiting.length > 0 && (
        <Sheet title={own.answers}>
          <Stack gap="xs">
            {waiting.map(each => (
              <Group key={each.requestId} justify="space-between">
                <div>
                  <Text size="sm" fw={600}>
                    {labelOf(each.command, language)}
                  </Text>
                  <Text size="xs" c="dimmed">
                    {each.note} · <Moment at={each.decidedAt} />
                  </Text>
                </div>
                <Button size="xs" loading={take.isPending} onClick={() => take.mutate(each)}>
                  {once.take}
                </Button>
              </Group>
            ))}
          </Stack>
        </Sheet>
      )}
    </Stack>
  )
}

/** The secret in an answer: of a key or an endpoint, or the address of a link. */
function secretOf(answer: unknown): string {
  const { value } = answer as {
    readonly value: { readonly secret?: string; readonly link?: string }
  }
  return value.secret ?? new URL(value.link ?? '', location.origin).href
}
