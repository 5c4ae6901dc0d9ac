import { Group, NativeSelect, Stack, Table, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { DayInput } from '../../ui/form/day-input.tsx'
import { Deed } from '../../ui/form/deed.tsx'
import { decimalText } from '../../ui/format.ts'
import { Sheet } from '../../ui/parts.tsx'
import { useWords } from '../../ui/words/in-four.ts'
import { useSpeech } from '../../ui/words/words.ts'
import { useMe } from '../queries.ts'
import type { ProvisionsView } from '../views/provisions.ts'
import { PROVISION_WORDS } from '../words/provisions.ts'

/** The ages of the matrix, in days overdue. */
export function agesOf(current: string): readonly string[] {
  return [current, '1–30', '31–60', '61–90', '91–120', '>120']
}

/** What a segment is called; none, and `*`, are all others. */
export function useSegmentName(view: ProvisionsView): (segment: string | null) => string {
  const { language } = useSpeech()
  const own = useWords(PROVISION_WORDS)
  return segment => {
    if (segment === null || segment === '*') return own.others
    const name = view.segments.find(each => each.segment === segment)?.name
    return name?.[language] ?? name?.en ?? segment
  }
}

/** The shares that hold today by segment and age, and the next ones as they are typed. */
export function ProvisionRates(props: { readonly view: ProvisionsView; readonly maySet: boolean }) {
  const { language } = useSpeech()
  const own = useWords(PROVISION_WORDS)
  const nameOf = useSegmentName(props.view)
  const { view, maySet } = props
  return (
    <Sheet title={own.rates}>
      <Table aria-label={own.rates}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{own.segment}</Table.Th>
            {agesOf(own.current).map(age => (
              <Table.Th key={age} className="figure">
                {age}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {view.rates.map(({ segment, percents }) => (
            <Table.Tr key={segment}>
              <Table.Td>{nameOf(segment)}</Table.Td>
              {agesOf(own.current).map((age, i) => (
                <Table.Td key={age} className="figure">
                  {decimalText(percents[i] ?? '0', language)} %
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {maySet && <NextRates view={view} />}
    </Sheet>
  )
}

function NextRates({ view }: { readonly view: ProvisionsView }) {
  const own = useWords(PROVISION_WORDS)
  const nameOf = useSegmentName(view)
  const { data: me } = useMe()
  const percentsOf = (segment: string) =>
    view.rates.find(each => each.segment === segment)?.percents ?? agesOf('').map(() => '')
  const [draft, setDraft] = useState(() => ({
    ...{ segment: '*', fromOn: view.today, percents: percentsOf('*') },
  }))
  const [isDone, setDone] = useState(false)
  const change = (part: Partial<typeof draft>) => {
    setDone(false)
    setDraft(old => ({ ...old, ...part }))
  }
  const input = { ...draft, percents: draft.percents.map(each => each.replace(',', '.').trim()) }
  return (
    <Stack gap="xs" mt="md">
      <Group gap="xs" align="flex-end">
        <NativeSelect
          label={own.segment}
          value={draft.segment}
          onChange={event => {
            const segment = event.currentTarget.value
            change({ segment, percents: percentsOf(segment) })
          }}
          data={['*', ...view.segments.map(each => each.segment)].map(value => ({
            value,
            label: nameOf(value),
          }))}
        />
        <DayInput
          label={own.from}
          w={165}
          value={draft.fromOn}
          onDay={fromOn => change({ fromOn })}
        />
        {agesOf(own.current).map((age, i) => (
          <TextInput
            key={age}
            label={age}
            w={92}
            inputMode="decimal"
            value={draft.percents[i] ?? ''}
            onChange={event => {
              const typed = event.currentTarget.value
              change({ percents: draft.percents.map((each, at) => (at === i ? typed : each)) })
            }}
          />
        ))}
      </Group>
      <Deed
        command="setProvisionRates"
        input={() => input}
        intent={JSON.stringify(input)}
        proposes={me?.permissions['losses.provision'] === 'propose'}
        isReady={input.percents.every(each => /^\d+(\.\d+)?$/.test(each))}
        does={own.set}
        onDone={() => setDone(true)}
      />
      {isDone && (
        <Text size="sm" role="status">
          {own.saved}
        </Text>
      )}
    </Stack>
  )
}
