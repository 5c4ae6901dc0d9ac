import { Button, Stack, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { Heading } from '../../ui/parts.tsx'
import { useWords } from '../../ui/words/in-four.ts'
import { useSpeech } from '../../ui/words/words.ts'
import { ListTabs } from '../parts/list-tabs.tsx'
import { useMe } from '../queries.ts'
import { DEBIT_RUN_WORDS } from '../words/debit-run.ts'

/** The files that go to the bank, debits and transfers, and what the bank answered. */
export function BankFilesOutPage() {
  const { words } = useSpeech()
  const own = useWords(DEBIT_RUN_WORDS)
  const { data: me } = useMe()
  const steps = [
    ['debits.run', 'recordBankAnswer', own.answer],
    ['receipts.refund', 'startRefundRun', own.startRefunds],
    ['debits.run', 'startDebitRun', own.startDebits],
  ] as const
  return (
    <>
      <Heading
        over={words.nouns.cash}
        title={own.filesTitle}
        actions={steps.map(
          ([permission, command, text]) =>
            me?.permissions[permission] !== undefined && (
              <Button
                key={command}
                component={Link}
                to={`/do/${command}`}
                variant={command === 'startDebitRun' ? 'filled' : 'default'}
              >
                {text}
              </Button>
            ),
        )}
      />
      <Stack>
        <Text size="sm" c="dimmed">
          {own.filesHelp}
        </Text>
        <ListTabs
          tabs={[
            { name: own.debits, list: 'debit-runs' },
            { name: own.transfers, list: 'refund-runs' },
            { name: own.leftOutList, list: 'debit-left-out' },
            { name: own.answers, list: 'bank-answers' },
          ]}
        />
      </Stack>
    </>
  )
}
