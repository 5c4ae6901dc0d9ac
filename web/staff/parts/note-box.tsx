import {
  Button,
  CloseButton,
  FileButton,
  Group,
  NativeSelect,
  Stack,
  Text,
  Textarea,
} from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, type ReactNode, useState } from 'react'
import { Failure } from '../../ui/failure.tsx'
import { decimalText } from '../../ui/format.ts'
import { useWords } from '../../ui/words/in-four.ts'
import { fill, useSpeech } from '../../ui/words/words.ts'
import { NOTE_BOX_WORDS } from '../words/note-box.ts'

type NoteKind = keyof typeof NOTE_BOX_WORDS.en

/** What was entered in the box. */
export type Noted<Kind extends NoteKind> = {
  readonly kind: Kind
  readonly text: string
  readonly files: readonly File[]
  /** One try of saving: the same keys where it is tried again. */
  readonly key: string
}

/**
 * Where something is written down and files are dropped. What was entered stays until it is saved, so that
 * a file that is refused costs nobody their text.
 */
export function NoteBox<Kind extends NoteKind>(props: {
  readonly kinds: readonly [Kind, ...Kind[]]
  readonly save: (noted: Noted<Kind>) => Promise<void>
  /** More fields beside the kind. */
  readonly children?: ReactNode
}) {
  const own = useWords(NOTE_BOX_WORDS)
  const { kinds, save, children } = props
  const start = (): Noted<Kind> => ({
    ...{ kind: kinds[0], text: '', files: [], key: crypto.randomUUID() },
  })
  const [noted, setNoted] = useState(start)
  const [isOver, setOver] = useState(false)
  const queries = useQueryClient()
  const saving = useMutation({
    mutationFn: () => save(noted),
    onSuccess: async () => {
      setNoted(start())
      await queries.invalidateQueries()
    },
  })
  const change = (part: Partial<Noted<Kind>>) => {
    saving.reset()
    // Another text is another note; another choice of files goes with the one that was saved.
    const key = part.files === undefined ? { key: crypto.randomUUID() } : {}
    setNoted(old => ({ ...old, ...part, ...key }))
  }
  const add = (files: readonly File[]) => change({ files: [...noted.files, ...files] })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    saving.mutate()
  }
  return (
    <form
      aria-label={own.title}
      className={isOver ? 'note-box over' : 'note-box'}
      onSubmit={submit}
      onDragOver={event => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={event => {
        event.preventDefault()
        setOver(false)
        add([...event.dataTransfer.files])
      }}
    >
      <Stack gap="xs">
        <Group gap="xs" align="flex-end">
          <NativeSelect
            label={own.kind}
            size="xs"
            value={noted.kind}
            data={kinds.map(value => ({ value, label: own[value] }))}
            onChange={event => change({ kind: event.currentTarget.value as Kind })}
          />
          {children}
        </Group>
        <Textarea
          aria-label={own.text}
          autosize
          minRows={2}
          maxLength={4000}
          required={noted.files.length === 0}
          value={noted.text}
          onChange={event => change({ text: event.currentTarget.value })}
        />
        <Chosen
          files={noted.files}
          onLeave={file => change({ files: noted.files.filter(each => each !== file) })}
        />
        <Group gap="xs">
          <Button type="submit" size="xs" loading={saving.isPending}>
            {own.save}
          </Button>
          <FileButton multiple onChange={add} inputProps={{ 'aria-label': own.choose }}>
            {button => (
              <Button variant="default" size="xs" {...button}>
                {own.choose}
              </Button>
            )}
          </FileButton>
          <Text size="xs" c="dimmed">
            {own.hint}
          </Text>
          {saving.isSuccess && (
            <Text size="xs" role="status">
              {own.saved}
            </Text>
          )}
        </Group>
        {saving.isError && <Failure error={saving.error} />}
      </Stack>
    </form>
  )
}

/** The files that are saved with it, each of which can be left out again. */
function Chosen(props: {
  readonly files: readonly File[]
  readonly onLeave: (file: File) => void
}) {
  const own = useWords(NOTE_BOX_WORDS)
  const { language } = useSpeech()
  return props.files.map((file, i) => (
    <Group key={i} gap={4}>
      <Text size="sm">
        {fill(own.size, {
          name: file.name,
          kb: decimalText(String(Math.ceil(file.size / 1024)), language),
        })}
      </Text>
      <CloseButton
        size="xs"
        aria-label={fill(own.remove, { name: file.name })}
        onClick={() => props.onLeave(file)}
      />
    </Group>
  ))
}

/** One try of keeping a file: the same file of the same note is kept once. */
export function fileKey(key: string, { name, size, lastModified }: File): string {
  return `${key} ${name.slice(-60)} ${size} ${lastModified}`
}
