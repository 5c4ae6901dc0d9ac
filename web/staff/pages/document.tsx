import { Anchor, Button, Group, SimpleGrid, Stack, Table, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { Fragment, useEffect, useState } from 'react'
import { readFile } from '../../ui/api.ts'
import { Failure } from '../../ui/failure.tsx'
import { decimalText, lastDay } from '../../ui/format.ts'
import { valueLabel } from '../../ui/labels.ts'
import { Amount, Day, Facts, Heading, Pill, Sheet, Waiting } from '../../ui/parts.tsx'
import { useSpeech } from '../../ui/words/words.ts'
import { useMe, useView } from '../queries.ts'
import type { DocumentView } from '../views.ts'

/** An issued document: its PDF beside the data, and for every line why it amounts to what it does. */
export function DocumentPage() {
  const { words, language } = useSpeech()
  const { number = '' } = useParams({ strict: false })
  const view = useView<DocumentView>(`documents/${encodeURIComponent(number)}`)
  if (view.isPending) return <Waiting />
  if (view.isError) return <Failure error={view.error} onRetry={() => view.refetch()} />
  const { head, related } = view.data
  const isVoided = related.some(each => each.relation === 'voids' && each.direction === 'from')
  return (
    <>
      <Heading
        over={words.document[head.kind]}
        title={head.number}
        state={isVoided && <Pill state="voided">{valueLabel('voided', language)}</Pill>}
        actions={<Actions view={view.data} />}
      />
      <SimpleGrid cols={{ base: 1, lg: 2 }}>
        <Stack>
          <Sheet>
            <HeadFacts head={head} />
          </Sheet>
          <Sheet title={words.document.lines} bare>
            <Lines view={view.data} />
          </Sheet>
          <Sheet bare>
            <Totals view={view.data} />
          </Sheet>
          {related.length > 0 && (
            <Sheet title={words.document.related} bare>
              <Related view={view.data} />
            </Sheet>
          )}
          <Sheet title={words.document.postings} bare>
            <Postings view={view.data} />
          </Sheet>
        </Stack>
        <Pdf number={head.number} hasFile={head.file !== null} />
      </SimpleGrid>
    </>
  )
}

function Actions({ view: { head } }: { readonly view: DocumentView }) {
  const { words } = useSpeech()
  const { data: me } = useMe()
  const may = (permission: string) => me?.permissions[permission] !== undefined
  if (head.kind !== 'invoice') return null
  return (
    <>
      {may('invoices.credit') && (
        <Button
          component={Link}
          to={`/do/issueCreditNote?invoice=${encodeURIComponent(head.number)}`}
          variant="default"
        >
          {words.document.creditIt}
        </Button>
      )}
      {may('invoices.void') && (
        <Button
          component={Link}
          to={`/do/voidInvoice?invoice=${encodeURIComponent(head.number)}`}
          variant="default"
        >
          {words.document.voidIt}
        </Button>
      )}
    </>
  )
}

function HeadFacts({ head }: { readonly head: DocumentView['head'] }) {
  const { words } = useSpeech()
  return (
    <Facts
      rows={[
        [
          words.document.customer,
          <Anchor
            key="customer"
            component={Link}
            to={`/accounts/${encodeURIComponent(head.buyer.accountNumber)}`}
            size="sm"
          >
            {head.buyer.accountNumber} {head.buyer.name}
          </Anchor>,
        ],
        [words.home.entity, head.seller.name],
        [words.document.issuedOn, <Day key="issued" on={head.issuedOn} />],
        [words.document.dueOn, <Day key="due" on={head.dueOn} />],
        [
          words.document.period,
          <Fragment key="period">
            <Day on={head.serviceStart} /> – <Day on={lastDay(head.serviceEnd)} />
          </Fragment>,
        ],
        [
          words.document.run,
          head.runNumber === null ? null : (
            <Anchor
              key="run"
              component={Link}
              to={`/runs/${encodeURIComponent(head.runNumber)}`}
              size="sm"
            >
              {head.runNumber}
            </Anchor>
          ),
        ],
        [
          words.document.payable,
          <strong key="payable">
            <Amount minor={head.payableMinor} currency={head.currency} />
          </strong>,
        ],
      ]}
    />
  )
}

function Lines({ view: { head, lines } }: { readonly view: DocumentView }) {
  const { words, language } = useSpeech()
  return (
    <Table>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{words.document.description}</Table.Th>
          <Table.Th className="figure">{words.document.quantity}</Table.Th>
          <Table.Th className="figure">{words.document.unitPrice}</Table.Th>
          <Table.Th className="figure">{words.document.amount}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {lines.map(line => (
          <Table.Tr key={line.lineNo}>
            <Table.Td style={{ verticalAlign: 'top' }}>
              {line.description}
              <Text size="xs" c="dimmed">
                <Day on={line.serviceStart} /> – <Day on={lastDay(line.serviceEnd)} />
              </Text>
              <details>
                <summary>
                  <Text span size="xs" c="var(--mantine-primary-color-filled)">
                    {words.document.why}
                  </Text>
                </summary>
                <ol style={{ margin: '4px 0', paddingInlineStart: 18 }}>
                  {line.why.map(sentence => (
                    <li key={sentence}>
                      <Text size="xs">{sentence}</Text>
                    </li>
                  ))}
                </ol>
              </details>
            </Table.Td>
            <Table.Td className="figure" style={{ verticalAlign: 'top' }}>
              {decimalText(line.quantity, language)} {line.unit}
            </Table.Td>
            <Table.Td className="figure" style={{ verticalAlign: 'top' }}>
              {decimalText(line.unitPrice, language)}
            </Table.Td>
            <Table.Td className="figure" style={{ verticalAlign: 'top' }}>
              <Amount minor={line.netMinor} currency={head.currency} bare />
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}

function Totals({ view: { head, taxes } }: { readonly view: DocumentView }) {
  const { words, language } = useSpeech()
  const rows = [
    [words.document.net, head.netMinor],
    ...taxes.map(tax => [tax.name[language] ?? tax.name.en ?? tax.code, tax.taxMinor] as const),
    [words.document.payable, head.payableMinor],
  ] as const
  return (
    <Table>
      <Table.Tbody>
        {rows.map(([name, minor]) => (
          <Table.Tr key={name}>
            <Table.Th scope="row">{name}</Table.Th>
            <Table.Td className="figure">
              <Amount minor={minor} currency={head.currency} />
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}

function Related({ view: { related } }: { readonly view: DocumentView }) {
  const { words, language } = useSpeech()
  return (
    <Table>
      <Table.Tbody>
        {related.map(each => (
          <Table.Tr key={`${each.number} ${each.relation}`}>
            <Table.Td>
              <Anchor
                component={Link}
                to={`/documents/${encodeURIComponent(each.number)}`}
                size="sm"
              >
                {each.number}
              </Anchor>
            </Table.Td>
            <Table.Td>{words.document[each.kind]}</Table.Td>
            <Table.Td>{valueLabel(`${each.relation}.${each.direction}`, language)}</Table.Td>
            <Table.Td>
              <Day on={each.issuedOn} />
            </Table.Td>
            <Table.Td className="figure">
              <Amount minor={each.grossMinor} currency={each.currency} />
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}

function Postings({ view: { transfers } }: { readonly view: DocumentView }) {
  const { words } = useSpeech()
  return (
    <Table>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{words.document.effectiveOn}</Table.Th>
          <Table.Th>{words.document.debit}</Table.Th>
          <Table.Th>{words.document.credit}</Table.Th>
          <Table.Th className="figure">{words.document.amount}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {transfers.map((each, i) => (
          <Table.Tr key={i}>
            <Table.Td>
              <Day on={each.effectiveOn} />
            </Table.Td>
            <Table.Td>
              {each.debit} {each.debitName}
            </Table.Td>
            <Table.Td>
              {each.credit} {each.creditName}
            </Table.Td>
            <Table.Td className="figure">
              <Amount minor={each.amountMinor} currency={each.currency} bare />
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}

/** The document as issued, shown by the browser's own viewer out of the session. */
function Pdf({ number, hasFile }: { readonly number: string; readonly hasFile: boolean }) {
  const { words } = useSpeech()
  const [url, setUrl] = useState<string>()
  const file = useQuery({
    queryKey: ['pdf', number],
    queryFn: () => readFile(`documents/${encodeURIComponent(number)}.pdf`),
    enabled: hasFile,
    staleTime: Number.POSITIVE_INFINITY,
  })
  useEffect(() => {
    if (file.data === undefined) return
    const made = URL.createObjectURL(file.data)
    setUrl(made)
    return () => URL.revokeObjectURL(made)
  }, [file.data])
  return (
    <Sheet
      title={words.document.pdf}
      aside={
        hasFile && (
          <Group>
            <Anchor
              href={`/v1/documents/${encodeURIComponent(number)}.pdf`}
              size="sm"
              target="_blank"
            >
              {words.document.openPdf}
            </Anchor>
          </Group>
        )
      }
      bare
    >
      {!hasFile && (
        <Text size="sm" c="dimmed" p="sm">
          {words.document.noPdf}
        </Text>
      )}
      {file.isError && <Failure error={file.error} onRetry={() => file.refetch()} />}
      {url !== undefined && (
        <iframe className="pdf" src={url} title={`${words.document.pdf} ${number}`} />
      )}
    </Sheet>
  )
}
