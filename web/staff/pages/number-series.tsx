import { Anchor, Group, Stack, Table, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { decimalText } from '../../ui/format.ts'
import { valueLabel } from '../../ui/labels.ts'
import { Day, Heading, Pill, Sheet, Waiting } from '../../ui/parts.tsx'
import { useWords } from '../../ui/words/in-four.ts'
import { fill, useSpeech } from '../../ui/words/words.ts'
import { FailedPage } from '../parts/failed-page.tsx'
import { useMe, useView } from '../queries.ts'
import { NUMBER_SERIES_WORDS } from '../words/number-series.ts'

type Series = {
  readonly entity: string
  readonly kind: string
  readonly year: number
  readonly prefix: string
  readonly nextNumber: string
  readonly lastIssuedOn: string | null
  readonly lastLabel: string | null
  readonly given: string
  readonly unused: readonly {
    readonly first: string
    readonly last: string
    readonly reason: string
  }[]
  readonly unusedCount: string
  readonly sealed: string
  readonly gaps: string
}

/** The series of numbers: what was given, what comes next, and that nothing is missing. */
export function NumberSeriesPage() {
  const { words } = useSpeech()
  const own = useWords(NUMBER_SERIES_WORDS)
  const { data: me } = useMe()
  const view = useView<{ readonly series: readonly Series[] }>('number-series')
  if (view.isPending) return <Waiting />
  if (view.isError) return <FailedPage error={view.error} onRetry={() => view.refetch()} />
  const { series } = view.data
  const may = (permission: string) => me?.permissions[permission] !== undefined
  return (
    <>
      <Heading over={words.nouns.settings} title={own.title} />
      <Stack>
        <Sheet
          title={own.title}
          aside={
            may('documents.read') && (
              <Anchor href="/v1/exports/numbers" size="sm">
                {own.register}
              </Anchor>
            )
          }
          bare
        >
          {series.length === 0 ? (
            <Text size="sm" c="dimmed" px="sm" pb="sm">
              {own.none}
            </Text>
          ) : (
            <SeriesTable series={series} />
          )}
        </Sheet>
        <Unused series={series} />
        <Sheet title={own.proof}>
          <Stack gap="xs" maw={760}>
            <Text size="sm">{own.how}</Text>
            <Group gap="md">
              {may('proofs.read') && (
                <Anchor component={Link} to="/proofs" size="sm">
                  {own.proofs}
                </Anchor>
              )}
              {may('audit.read') && (
                <Anchor component={Link} to="/lists/document-blocks" size="sm">
                  {own.seals}
                </Anchor>
              )}
              {may('settings.numbers') && (
                <Anchor component={Link} to="/do/startNumberSeries" size="sm">
                  {own.go}
                </Anchor>
              )}
            </Group>
          </Stack>
        </Sheet>
      </Stack>
    </>
  )
}

function SeriesTable({ series }: { readonly series: readonly Series[] }) {
  const own = useWords(NUMBER_SERIES_WORDS)
  const { language } = useSpeech()
  return (
    <Table aria-label={own.title}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{own.entity}</Table.Th>
          <Table.Th>{own.kind}</Table.Th>
          <Table.Th>{own.year}</Table.Th>
          <Table.Th>{own.last}</Table.Th>
          <Table.Th className="figure">{own.next}</Table.Th>
          <Table.Th className="figure">{own.given}</Table.Th>
          <Table.Th className="figure">{own.unused}</Table.Th>
          <Table.Th className="figure">{own.sealed}</Table.Th>
          <Table.Th>{own.proof}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {series.map(each => (
          <Table.Tr key={`${each.entity} ${each.kind} ${each.year}`}>
            <Table.Th scope="row">{each.entity}</Table.Th>
            <Table.Td>{valueLabel(each.kind, language)}</Table.Td>
            <Table.Td>{each.year}</Table.Td>
            <Table.Td>
              {each.lastLabel === null ? (
                each.prefix
              ) : (
                <Anchor
                  component={Link}
                  to={`/documents/${encodeURIComponent(each.lastLabel)}`}
                  size="sm"
                >
                  {each.lastLabel}
                </Anchor>
              )}{' '}
              {each.lastIssuedOn !== null && (
                <Text span size="xs" c="dimmed">
                  <Day on={each.lastIssuedOn} />
                </Text>
              )}
            </Table.Td>
            <Table.Td className="figure">{each.nextNumber}</Table.Td>
            <Table.Td className="figure">{decimalText(each.given, language)}</Table.Td>
            <Table.Td className="figure">{decimalText(each.unusedCount, language)}</Table.Td>
            <Table.Td className="figure">{decimalText(each.sealed, language)}</Table.Td>
            <Table.Td>
              <Pill state={each.gaps === '0' ? 'holds' : 'broken'}>
                {each.gaps === '0' ? own.whole : fill(own.gaps, { count: each.gaps })}
              </Pill>
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}

function Unused({ series }: { readonly series: readonly Series[] }) {
  const own = useWords(NUMBER_SERIES_WORDS)
  const { language } = useSpeech()
  const unused = series.flatMap(each => each.unused.map(span => ({ ...span, of: each })))
  if (unused.length === 0) return null
  return (
    <Sheet title={own.unusedOf} bare>
      <Table aria-label={own.unusedOf}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{own.entity}</Table.Th>
            <Table.Th>{own.kind}</Table.Th>
            <Table.Th>{own.from}</Table.Th>
            <Table.Th>{own.why}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {unused.map(({ of, first, last, reason }) => (
            <Table.Tr key={`${of.entity} ${of.kind} ${of.year} ${first}`}>
              <Table.Td>{of.entity}</Table.Td>
              <Table.Td>
                {valueLabel(of.kind, language)} {of.year}
              </Table.Td>
              <Table.Td>{first === last ? first : `${first} – ${last}`}</Table.Td>
              <Table.Td>{reason}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Sheet>
  )
}
