import { Button, Checkbox, Grid, Group, Stack, Table, Text } from '@mantine/core'
import { useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { dateText, decimalText } from '../../ui/format.ts'
import { valueLabel } from '../../ui/labels.ts'
import { Heading, Pill, Sheet, Waiting } from '../../ui/parts.tsx'
import { useWords } from '../../ui/words/in-four.ts'
import { fill, useSpeech } from '../../ui/words/words.ts'
import { FailedPage } from '../parts/failed-page.tsx'
import { MakeValid } from '../parts/make-valid.tsx'
import { useRowCheck } from '../parts/row-check.tsx'
import {
  isWholeTax,
  newTax,
  type TaxDraft,
  taxAfter,
  taxRows,
} from '../parts/settings/tax-draft.ts'
import { TaxExample } from '../parts/settings/tax-example.tsx'
import { TaxFields } from '../parts/settings/tax-fields.tsx'
import { useView } from '../queries.ts'
import type { TaxesView, TaxRate } from '../views/taxes.ts'
import { TAX_WORDS } from '../words/taxes.ts'

/** Dated rates: the next one is typed beside a worked example and what it would touch. */
export function TaxesPage() {
  const { words } = useSpeech()
  const own = useWords(TAX_WORDS)
  const view = useView<TaxesView>('taxes')
  if (view.isPending) return <Waiting />
  if (view.isError) return <FailedPage error={view.error} onRetry={() => view.refetch()} />
  return (
    <>
      <Heading over={words.nouns.settings} title={own.title} />
      <Editor view={view.data} />
    </>
  )
}

function Editor({ view }: { readonly view: TaxesView }) {
  const own = useWords(TAX_WORDS)
  const { language } = useSpeech()
  const asked: Readonly<Record<string, unknown>> = useSearch({ strict: false })
  // What is read again later takes nothing away that was typed.
  const [draft, setDraft] = useState<TaxDraft>(() => {
    const held = view.rules.find(
      ({ from, to, ratePercent }) => from <= view.today && to === null && ratePercent !== '0',
    )
    return held === undefined || asked.new !== undefined
      ? newTax(view.today, view.classes[0]?.taxClass ?? '')
      : taxAfter(held, 'next', view.today)
  })
  const input = { rows: taxRows(draft) }
  const check = useRowCheck('defineTaxRules', input, isWholeTax(draft))
  const day = /^\d{4}-\d{2}-\d{2}$/.test(draft.from) ? dateText(draft.from, language) : draft.from
  return (
    <Grid gap="md">
      <Grid.Col span={{ base: 12, lg: 7 }}>
        <Stack>
          <TaxFields draft={draft} view={view} onChange={setDraft} />
          <Rates view={view} draft={draft} onChoose={setDraft} />
        </Stack>
      </Grid.Col>
      <Grid.Col span={{ base: 12, lg: 5 }}>
        <Stack style={{ position: 'sticky', top: 12 }}>
          <TaxExample draft={draft} view={view} />
          <Sheet title={own.make}>
            <MakeValid
              command="defineTaxRules"
              input={input}
              permission="catalog.write"
              check={check}
              words={{
                ...{ fine: own.fine, incomplete: own.incomplete, mayNot: own.mayNot },
                consequence: fill(own.consequence, { day }),
                does: fill(own.does, { day }),
                done: own.done,
              }}
            />
          </Sheet>
        </Stack>
      </Grid.Col>
    </Grid>
  )
}

function Rates(props: {
  readonly view: TaxesView
  readonly draft: TaxDraft
  readonly onChoose: (draft: TaxDraft) => void
}) {
  const own = useWords(TAX_WORDS)
  const { language } = useSpeech()
  const { view, draft, onChoose } = props
  const { today } = view
  const [all, setAll] = useState(false)
  const choose = (next: TaxDraft) => {
    onChoose(next)
    window.scrollTo({ top: 0, behavior: 'smooth' })
  }
  const shown = view.rules.filter(({ to }) => all || to === null || to > today)
  return (
    <Sheet
      title={own.rates}
      aside={
        <Group gap="md">
          <Checkbox
            size="xs"
            label={own.all}
            checked={all}
            onChange={event => setAll(event.currentTarget.checked)}
          />
          <Button
            size="xs"
            variant="default"
            onClick={() => choose(newTax(today, view.classes[0]?.taxClass ?? ''))}
          >
            {own.fresh}
          </Button>
        </Group>
      }
      bare
    >
      <Table aria-label={own.rates}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{own.code}</Table.Th>
            <Table.Th>{own.taxClass}</Table.Th>
            <Table.Th>{own.place}</Table.Th>
            <Table.Th className="figure">{own.rate}</Table.Th>
            <Table.Th>{own.holds}</Table.Th>
            <Table.Td />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {shown.map(rule => (
            <Table.Tr
              key={`${rule.code} ${rule.taxClass} ${rule.from}`}
              aria-current={rule === draft.of ? 'true' : undefined}
            >
              <Table.Th scope="row">
                {rule.name[language] ?? rule.name.en}{' '}
                <Text span size="xs" c="dimmed" title={valueLabel(rule.category, language)}>
                  {rule.code}
                </Text>
              </Table.Th>
              <Table.Td>{rule.taxClass}</Table.Td>
              <Table.Td className="nowrap">
                {[rule.country, rule.region].filter(Boolean).join(' · ')}
              </Table.Td>
              <Table.Td className="figure">{decimalText(rule.ratePercent, language)}</Table.Td>
              <Table.Td>
                <Holding rule={rule} today={today} />
              </Table.Td>
              <Table.Td>
                <Group gap={4} wrap="nowrap" justify="flex-end">
                  {rule.to === null && (
                    <Button
                      size="compact-xs"
                      variant="subtle"
                      onClick={() => choose(taxAfter(rule, 'next', today))}
                    >
                      {own.change}
                    </Button>
                  )}
                  <Button
                    size="compact-xs"
                    variant="subtle"
                    onClick={() => choose(taxAfter(rule, 'same', today))}
                  >
                    {own.correct}
                  </Button>
                </Group>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Sheet>
  )
}

function Holding({ rule, today }: { readonly rule: TaxRate; readonly today: string }) {
  const own = useWords(TAX_WORDS)
  const { language } = useSpeech()
  if (rule.from > today) {
    return <Pill state="review">{fill(own.coming, { day: dateText(rule.from, language) })}</Pill>
  }
  if (rule.to !== null && rule.to <= today) {
    return <Pill state="ended">{fill(own.ended, { day: dateText(rule.to, language) })}</Pill>
  }
  return (
    <>
      <Pill state="holds">{own.inForce}</Pill>{' '}
      <Text span size="xs" c="dimmed" className="nowrap">
        {dateText(rule.from, language)}
        {rule.to !== null && ` – ${dateText(rule.to, language)}`}
      </Text>
    </>
  )
}
