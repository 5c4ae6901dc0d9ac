import { Anchor, Button, NativeSelect, Stack, Table, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { decimalText, minorText, monthText } from '../../ui/format.ts'
import { useActorText } from '../../ui/list/actors.ts'
import { Amount, Heading, Moment, Sheet, Waiting } from '../../ui/parts.tsx'
import { useWords } from '../../ui/words/in-four.ts'
import { fill, useSpeech } from '../../ui/words/words.ts'
import { FailedPage } from '../parts/failed-page.tsx'
import { agesOf, ProvisionRates, useSegmentName } from '../parts/provision-rates.tsx'
import { useMe, useView } from '../queries.ts'
import type { Provision, ProvisionsView } from '../views/provisions.ts'
import { PROVISION_WORDS } from '../words/provisions.ts'

/** What the allowance for losses had to come to, month by month, with the matrix that explains it. */
export function ProvisionsPage() {
  const { words, language } = useSpeech()
  const own = useWords(PROVISION_WORDS)
  const { data: me } = useMe()
  const view = useView<ProvisionsView>('provisions')
  const [at, setAt] = useState('0')
  if (view.isPending) return <Waiting />
  if (view.isError) return <FailedPage error={view.error} onRetry={() => view.refetch()} />
  const { provisions } = view.data
  const shown = provisions[Number(at)]
  const maySet = me?.permissions['losses.provision'] !== undefined
  return (
    <>
      <Heading
        over={words.nouns.disputes}
        title={own.title}
        actions={
          <>
            {provisions.length > 0 && (
              <NativeSelect
                aria-label={own.which}
                value={at}
                onChange={event => setAt(event.currentTarget.value)}
                data={provisions.map(({ month, entityCode, currency, revision }, i) => ({
                  value: String(i),
                  label: `${monthText(month, language)} · ${entityCode} · ${currency}${revision === 0 ? '' : ` (${revision + 1})`}`,
                }))}
              />
            )}
            {maySet && (
              <Button component={Link} to="/do/postProvision" variant="default">
                {own.post}
              </Button>
            )}
          </>
        }
      />
      <Stack>
        {shown === undefined ? (
          <Text c="dimmed">{own.none}</Text>
        ) : (
          <Matrix provision={shown} view={view.data} />
        )}
        <ProvisionRates view={view.data} maySet={maySet} />
      </Stack>
    </>
  )
}

function Matrix(props: { readonly provision: Provision; readonly view: ProvisionsView }) {
  const { language } = useSpeech()
  const own = useWords(PROVISION_WORDS)
  const actorText = useActorText()
  const nameOf = useSegmentName(props.view)
  const { provision } = props
  const { currency, rows, targetMinor, postedMinor, recordedBy } = provision
  const amount = (minor: bigint | string) =>
    `${minorText(String(minor), currency, language)} ${currency}`
  const ages = agesOf(own.current)
  const sums = ages.map((_, i) =>
    rows.reduce((sum, row) => sum + BigInt(row.expected[i] ?? '0'), 0n),
  )
  const said = {
    before: amount(BigInt(targetMinor) - BigInt(postedMinor)),
    target: amount(targetMinor),
    posted: amount(postedMinor),
  }
  return (
    <Sheet
      title={`${provision.entityName} · ${monthText(provision.month, language)}`}
      aside={
        <Text size="xs" c="dimmed">
          {actorText(recordedBy) ?? recordedBy} · <Moment at={provision.recordedAt} />
        </Text>
      }
    >
      <Text size="sm" mb="sm">
        {fill(own.how, said)}{' '}
        <Anchor
          component={Link}
          size="sm"
          to={`/lists/transfers?${new URLSearchParams({ event: Number(postedMinor) < 0 ? 'provision_released' : 'provision', entity: provision.entityCode })}`}
        >
          {own.ledger}
        </Anchor>
      </Text>
      <Table aria-label={own.title}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{own.segment}</Table.Th>
            {[...ages, own.sum].map(age => (
              <Table.Th key={age} className="figure">
                {age}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map(row => (
            <Table.Tr key={row.segment ?? ''}>
              <Table.Td>{nameOf(row.segment)}</Table.Td>
              {ages.map((age, i) => (
                <Table.Td key={age} className="figure">
                  <Amount minor={row.expected[i] ?? '0'} currency={currency} bare />
                  <Text size="xs" c="dimmed">
                    {minorText(row.open[i] ?? '0', currency, language)} ×{' '}
                    {decimalText(row.percents[i] ?? '0', language)} %
                  </Text>
                </Table.Td>
              ))}
              <Table.Td className="figure">
                <Amount minor={sumOf(row.expected)} currency={currency} bare />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
        <Table.Tfoot>
          <Table.Tr>
            <Table.Th scope="row">{own.expected}</Table.Th>
            {sums.map((minor, i) => (
              <Table.Td key={ages[i]} className="figure">
                <Amount minor={String(minor)} currency={currency} bare />
              </Table.Td>
            ))}
            <Table.Td className="figure">
              <strong>
                <Amount minor={targetMinor} currency={currency} bare />
              </strong>
            </Table.Td>
          </Table.Tr>
        </Table.Tfoot>
      </Table>
    </Sheet>
  )
}

function sumOf(minors: readonly string[]): string {
  return String(minors.reduce((sum, minor) => sum + BigInt(minor), 0n))
}
