import { Button, Group, NativeSelect, NumberInput, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { Deed } from '../../../../ui/form/deed.tsx'
import { Sheet } from '../../../../ui/parts.tsx'
import { useWords } from '../../../../ui/words/in-four.ts'
import { useMe } from '../../../queries.ts'
import { ACCOUNT_PAYMENTS_WORDS } from '../../../words/account-payments.ts'
import { SecretOnce } from '../../settings/secret-once.tsx'
import { creditorsOf } from './creditors.ts'
import type { MoneyPart } from './tab.tsx'

/** Makes a link by which the customer pays without signing in, to be sent on. */
export function PayLink({ account, view, onClose }: MoneyPart & { readonly onClose: () => void }) {
  const own = useWords(ACCOUNT_PAYMENTS_WORDS)
  const { data: me } = useMe()
  const entities = [...new Set(creditorsOf(view).map(({ entity }) => entity))]
  const [entity, setEntity] = useState(entities[0] ?? '')
  const [days, setDays] = useState<number | string>(60)
  const [link, setLink] = useState<string>()
  const [key, setKey] = useState(() => crypto.randomUUID())
  if (link !== undefined) {
    return <SecretOnce title={own.linkTitle} secret={link} words={own} onStored={onClose} />
  }
  return (
    <Sheet title={own.linkTitle}>
      <Stack gap="sm">
        <Text size="sm" c="dimmed">
          {own.linkHelp}
        </Text>
        <Group align="flex-end">
          <NativeSelect
            label={own.entity}
            data={entities}
            value={entity}
            onChange={event => {
              setEntity(event.currentTarget.value)
              setKey(crypto.randomUUID())
            }}
          />
          <NumberInput
            label={own.days}
            min={1}
            max={365}
            w={160}
            value={days}
            onChange={value => {
              setDays(value)
              setKey(crypto.randomUUID())
            }}
          />
        </Group>
        <Deed
          key={key}
          command="createPayLink"
          input={() => ({ accountNumber: account, legalEntity: entity, days: Number(days) })}
          intent={key}
          proposes={me?.permissions['payments.request'] === 'propose'}
          isReady={entity !== '' && days !== ''}
          does={own.linkDo}
          onDone={answer => setLink(addressOf(answer))}
        >
          <Button variant="default" onClick={onClose}>
            {own.leave}
          </Button>
        </Deed>
      </Stack>
    </Sheet>
  )
}

/** The link as the customer opens it. */
function addressOf(answer: unknown): string {
  const { path } = answer as { readonly path: string }
  return new URL(path, window.location.origin).toString()
}
