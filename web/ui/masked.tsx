import { Button, Group, Text } from '@mantine/core'
import { IconEye, IconEyeOff } from '@tabler/icons-react'
import { useState } from 'react'
import { type Row, run } from './api.ts'
import { MASKED_WORDS } from './masked-words.ts'
import { usePermissions } from './permissions.ts'
import { useWords } from './words/in-four.ts'
import { fill, useSpeech } from './words/words.ts'

/** How what is masked is read in full: a command of its own, which the audit trail notes. */
export type Reading = {
  readonly permission: string
  readonly read: (key: string) => Promise<string | null>
}

/** A person's tax id. */
export function taxIdReading(accountNumber: string): Reading {
  return {
    permission: 'personalData.read',
    read: async key => (await run('openTaxId', { accountNumber }, { key })).taxId,
  }
}

/** The bank account of a mandate. */
export function mandateReading(legalEntity: string, reference: string): Reading {
  return {
    permission: 'bankDetails.read',
    read: async key =>
      (await run('openMandate', { legalEntity, reference }, { key })).accountNumber,
  }
}

/** How a masked value of a list is read in full; undefined where it is not masked. */
export function readingOf(list: string, column: string, row: Row): Reading | undefined {
  switch (`${list}.${column}`) {
    case 'accounts.taxId':
      return row.kind === 'person' ? taxIdReading(String(row.number)) : undefined
    case 'mandates.bankAccount':
      return mandateReading(String(row.entity), String(row.reference))
  }
}

/** A value that is shown masked, with a button for those who may see all of it. */
export function Masked({ shown, reading }: { readonly shown: string; readonly reading: Reading }) {
  const words = useWords(MASKED_WORDS)
  const { words: general } = useSpeech()
  const may = usePermissions()[reading.permission] === 'do'
  const [full, setFull] = useState<string | null>(null)
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const isOpen = full !== null
  const toggle = async () => {
    if (isOpen) return setFull(null)
    setBusy(true)
    setProblem(null)
    try {
      setFull(await reading.read(crypto.randomUUID()))
    } catch (error) {
      setProblem(error instanceof Error ? error.message : general.failure.offline)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Group component="span" gap={4} wrap="nowrap" display="inline-flex">
      <span className="nowrap">{full ?? shown}</span>
      {may && (
        <Button
          variant="subtle"
          size="compact-xs"
          loading={isBusy}
          title={words.noted}
          aria-label={isOpen ? words.hide : fill(words.show, { shown })}
          onClick={event => {
            event.stopPropagation()
            void toggle()
          }}
        >
          {isOpen ? <IconEyeOff size={14} /> : <IconEye size={14} />}
        </Button>
      )}
      {problem !== null && (
        <Text span size="xs" c="red" role="alert">
          {problem}
        </Text>
      )}
    </Group>
  )
}
