import { Alert, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { Deed } from '../../../ui/form/deed.tsx'
import { decimalText, minorText } from '../../../ui/format.ts'
import { Sheet } from '../../../ui/parts.tsx'
import { useWords } from '../../../ui/words/in-four.ts'
import { fill, useSpeech } from '../../../ui/words/words.ts'
import { useMe } from '../../queries.ts'
import type { UsageImportView } from '../../views/usage-import.ts'
import { USAGE_IMPORT_WORDS } from '../../words/usage-import.ts'

/** Takes back what an import brought: what that voids and what was billed of it is said first. */
export function TakeBack(props: {
  readonly view: UsageImportView
  readonly onBegun: () => Promise<void>
}) {
  const own = useWords(USAGE_IMPORT_WORDS)
  const { language } = useSpeech()
  const { data: me } = useMe()
  const { importId, takeBack, reach } = props.view
  const [reason, setReason] = useState('')
  if (takeBack === null) return null
  const { reads, days, events, documents, amounts } = takeBack
  const count = (text: string) => decimalText(text, language)
  if (reads === '0' && days === '0' && events === '0') {
    return (
      <Text size="sm" c="dimmed">
        {own.undoNothing}
      </Text>
    )
  }
  const kinds = [
    [own.undoReads, reads],
    [own.undoDays, days],
    [own.undoEvents, events],
  ] as const
  const what = kinds
    .filter(([, number]) => number !== '0')
    .map(([name, number]) => `${name}: ${count(number)}`)
    .join(', ')
  const amount = amounts
    .map(({ minor, currency }) => `${minorText(minor, currency, language)} ${currency}`)
    .join(', ')
  return (
    <Sheet title={own.undo}>
      <Stack gap="sm" maw={640}>
        <Text size="sm">{fill(own.undoBrought, { what, accounts: count(reach.accounts) })}</Text>
        <Alert color={documents === '0' ? 'blue' : 'orange'} role="note" p="xs">
          {documents === '0'
            ? own.undoUnbilled
            : fill(own.undoBilled, { documents: count(documents), amount })}
        </Alert>
        <Text size="sm">{own.undoHelp}</Text>
        <TextInput
          label={own.reason}
          required
          maxLength={500}
          value={reason}
          onChange={event => setReason(event.currentTarget.value)}
        />
        <Deed
          command="undoUsageImport"
          input={() => ({ importId, reason })}
          intent={`undo-${importId}-${reason}`}
          proposes={me?.permissions['usage.correct'] === 'propose'}
          isReady={reason.trim() !== ''}
          isDangerous
          does={own.undo}
          onDone={props.onBegun}
        />
      </Stack>
    </Sheet>
  )
}
