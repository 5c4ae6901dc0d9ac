import { Alert, Button, Modal, Stack, Text, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { type Commands, runDescribed } from '../../../../ui/api.ts'
import { Failure } from '../../../../ui/failure.tsx'
import { Deed } from '../../../../ui/form/deed.tsx'
import { decimalText } from '../../../../ui/format.ts'
import { Waiting } from '../../../../ui/parts.tsx'
import { useWords } from '../../../../ui/words/in-four.ts'
import { fill, useSpeech } from '../../../../ui/words/words.ts'
import { useMe } from '../../../queries.ts'
import { ACCOUNT_PAYMENTS_WORDS } from '../../../words/account-payments.ts'

/** Takes what is due from a kept card or account: says how much before, and asks once. */
export function Charge(props: {
  readonly account: string
  readonly provider: string
  readonly meansId: string
  readonly shown: string
  readonly onClose: () => void
}) {
  const { words, language } = useSpeech()
  const own = useWords(ACCOUNT_PAYMENTS_WORDS)
  const { data: me } = useMe()
  const { account: accountNumber, provider, meansId, shown, onClose } = props
  const [note, setNote] = useState('')
  const [key] = useState(() => crypto.randomUUID())
  const input = () => ({ accountNumber, provider, meansId, ...(note === '' ? {} : { note }) })
  const tried = useQuery({
    queryKey: ['charge', accountNumber, meansId, key],
    queryFn: async () =>
      (await runDescribed('requestPayment', input(), {
        key,
        dryRun: true,
      })) as Commands['requestPayment']['answer'],
    retry: false,
    gcTime: 0,
  })
  const amount =
    tried.data === undefined
      ? ''
      : `${decimalText(tried.data.amount, language)} ${tried.data.currency}`
  return (
    <Modal
      opened
      onClose={onClose}
      title={fill(own.chargeTitle, { by: shown })}
      closeButtonProps={{ 'aria-label': words.shell.close }}
    >
      {tried.isPending && <Waiting />}
      {tried.isError && <Failure error={tried.error} onRetry={() => tried.refetch()} />}
      {tried.isSuccess && (
        <Stack gap="sm">
          <Text size="sm">{fill(own.chargeTold, { amount, by: shown })}</Text>
          {tried.data.result === 'unchanged' && (
            <Alert color="yellow" variant="light">
              {own.chargeUnderWay}
            </Alert>
          )}
          <TextInput
            label={own.chargeNote}
            maxLength={500}
            value={note}
            onChange={event => setNote(event.currentTarget.value)}
          />
          <Deed
            command="requestPayment"
            input={input}
            intent={key}
            proposes={me?.permissions['payments.request'] === 'propose'}
            isReady={tried.data.result !== 'unchanged'}
            does={fill(own.chargeDo, { amount })}
            onDone={onClose}
          >
            <Button variant="default" onClick={onClose}>
              {words.shell.close}
            </Button>
          </Deed>
        </Stack>
      )}
    </Modal>
  )
}
