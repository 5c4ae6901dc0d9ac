import { Anchor, Button, SimpleGrid, Stack, Table, Text } from '@mantine/core'
import { Link, useParams } from '@tanstack/react-router'
import { Fragment } from 'react'
import { decimalText, lastDay, priceText } from '../../ui/format.ts'
import { valueLabel } from '../../ui/labels.ts'
import { Amount, Day, Facts, Heading, Pill, Sheet, Waiting } from '../../ui/parts.tsx'
import { useWords } from '../../ui/words/in-four.ts'
import { useSpeech } from '../../ui/words/words.ts'
import { Behind, Deliveries, Elsewhere, NotAskedFor } from '../parts/document/around.tsx'
import { FailedPage } from '../parts/failed-page.tsx'
import { LedgerAccount } from '../parts/ledger-account.tsx'
import { PdfSheet } from '../parts/pdf-sheet.tsx'
import { PaymentOfDocument, standingOf } from '../parts/standing.tsx'
import { useMe, useView } from '../queries.ts'
import type { DocumentView } from '../views.ts'
import { DOCUMENT_WORDS } from '../words/document.ts'
import { DOCUMENT_AROUND_WORDS } from '../words/document-around.ts'
import { HOME_WORDS } from '../words/home.ts'

/** An issued document: its PDF beside the data, and for every line why it amounts to what it does. */
export function DocumentPage() {
  const { language } = useSpeech()
  const documentWords = useWords(DOCUMENT_WORDS)
  const { number = '' } = useParams({ strict: false })
  const view = useView<DocumentView>(`documents/${encodeURIComponent(number)}`)
  if (view.isPending) return <Waiting />
  if (view.isError) return <FailedPage error={view.error} onRetry={() => view.refetch()} />
  const { head, related } = view.data
  const isVoided = related.some(each => each.relation === 'voids' && each.direction === 'from')
  const standing = standingOf(view.data.standing)
  return (
    <>
      <Heading
        over={documentWords[head.kind]}
        title={head.number}
        state={
          <Pill state={isVoided ? 'voided' : standing}>
            {valueLabel(isVoided ? 'voided' : standing, language)}
          </Pill>
        }
        actions={<Actions view={view.data} />}
      />
      <SimpleGrid cols={{ base: 1, lg: 2 }} style={{ alignItems: 'start' }}>
        <Stack>
          <Sheet>
            <HeadFacts head={head} />
          </Sheet>
          <PaymentOfDocument {...view.data} currency={head.currency} />
          <NotAskedFor view={view.data} />
          <Elsewhere view={view.data} isVoided={isVoided} />
          <Sheet title={documentWords.lines} bare>
            <Lines view={view.data} />
          </Sheet>
          <Sheet bare>
            <Totals view={view.data} />
          </Sheet>
          {related.length > 0 && (
            <Sheet title={documentWords.related} bare>
              <Related view={view.data} />
            </Sheet>
          )}
          <Deliveries view={view.data} />
          <Sheet title={documentWords.postings} bare>
            <Postings view={view.data} />
          </Sheet>
        </Stack>
        <div className="stays">
          <Pdf number={head.number} hasFile={head.file !== null} />
        </div>
      </SimpleGrid>
    </>
  )
}

function Actions({ view: { head } }: { readonly view: DocumentView }) {
  const documentWords = useWords(DOCUMENT_WORDS)
  const around = useWords(DOCUMENT_AROUND_WORDS)
  const { data: me } = useMe()
  const may = (permission: string) => me?.permissions[permission] !== undefined
  const isInvoice = head.kind === 'invoice'
  return (
    <>
      {may('documents.copy') && (
        <Button
          component={Link}
          to={`/do/sendDocumentCopy?document=${encodeURIComponent(head.number)}`}
          variant="default"
        >
          {around.sendCopy}
        </Button>
      )}
      {isInvoice && may('invoices.credit') && (
        <Button
          component={Link}
          to={`/correct/${encodeURIComponent(head.number)}`}
          variant="default"
        >
          {documentWords.creditIt}
        </Button>
      )}
      {isInvoice && may('invoices.void') && (
        <Button
          component={Link}
          to={`/correct/${encodeURIComponent(head.number)}?how=rebill`}
          variant="default"
        >
          {documentWords.voidIt}
        </Button>
      )}
    </>
  )
}

