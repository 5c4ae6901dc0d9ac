import { Anchor, List, Table, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { BankSays, bankSaysText } from '../../../ui/bank-says.tsx'
import { dateText } from '../../../ui/format.ts'
import { valueLabel } from '../../../ui/labels.ts'
import { useActorText } from '../../../ui/list/actors.ts'
import { Amount, Day, Moment, Pill } from '../../../ui/parts.tsx'
import { useWords } from '../../../ui/words/in-four.ts'
import { fill, useSpeech } from '../../../ui/words/words.ts'
import type { MandateView } from '../../views/mandate.ts'
import { MANDATE_WORDS } from '../../words/mandate.ts'

/** What became of a mandate, the latest first: who, when, why, accounts before and after. */
export function MandateHistory({ view }: { readonly view: MandateView }) {
  const own = useWords(MANDATE_WORDS)
  const { language } = useSpeech()
  const actorText = useActorText()
  return (
    <List size="sm" spacing={6} listStyleType="none">
      {view.events.toReversed().map(each => {
        const { before, after, reason, callBack, account, code, corrected } = each.details
        const said = reason === undefined ? null : bankSaysText(reason, language)
        const told =
          code === undefined ? null : bankSaysText(`${code} ${corrected ?? ''}`.trim(), language)
        const change =
          before === undefined || after === undefined ? null : fill(own.before, { before, after })
        return (
          <List.Item key={each.eventId}>
            <strong>{valueLabel(each.kind, language)}</strong>{' '}
            <Text span size="sm">
              {[change ?? account, said, told, callBack].filter(Boolean).join(' · ')}
            </Text>
            <Text size="xs" c="dimmed">
              <Day on={each.on} /> · <Moment at={each.at} /> · {actorText(each.by) ?? each.by}
            </Text>
          </List.Item>
        )
      })}
    </List>
  )
}

/** The customer's consents to take what falls due by this mandate. */
export function Consents({ view }: { readonly view: MandateView }) {
  const own = useWords(MANDATE_WORDS)
  const { language } = useSpeech()
  return (
    <List size="sm" spacing={6} listStyleType="none">
      {view.consents.map(each => (
        <List.Item key={each.autopayId}>
          {own.cap}{' '}
          {each.capMinor === null ? (
            own.noCap
          ) : (
            <Amount minor={each.capMinor} currency={each.currency} />
          )}
          {' · '}
          {fill(own.days, { count: each.noticeDays })} {' · '}
          {fill(each.endedOn === null ? own.since : own.ended, {
            day: dateText(each.endedOn ?? each.consentedOn, language),
          })}
          <Text size="xs" c="dimmed">
            {each.consent}
          </Text>
        </List.Item>
      ))}
    </List>
  )
}

/** What was collected under a mandate, the latest first. */
export function Collections({ view }: { readonly view: MandateView }) {
  const own = useWords(MANDATE_WORDS)
  const { language } = useSpeech()
  return (
    <Table aria-label={own.collections}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{own.on}</Table.Th>
          <Table.Th>{own.noticed}</Table.Th>
          <Table.Th>{own.stated}</Table.Th>
          <Table.Th className="figure">{own.amount}</Table.Th>
          <Table.Th>{own.state}</Table.Th>
          <Table.Th>{own.run}</Table.Th>
          <Table.Th>{own.receipt}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {view.collections.map(each => (
          <Table.Tr key={each.paymentId}>
            <Table.Td>
              <Day on={each.on} />
            </Table.Td>
            <Table.Td>{each.notifiedOn === null ? '–' : <Day on={each.notifiedOn} />}</Table.Td>
            <Table.Td>{each.sequence ?? '–'}</Table.Td>
            <Table.Td className="figure">
              <Amount minor={each.amountMinor} currency={each.currency} />
            </Table.Td>
            <Table.Td>
              <Pill state={each.state}>{valueLabel(each.state, language)}</Pill>{' '}
              {each.reason !== null && <BankSays text={each.reason} />}
            </Table.Td>
            <Table.Td>
              {each.run !== null && (
                <Anchor
                  component={Link}
                  to={`/debit-runs/${encodeURIComponent(each.run)}`}
                  size="sm"
                >
                  {each.run}
                </Anchor>
              )}
            </Table.Td>
            <Table.Td>
              {each.receiptId !== null && (
                <Anchor component={Link} to={`/receipts/${each.receiptId}`} size="sm">
                  {own.receipt}
                </Anchor>
              )}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}
