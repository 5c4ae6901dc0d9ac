import { Button, Group, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { run } from '../../../ui/api.ts'
import { Failure } from '../../../ui/failure.tsx'
import { Sheet } from '../../../ui/parts.tsx'
import { useWords } from '../../../ui/words/in-four.ts'
import type { BankLine } from '../../views/reconciliation.ts'
import { RECONCILIATION_WORDS } from '../../words/reconciliation.ts'

/** Books a line that is no customer's payment, such as a bank's fee, to an account of the chart. */
export function BookLine(props: {
  readonly line: BankLine
  readonly onDone: (account: string) => void
}) {
  const own = useWords(RECONCILIATION_WORDS)
  const [account, setAccount] = useState('')
  const [note, setNote] = useState('')
  const [key] = useState(() => crypto.randomUUID())
  const book = useMutation({
    mutationFn: () =>
      run('bookBankLine', { line: props.line.lineId, ledgerAccount: account, note }, { key }),
    onSuccess: () => props.onDone(account),
  })
  return (
    <Sheet title={own.bookTitle}>
      <form
        onSubmit={event => {
          event.preventDefault()
          if (!book.isPending) book.mutate()
        }}
      >
        <Group align="flex-end" gap="xs">
          <TextInput
            label={own.ledgerAccount}
            w={120}
            required
            pattern="[0-9]{4}"
            inputMode="numeric"
            value={account}
            onChange={event => setAccount(event.currentTarget.value)}
          />
          <TextInput
            label={own.note}
            required
            maxLength={500}
            style={{ flex: 1 }}
            value={note}
            onChange={event => setNote(event.currentTarget.value)}
          />
          <Button type="submit" variant="default" loading={book.isPending}>
            {own.book}
          </Button>
        </Group>
      </form>
      {book.isError && <Failure error={book.error} />}
    </Sheet>
  )
}