function HeadFacts({ head }: { readonly head: DocumentView['head'] }) {
  const homeWords = useWords(HOME_WORDS)
  const documentWords = useWords(DOCUMENT_WORDS)
  return (
    <Facts
      rows={[
        [
          documentWords.customer,
          <Anchor
            key="customer"
            component={Link}
            to={`/accounts/${encodeURIComponent(head.buyer.accountNumber)}`}
            size="sm"
          >
            {head.buyer.accountNumber} {head.buyer.name}
          </Anchor>,
        ],
        [homeWords.entity, head.seller.name],
        [documentWords.issuedOn, <Day key="issued" on={head.issuedOn} />],
        [documentWords.dueOn, <Day key="due" on={head.dueOn} />],
        [
          documentWords.period,
          <Fragment key="period">
            <Day on={head.serviceStart} /> – <Day on={lastDay(head.serviceEnd)} />
          </Fragment>,
        ],
        [
          documentWords.run,
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
          documentWords.payable,
          <strong key="payable">
            <Amount minor={head.payableMinor} currency={head.currency} />
          </strong>,
        ],
      ]}
    />
  )
}

function Lines({ view: { head, lines, behind } }: { readonly view: DocumentView }) {
  const { language } = useSpeech()
  const documentWords = useWords(DOCUMENT_WORDS)
  const { data: me } = useMe()
  const mayDispute = head.kind === 'invoice' && me?.permissions['disputes.open'] !== undefined
  return (
    <Table>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{documentWords.description}</Table.Th>
          <Table.Th className="figure">{documentWords.quantity}</Table.Th>
          <Table.Th className="figure">{documentWords.unitPrice}</Table.Th>
          <Table.Th className="figure">{documentWords.amount}</Table.Th>
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
                    {documentWords.why}
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
              {behind
                .filter(({ lineNo }) => lineNo === line.lineNo)
                .slice(0, 1)
                .map(each => (
                  <Behind
                    key={each.lineNo}
                    behind={each}
                    from={line.serviceStart}
                    to={line.serviceEnd}
                    disputes={mayDispute ? head.number : null}
                  />
                ))}
            </Table.Td>
            <Table.Td className="figure" style={{ verticalAlign: 'top' }}>
              {decimalText(line.quantity, language)} {line.unit}
            </Table.Td>
            <Table.Td className="figure" style={{ verticalAlign: 'top' }}>
              {priceText(line.unitPrice, language)}
              {line.taxInclusive && (
                <Text size="xs" c="dimmed">
                  {documentWords.withTax}
                </Text>
              )}
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
  const { language } = useSpeech()
  const documentWords = useWords(DOCUMENT_WORDS)
  const rows = [
    [documentWords.net, head.netMinor],
    ...taxes.map(tax => [tax.name[language] ?? tax.name.en ?? tax.code, tax.taxMinor] as const),
    [documentWords.payable, head.payableMinor],
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
  const { language } = useSpeech()
  const documentWords = useWords(DOCUMENT_WORDS)
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
            <Table.Td>{documentWords[each.kind]}</Table.Td>
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
  const documentWords = useWords(DOCUMENT_WORDS)
  return (
    <Table>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{documentWords.effectiveOn}</Table.Th>
          <Table.Th>{documentWords.debit}</Table.Th>
          <Table.Th>{documentWords.credit}</Table.Th>
          <Table.Th className="figure">{documentWords.amount}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {transfers.map((each, i) => (
          <Table.Tr key={i}>
            <Table.Td>
              <Day on={each.effectiveOn} />
            </Table.Td>
            <Table.Td>
              <LedgerAccount code={each.debit} name={each.debitName} />
            </Table.Td>
            <Table.Td>
              <LedgerAccount code={each.credit} name={each.creditName} />
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

/** The document as issued, its pages drawn beside the data. */
function Pdf({ number, hasFile }: { readonly number: string; readonly hasFile: boolean }) {
  const documentWords = useWords(DOCUMENT_WORDS)
  if (hasFile) {
    const path = `documents/${encodeURIComponent(number)}.pdf`
    return <PdfSheet path={path} title={documentWords.pdf} />
  }
  return (
    <Sheet title={documentWords.pdf} bare>
      <Text size="sm" c="dimmed" p="sm">
        {documentWords.noPdf}
      </Text>
    </Sheet>
  )
}
