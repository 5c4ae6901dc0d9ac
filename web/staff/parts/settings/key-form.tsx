import { Alert, MultiSelect, SegmentedControl, Stack, Text, TextInput } from '@mantine/core'
import { useMemo, useState } from 'react'
import { Deed } from '../../../ui/form/deed.tsx'
import { Sheet } from '../../../ui/parts.tsx'
import { useWords } from '../../../ui/words/in-four.ts'
import { permissionWords } from '../../../ui/words/permissions/what.ts'
import { useSpeech } from '../../../ui/words/words.ts'
import { useMe } from '../../queries.ts'
import type { ApiKeysView } from '../../views/api-keys.ts'
import { KEY_WORDS } from '../../words/api-keys.ts'

const EVERYTHING = '*'
const LIVES = ['never', 'in30', 'in90', 'in365'] as const

/** A secret that was just made, and for what. */
export type Fresh = { readonly name: string; readonly secret: string }

/** A new key: for which program, for what and until when. */
export function KeyForm(props: {
  readonly view: ApiKeysView
  readonly onMade: (fresh: Fresh) => void
}) {
  const own = useWords(KEY_WORDS)
  const { language } = useSpeech()
  const { data: me } = useMe()
  const { view, onMade } = props
  const [name, setName] = useState('')
  const [scopes, setScopes] = useState<readonly string[]>([])
  const [life, setLife] = useState<(typeof LIVES)[number]>('in365')
  const input = { name: name.trim(), scopes, ...endOf(life, view.now) }
  const text = JSON.stringify(input)
  const intent = useMemo(() => `${text && crypto.randomUUID()}`, [text])
  const group = (title: string, reads: boolean) => ({
    group: title,
    items: view.scopes
      .filter(each => each.reads === reads)
      .map(({ scope }) => ({ value: scope, label: permissionWords(scope, language) })),
  })
  return (
    <Sheet title={own.fresh}>
      <Stack gap="xs">
        <TextInput
          label={own.name}
          description={own.nameHelp}
          required
          maxLength={100}
          autoComplete="off"
          value={name}
          onChange={event => setName(event.currentTarget.value)}
        />
        <MultiSelect
          label={own.scopes}
          description={own.scopesHelp}
          required
          searchable
          hidePickedOptions
          value={[...scopes]}
          onChange={setScopes}
          data={[
            group(own.reading, true),
            group(own.writing, false),
            { group: own.everything, items: [{ value: EVERYTHING, label: own.everything }] },
          ]}
        />
        {scopes.includes(EVERYTHING) && (
          <Alert color="orange" p="xs">
            {own.everythingWarning}
          </Alert>
        )}
        <div>
          <Text size="sm" fw={500} id="key-life">
            {own.expires}
          </Text>
          <SegmentedControl
            size="xs"
            aria-labelledby="key-life"
            value={life}
            onChange={setLife}
            data={LIVES.map(value => ({ value, label: own[value] }))}
          />
        </div>
        <Text size="xs" c="dimmed">
          {own.consequence} {own.second}
        </Text>
        <Deed
          key={intent}
          command="createApiKey"
          input={() => input}
          intent={intent}
          proposes={me?.permissions['identity.keys'] === 'propose'}
          isReady={input.name !== '' && scopes.length > 0}
          does={own.make}
          onDone={answer => {
            onMade({ name: input.name, secret: (answer as Fresh).secret })
            setName('')
            setScopes([])
          }}
        />
      </Stack>
    </Sheet>
  )
}

/** When a key ends that is made now to live so long. */
function endOf(life: (typeof LIVES)[number], now: string): { readonly expiresAt?: string } {
  if (life === 'never') return {}
  const days = Number(life.slice('in'.length))
  const end = new Date(new Date(now).getTime() + days * 86_400_000)
  return { expiresAt: `${end.toISOString().slice(0, 10)}T23:59:59Z` }
}
