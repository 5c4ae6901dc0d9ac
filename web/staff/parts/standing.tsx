import { Anchor, Group, Table, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { dateText, minorText } from '../../ui/format.ts'
import { valueLabel } from '../../ui/labels.ts'
import { Amount, Day, Facts, Pill, Sheet } from '../../ui/parts.tsx'
import { useWords } from '../../ui/words/in-four.ts'
import { fill, useSpeech } from '../../ui/words/words.ts'
import { useMe } from '../queries.ts'
import { STANDING_WORDS } from '../words/standing.ts'

/** Where the payment of a document stands, as its view tells. */
export type DocumentStanding = {
  readonly standing: {
    readonly state: string
    readonly openMinor: string
    readonly nextDueOn: string | null
    readonly overdueMinor: string
    readonly onPlanMinor: string
    readonly overpaidMinor: string
    readonly discountMinor: string | null
    readonly discountOn: string | null
  }
  readonly instalments: readonly {
    readonly reference: string | null
    readonly dueOn: string
    readonly amountMinor: string
    readonly openMinor: string
    readonly isPlan: boolean
  }[]
  readonly settlements: readonly {
    readonly effectiveOn: string
    readonly kind: string
    readonly isReversal: boolean
    readonly amountMinor: string
    readonly label: string | null
    readonly method: string | null
    readonly receiptId: string | null
  }[]
}

/** The state that a reader cares for first: late before open. */
export function standingOf({ state, overdueMinor }: DocumentStanding['standing']): string {
  return overdueMinor === '0' ? state : 'overdue'
}

/** What is open of a document, when it is due, and what has settled the rest. */
export function PaymentOfDocument(props: DocumentStanding & { readonly currency: string }) {
  const { language } = useSpeech()
  const words = useWords(STANDING_WORDS)
  const { standing, currency } = props
  const amount = (minor: string) =>
    minor === '0' ? null : <Amount key={minor} minor={minor} currency={currency} />
  const { discountMinor, discountOn } = standing
  return (
    <Sheet title={words.payment}>
      <Facts
        rows={[
          [
            words.payment,
            <Pill key="state" state={standingOf(standing)}>
              {valueLabel(standingOf(standing), language)}
            </Pill>,
          ],
          [words.open, amount(standing.openMinor)],
          [words.overdue, amount(standing.overdueMinor)],
          [
            words.nextDue,
            standing.nextDueOn === null ? null : <Day key="next" on={standing.nextDueOn} />,
          ],
          [words.onPlan, amount(standing.onPlanMinor)],
          [words.overpaid, amount(standing.overpaidMinor)],
          [
            words.discount,
            discountMinor === null || discountOn === null
              ? null
              : fill(words.early, {
                  amount: `${minorText(discountMinor, currency, language)} ${currency}`,
                  date: dateText(discountOn, language),
                }),
          ],
        ]}
      />
      <Instalments {...props} />
      <Settlements {...props} />
    </Sheet>
  )
}

function Instalments({ instalments, currency }: Parameters<typeof PaymentOfDocument>[0]) {
  const words = useWords(STANDING_WORDS)
  if (instalments.length === 0) return null
  return (
    <Table mt="sm">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{words.instalment}</Table.Th>
          <Table.Th>{words.dueOn}</Table.Th>
          <Table.Th className="figure">{words.amount}</Table.Th>
          <Table.Th className="figure">{words.open}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {instalments.map((each, i) => (
          <Table.Tr key={i}>
            <Table.Td>
              {each.reference}
              {each.isPlan && (
                <Text span size="xs" c="dimmed">
                  {' '}
                  {words.onPlan}
                </Text>
              )}
            </Table.Td>
            <Table.Td>
              <Day on={each.dueOn} />
            </Table.Td>
            <Table.Td className="figure">
              <Amount minor={each.amountMinor} currency={currency} bare />
            </Table.Td>
            <Table.Td className="figure">
              <Amount minor={each.openMinor} currency={currency} bare />
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}

function Settlements({ settlements, currency }: Parameters<typeof PaymentOfDocument>[0]) {
  const words = useWords(STANDING_WORDS)
  if (settlements.length === 0) return null
  return (
    <Table mt="sm">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{words.settledBy}</Table.Th>
          <Table.Td />
          <Table.Th className="figure">{words.amount}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {settlements.map((each, i) => (
          <Table.Tr key={i}>
            <Table.Td>
              <Day on={each.effectiveOn} />
            </Table.Td>
            <Table.Td>
              <SettledBy settlement={each} /> {each.label}
              {each.isReversal && (
                <Text span size="xs" c="dimmed">
                  {' '}
                  {words.takenBack}
                </Text>
              )}
            </Table.Td>
            <Table.Td className="figure">
              <Amount minor={each.amountMinor} currency={currency} bare />
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}

/** The kind of what settled it; of a payment how it was made, which leads to its receipt. */
function SettledBy(props: { readonly settlement: DocumentStanding['settlements'][number] }) {
  const { language } = useSpeech()
  const { kind, method, receiptId } = props.settlement
  if (method === null || receiptId === null) return valueLabel(kind, language)
  return (
    <Anchor component={Link} to={`/receipts/${receiptId}`} size="sm">
      {valueLabel(method, language)}
    </Anchor>
  )
}

/** What an account owes and has, by legal entity and currency, as its view tells. */
export type AccountStanding = {
  readonly entity: string
  readonly currency: string
  readonly openMinor: string
  readonly overdueMinor: string
  readonly overdueSince: string | null
  readonly onPlanMinor: string
  readonly unappliedMinor: string
  readonly creditMinor: string
}

/** What an account owes and has: open, overdue since when, on a plan, not used, in its favour. */
export function PaymentOfAccount(props: {
  readonly rows: readonly AccountStanding[]
  readonly account: string
  /** What is due before it is overdue. */
  readonly today: string
  /** Where the steps stand elsewhere. */
  readonly bare?: boolean
}) {
  const words = useWords(STANDING_WORDS)
  const { rows } = props
  if (rows.length === 0) {
    return (
      <Sheet title={words.payment}>
        <Text size="sm" c="dimmed">
          {words.nothing}
        </Text>
      </Sheet>
    )
  }
  return (
    <Sheet title={words.payment} aside={props.bare === true ? null : <NextSteps {...props} />} bare>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{words.entity}</Table.Th>
            <Table.Th className="figure">{words.open}</Table.Th>
            <Table.Th className="figure">{words.overdue}</Table.Th>
            <Table.Th className="figure">{words.onPlan}</Table.Th>
            <Table.Th className="figure">{words.unapplied}</Table.Th>
            <Table.Th className="figure">{words.credit}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map(row => (
            <AccountRow
              key={`${row.entity} ${row.currency}`}
              row={row}
              account={props.account}
              today={props.today}
            />
          ))}
        </Table.Tbody>
      </Table>
    </Sheet>
  )
}

/** Leads to a payment plan of what is overdue, and to the refund of what the customer has in credit. */
function NextSteps(props: { readonly rows: readonly AccountStanding[]; readonly account: string }) {
  const words = useWords(STANDING_WORDS)
  const { data: me } = useMe()
  const { rows } = props
  const of = new URLSearchParams({ account: props.account })
  const steps = [
    ['plans.agree', rows.some(row => row.overdueSince !== null), 'new-payment-plan', words.plan],
    [
      'receipts.refund',
      rows.some(row => row.unappliedMinor !== '0' || row.creditMinor !== '0'),
      'refunds',
      words.refund,
    ],
  ] as const
  return (
    <Group gap="md">
      {steps.map(
        ([permission, fits, place, text]) =>
          fits &&
          me?.permissions[permission] !== undefined && (
            <Anchor key={place} component={Link} to={`/${place}?${of}`} size="sm">
              {text}
            </Anchor>
          ),
      )}
    </Group>
  )
}

/** The list of the open items of an account that bear out a figure. */
export function itemsOf(account: string, filters: Readonly<Record<string, string>>): string {
  return `/lists/open-items?${new URLSearchParams({ account, ...filters })}`
}

function AccountRow({ row, account, today }: RowProps) {
  const words = useWords(STANDING_WORDS)
  const { entity, currency } = row
  const figure = (minor: string, filters: Readonly<Record<string, string>> = {}) => (
    <Figure
      minor={minor}
      currency={currency}
      to={itemsOf(account, { entity, currency, ...filters })}
    />
  )
  return (
    <Table.Tr>
      <Table.Td>{entity}</Table.Td>
      <Table.Td className="figure">{figure(row.openMinor, { isOwed: 'true' })}</Table.Td>
      <Table.Td className="figure">
        {row.overdueSince === null ? (
          '–'
        ) : (
          <Group gap={6} justify="flex-end">
            <Pill state="overdue">
              {words.since} <Day on={row.overdueSince} />
            </Pill>
            {figure(row.overdueMinor, { isOwed: 'true', 'dueOn.to': today })}
          </Group>
        )}
      </Table.Td>
      <Table.Td className="figure">{figure(row.onPlanMinor, { control: '1205' })}</Table.Td>
      <Table.Td className="figure">{figure(row.unappliedMinor, { control: '2510' })}</Table.Td>
      <Table.Td className="figure">
        {figure(row.creditMinor, { isOwed: 'false', 'control.not': '2510' })}
      </Table.Td>
    </Table.Tr>
  )
}

type RowProps = {
  readonly row: AccountStanding
  readonly account: string
  readonly today: string
}

/** A sum that leads to what it is made of; nothing is made of nothing. */
function Figure(props: { readonly minor: string; readonly currency: string; readonly to: string }) {
  const { minor, currency, to } = props
  if (minor === '0') return <Amount minor={minor} currency={currency} />
  return (
    <Anchor component={Link} to={to} size="sm">
      <Amount minor={minor} currency={currency} />
    </Anchor>
  )
}
