import { Alert, Anchor, Button, FileButton, List, Stack, Text } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { runDescribed } from '../../ui/api.ts'
import { Failure } from '../../ui/failure.tsx'
import { contentOf } from '../../ui/file-content.ts'
import { decimalText } from '../../ui/format.ts'
import { useActorText } from '../../ui/list/actors.ts'
import { Moment } from '../../ui/parts.tsx'
import { useWords } from '../../ui/words/in-four.ts'
import { fill, useSpeech } from '../../ui/words/words.ts'
import { KEPT_FILES_WORDS } from '../words/kept-files.ts'

/** A file that is kept, as its page names it. */
export type KeptFile = {
  readonly id: string
  readonly name: string
  readonly bytes: number
  readonly sha256?: string
  readonly note?: string | null
  readonly at: string
  readonly by: string
}

/**
 * Files kept with a thing: opened in the browser, each with its size, hash, who kept it and when; and,
 * for those who may, one more is kept by choosing it.
 */
export function KeptFiles(props: {
  readonly files: readonly KeptFile[]
  /** Where a file is opened, below /v1; none: the reader may see that it is there, not what it shows. */
  readonly place: string | null
  readonly none: string
  readonly keep: {
    readonly label: string
    readonly command: string
    readonly input: (file: { readonly name: string; readonly content: string }) => unknown
  } | null
}) {
  const own = useWords(KEPT_FILES_WORDS)
  const { language } = useSpeech()
  const actorText = useActorText()
  const { files, place, none, keep } = props
  return (
    <Stack gap="xs">
      {files.length === 0 ? (
        <Text size="sm" c="dimmed">
          {none}
        </Text>
      ) : (
        <List size="sm" spacing={6} listStyleType="none">
          {files.map(each => (
            <List.Item key={each.id}>
              {place === null ? (
                each.name
              ) : (
                <Anchor href={`/v1/${place}/${each.id}`} target="_blank" size="sm">
                  {each.name}
                </Anchor>
              )}{' '}
              <Text span size="sm">
                {each.note}
              </Text>
              <Text size="xs" c="dimmed">
                {fill(own.size, {
                  kb: decimalText(String(Math.ceil(each.bytes / 1024)), language),
                })}
                {' · '}
                <Moment at={each.at} /> · {actorText(each.by) ?? each.by}
              </Text>
              {each.sha256 !== undefined && (
                <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
                  {fill(own.hash, { hash: each.sha256 })}
                </Text>
              )}
            </List.Item>
          ))}
        </List>
      )}
      {keep !== null && <KeepFile {...keep} />}
    </Stack>
  )
}

function KeepFile(props: {
  readonly label: string
  readonly command: string
  readonly input: (file: { readonly name: string; readonly content: string }) => unknown
}) {
  const own = useWords(KEPT_FILES_WORDS)
  const queries = useQueryClient()
  const { label, command, input } = props
  const keep = useMutation({
    mutationFn: async (file: File) => {
      const asked = input({ name: file.name, content: await contentOf(file) })
      const answer = await runDescribed(command, asked, { key: crypto.randomUUID() })
      return { name: file.name, isNew: (answer as { readonly isNew?: boolean }).isNew !== false }
    },
    onSuccess: () => queries.invalidateQueries(),
  })
  return (
    <Stack gap={4} align="flex-start">
      <FileButton
        onChange={file => file !== null && keep.mutate(file)}
        accept="image/png,image/jpeg,application/pdf"
        inputProps={{ 'aria-label': label }}
      >
        {button => (
          <Button variant="default" size="xs" loading={keep.isPending} {...button}>
            {label}
          </Button>
        )}
      </FileButton>
      <Text size="xs" c="dimmed">
        {own.limits}
      </Text>
      {keep.isSuccess && (
        <Alert color="green" p="xs" role="status">
          {keep.data.isNew ? fill(own.kept, { name: keep.data.name }) : own.known}
        </Alert>
      )}
      {keep.isError && <Failure error={keep.error} />}
    </Stack>
  )
}
