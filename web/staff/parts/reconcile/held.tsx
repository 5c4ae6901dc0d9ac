import { Box, Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { Deed } from '../../../ui/form/deed.tsx'
import { minorText } from '../../../ui/format.ts'
import { useActorText } from '../../../ui/list/actors.ts'
import { Moment, Sheet } from '../../../ui/parts.tsx'
import { useWords } from '../../../ui/words/in-four.ts'
import { fill, useSpeech } from '../../../ui/words/words.ts'
import { useMe } from '../../queries.ts'
import type { HeldStatement } from '../../views/reconciliation.ts'
import { RECONCILIATION_WORDS } from '../../words/reconciliation.ts'
import { useFaultTexts } from '../bank-file/found.tsx'

/** Statements that do not add up or do not follow: what is wrong with each, and who lets it in. */
export function HeldStatements({ held }: { readonly held: readonly HeldStatement[] }) {
  const own = useWords(RECONCILIATION_WORDS)
  if (held.length === 0) return null
  return (
    <Box mb="md">
      <Sheet title={`${own.heldTitle} (${held.length})`}>
        <Text size="sm" c="dimmed" mb="xs">
          {own.heldHelp}
        </Text>
        <Stack>
          {held.map(each => (
            <OneHeld key={each.statementId} statement={each} />
          ))}
        </Stack>
      </Sheet>
    </Box>
  )
}

function OneHeld({ statement }: { readonly statement: HeldStatement }) {
  const own = useWords(RECONCILIATION_WORDS)
  const textOf = useFaultTexts(statement.faults)
  const { language } = useSpeech()
  const actorText = useActorText()
  const { data: me } = useMe()
  const [decision, setDecision] = useState<'release' | 'reject'>()
  const { currency } = statement
  const money = (minor: string | null) =>
    minor === null ? '–' : `${minorText(minor, currency, language)} ${currency}`
  const told = [
    statement.bankAccount,
    statement.file,
    fill(own.heldLines, { count: statement.lines }),
    fill(own.begins, { amount: money(statement.openingMinor) }),
    fill(own.ends, { amount: money(statement.closingMinor) }),
  ]
  return (
    <div>
      <Text size="sm" fw={600} c="var(--warn-text)">
        {statement.faults.map(textOf).join(' ')}
      </Text>
      <Text size="sm">{told.join(' · ')}</Text>
      <Text size="xs" c="dimmed">
        <Moment at={statement.recordedAt} /> ·{' '}
        {actorText(statement.recordedBy) ?? statement.recordedBy}
      </Text>
      {me?.permissions['bank.decide'] === undefined ? (
        <Text size="sm">{own.heldWho}</Text>
      ) : decision === undefined ? (
        <Group gap="xs" mt={4}>
          <Button size="compact-sm" variant="default" onClick={() => setDecision('release')}>
            {own.release}
          </Button>
          <Button size="compact-sm" variant="default" onClick={() => setDecision('reject')}>
            {own.reject}
          </Button>
        </Group>
      ) : (
        <Decide
          key={decision}
          statement={statement}
          decision={decision}
          onClose={() => setDecision(undefined)}
        />
      )}
    </div>
  )
}

function Decide(props: {
  readonly statement: HeldStatement
  readonly decision: 'release' | 'reject'
  readonly onClose: () => void
}) {
  const own = useWords(RECONCILIATION_WORDS)
  const { data: me } = useMe()
  const { statement, decision, onClose } = props
  const [note, setNote] = useState('')
  const [key, setKey] = useState(() => crypto.randomUUID())
  return (
    <Stack gap="xs" mt={4}>
      <Text size="sm">{decision === 'release' ? own.releaseDoes : own.rejectDoes}</Text>
      <TextInput
        label={own.why}
        required
        autoFocus
        maxLength={500}
        value={note}
        onChange={event => {
          setNote(event.currentTarget.value)
          setKey(crypto.randomUUID())
        }}
      />
      <Deed
        command="decideBankStatement"
        input={() => ({ statement: statement.statementId, decision, note: note.trim() })}
        intent={key}
        proposes={me?.permissions['bank.decide'] === 'propose'}
        isReady={note.trim() !== ''}
        does={own[decision]}
        onDone={onClose}
      >
        <Button variant="default" onClick={onClose}>
          {own.skip}
        </Button>
      </Deed>
    </Stack>
  )
}
