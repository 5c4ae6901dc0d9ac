import { Stack } from '@mantine/core'
import type { ReactNode } from 'react'
import { BankSays } from '../../ui/bank-says.tsx'
import { Moment } from '../../ui/parts.tsx'
import { useWords } from '../../ui/words/in-four.ts'
import type { ReplacedFile, RunFiles } from '../views/taken-file.ts'
import { RUN_FILE_WORDS } from '../words/run-file.ts'

type Names = Readonly<Record<string, string>>

/** What is known of a run's file at the bank, and of those that it took the place of; for the facts of a run. */
export function fileFacts(
  own: { readonly accepted: string; readonly replaced: string },
  run: RunFiles,
  names: Names,
): [string, ReactNode][] {
  const { acceptedAt, replaced } = run
  return [
    ...(acceptedAt === null
      ? []
      : [[own.accepted, <Moment key="accepted" at={acceptedAt} />] as [string, ReactNode]]),
    ...(replaced.length === 0
      ? []
      : [
          [own.replaced, <ReplacedFiles key="replaced" replaced={replaced} names={names} />] as [
            string,
            ReactNode,
          ],
        ]),
  ]
}

/** The files of a run that others took the place of: none of them is alive. */
function ReplacedFiles(props: {
  readonly replaced: readonly ReplacedFile[]
  readonly names: Names
}) {
  const own = useWords(RUN_FILE_WORDS)
  return (
    <Stack gap={2}>
      {props.replaced.map(({ messageId, because, refusedFor, note, at, by }) => (
        <span key={messageId}>
          {messageId}: <Moment at={at} /> · {props.names[by] ?? by} ·{' '}
          {because === 'refused' ? own.refusedWhole : own.neverReceived}
          {refusedFor !== null && (
            <>
              {' · '}
              <BankSays text={refusedFor} />
            </>
          )}
          {note !== null && ` · ${note}`}
        </span>
      ))}
    </Stack>
  )
}
