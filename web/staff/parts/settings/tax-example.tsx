import {
  Alert,
  Anchor,
  Checkbox,
  Group,
  NativeSelect,
  Stack,
  Table,
  Text,
  TextInput,
} from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { ask, type Refused, read } from '../../../ui/api.ts'
import { Failure } from '../../../ui/failure.tsx'
import { DayInput } from '../../../ui/form/day-input.tsx'
import { dateText, decimalText, minorText } from '../../../ui/format.ts'
import { valueLabel } from '../../../ui/labels.ts'
import { Amount, Sheet } from '../../../ui/parts.tsx'
import { useWords } from '../../../ui/words/in-four.ts'
import { fill, useSpeech } from '../../../ui/words/words.ts'
import type { Borne, TaxExampleAnswer, TaxesView } from '../../views/taxes.ts'
import { TAX_WORDS } from '../../words/taxes.ts'
import { decimalIn } from '../price/price-draft.ts'
import { isWholeTax, type TaxDraft, taxRows } from './tax-draft.ts'

const TYPED_MS = 300

type Line = {
  readonly amount: string
  readonly inclusive: boolean
  readonly entity: string
  readonly business: boolean
  readonly taxId: string
  /** Empty: the day from which what is typed holds. */
  readonly on: string
}

/** A line that is made up, and what the rates on record and those being typed make of it. */
export function TaxExample({
  draft,
  view,
}: {
  readonly draft: TaxDraft
  readonly view: TaxesView
}) {
  const own = useWords(TAX_WORDS)
  const [line, setLine] = useState<Line>({
    ...{ amount: '100.00', inclusive: false, business: false, taxId: '', on: '' },
    entity: view.entities[0]?.code ?? '',
  })
  const country = draft.country.trim().toUpperCase()
  const isReady = draft.taxClass.trim() !== '' && /^[A-Z]{2}$/.test(country)
  const on = line.on === '' ? draft.from : line.on
  const example = {
    entity: line.entity,
    amount: decimalIn(line.amount),
    inclusive: line.inclusive,
    taxClass: draft.taxClass.trim(),
    country,
    ...(draft.region.trim() === '' ? {} : { region: draft.region.trim() }),
    suppliedOn: on,
    business: line.business,
    ...(line.business && line.taxId.trim() !== '' ? { taxId: line.taxId.trim() } : {}),
  }
  const rule = isWholeTax(draft) ? taxRows(draft).at(-1) : undefined
  const question = isReady && example.amount !== '' ? JSON.stringify({ rule, example }) : ''
  const [settled] = useDebouncedValue(question, TYPED_MS)
  const worked = useQuery({
    queryKey: ['tax-example', settled],
    queryFn: ({ signal }) =>
      ask<TaxExampleAnswer>('previews/taxes', JSON.parse(settled) as unknown, signal),
    enabled: settled !== '',
    placeholderData: keepPreviousData,
    retry: false,
    gcTime: 0,
  })
  return (
    <Sheet title={own.example}>
      <Stack gap="sm">
        <LineFields line={line} on={on} view={view} onChange={setLine} />
        <div aria-live="polite" aria-busy={question !== settled}>
          {question === '' && <Text size="sm">{own.enter}</Text>}
          {question !== '' && worked.isError && <Failure error={worked.error} />}
          {question !== '' && worked.data !== undefined && !worked.isError && (
            <Worked answer={worked.data} asked={example} />
          )}
        </div>
      </Stack>
    </Sheet>
  )
}

function LineFields(props: {
  readonly line: Line
  readonly on: string
  readonly view: TaxesView
  readonly onChange: (line: Line) => void
}) {
  const own = useWords(TAX_WORDS)
  const { line, on, view, onChange } = props
  return (
    <>
      <Group gap="xs" align="flex-end">
        <TextInput
          label={own.amount}
          w={110}
          inputMode="decimal"
          value={line.amount}
          onChange={event => onChange({ ...line, amount: event.currentTarget.value })}
        />
        <NativeSelect
          label={own.of}
          w={190}
          value={line.entity}
          onChange={event => onChange({ ...line, entity: event.currentTarget.value })}
          data={view.entities.map(({ code, currency }) => ({
            value: code,
            label: `${code} (${currency})`,
          }))}
        />
        <DayInput label={own.on} w={165} value={on} onDay={day => onChange({ ...line, on: day })} />
      </Group>
      <Group gap="md" align="center">
        <Checkbox
          label={own.inclusive}
          checked={line.inclusive}
          onChange={event => onChange({ ...line, inclusive: event.currentTarget.checked })}
        />
        <Checkbox
          label={own.business}
          checked={line.business}
          onChange={event => onChange({ ...line, business: event.currentTarget.checked })}
        />
        {line.business && (
          <TextInput
            aria-label={own.taxId}
            placeholder={own.taxId}
            w={160}
            value={line.taxId}
            onChange={event => onChange({ ...line, taxId: event.currentTarget.value })}
          />
        )}
      </Group>
    </>
  )
}

type Asked = {
  readonly amount: string
  readonly taxClass: string
  readonly country: string
  readonly region?: string
  readonly suppliedOn: string
}

function Worked({ answer, asked }: { readonly answer: TaxExampleAnswer; readonly asked: Asked }) {
  const own = useWords(TAX_WORDS)
  const { language } = useSpeech()
  const { currency, before, after, reach } = answer
  const shown = after ?? before
  const money = (minor: string) => `${minorText(minor, currency, language)} ${currency}`
  const isSame = after !== null && JSON.stringify(after) === JSON.stringify(before)
  return (
    <Stack gap="sm">
      {'netMinor' in shown && (
        <Text size="sm" fw={600} data-testid="tax-example">
          {fill(own.says, {
            amount: `${decimalText(asked.amount, language)} ${currency}`,
            class: asked.taxClass,
            place: [asked.country, asked.region].filter(Boolean).join('-'),
            day: dateText(asked.suppliedOn, language),
            tax: money(shown.taxMinor),
            gross: money(shown.grossMinor),
          })}
        </Text>
      )}
      {isSame && (
        <Text size="xs" c="dimmed">
          {own.same}
        </Text>
      )}
      <Sums title={own.today} borne={before} currency={currency} />
      {after !== null && !isSame && <Sums title={own.typed} borne={after} currency={currency} />}
      {reach !== null && <Reach reach={reach} />}
    </Stack>
  )
}

function Sums(props: { readonly title: string; readonly borne: Borne; readonly currency: string }) {
  const own = useWords(TAX_WORDS)
  const { language } = useSpeech()
  const { title, borne, currency } = props
  if ('refusal' in borne) return <NotBorne title={title} refusal={borne.refusal} />
  const sum = (name: string, minor: string, fw = 400) => (
    <Table.Tr fw={fw}>
      <Table.Th scope="row" fw="inherit">
        {name}
      </Table.Th>
      <Table.Td className="figure">
        <Amount minor={minor} currency={currency} />
      </Table.Td>
    </Table.Tr>
  )
  return (
    <div>
      <Text size="xs" c="dimmed" fw={600}>
        {title}
      </Text>
      <Table aria-label={title} verticalSpacing={4} horizontalSpacing={6}>
        <Table.Tbody>
          {sum(own.net, borne.netMinor)}
          {borne.groups.map(each => (
            <Table.Tr key={`${each.code} ${each.ratePercent}`}>
              <Table.Th scope="row" fw={400}>
                {each.name[language] ?? each.name.en} {decimalText(each.ratePercent, language)} %
                <Text size="xs" c="dimmed">
                  {each.code} · {valueLabel(each.category, language)}
                </Text>
              </Table.Th>
              <Table.Td className="figure">
                <Amount minor={each.taxMinor} currency={currency} />
              </Table.Td>
            </Table.Tr>
          ))}
          {sum(own.gross, borne.grossMinor, 600)}
        </Table.Tbody>
      </Table>
    </div>
  )
}

type Refusal = Extract<Borne, { refusal: unknown }>['refusal']

/** Why a line could not be billed there, in the words of the parked bill. */
function NotBorne({ title, refusal }: { readonly title: string; readonly refusal: Refusal }) {
  const { language } = useSpeech()
  const query = new URLSearchParams({ facts: JSON.stringify(refusal.facts) })
  const said = useQuery({
    queryKey: ['refusal', refusal, language],
    queryFn: () => read<Pick<Refused, 'message'>>(`views/refusal/${refusal.code}?${query}`),
  })
  return (
    <Alert color="orange" p="xs" title={title}>
      {said.data?.message}
    </Alert>
  )
}

function Reach({ reach }: { readonly reach: NonNullable<TaxExampleAnswer['reach']> }) {
  const own = useWords(TAX_WORDS)
  const { language } = useSpeech()
  const most = 10_000
  const count = (many: number) =>
    many > most
      ? fill(own.more, { count: decimalText(String(most), language) })
      : decimalText(String(many), language)
  if (reach.contracts === 0) return <Text size="sm">{own.reachNone}</Text>
  return (
    <Alert color="blue" p="xs" role="note">
      <Stack gap={4}>
        <Text size="sm">
          {fill(own.reach, {
            contracts: count(reach.contracts),
            accounts: count(reach.accounts),
            drafts: count(reach.drafts),
          })}
        </Text>
        <Text size="xs">
          {own.first}{' '}
          {reach.first.map(({ account, name, contract }, i) => (
            <span key={contract}>
              {i > 0 && ', '}
              <Anchor component={Link} to={`/accounts/${encodeURIComponent(account)}`} size="xs">
                {account} {name}
              </Anchor>
            </span>
          ))}
        </Text>
        <Text size="xs">{own.reachNote}</Text>
      </Stack>
    </Alert>
  )
}
