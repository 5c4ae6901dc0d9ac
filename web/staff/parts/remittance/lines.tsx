import { Alert, Anchor, Button, Group, Stack, Table, Text, TextInput } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { Deed } from '../../../ui/form/deed.tsx'
import { minorText } from '../../../ui/format.ts'
import { valueLabel } from '../../../ui/labels.ts'
import { Amount, Pill, Sheet } from '../../../ui/parts.tsx'
import { useWords } from '../../../ui/words/in-four.ts'
import { fill, useSpeech } from '../../../ui/words/words.ts'
import { useMe } from '../../queries.ts'
import type { RemittanceLine, RemittanceView } from '../../views/remittance.ts'
import { REMITTANCE_WORDS } from '../../words/remittance.ts'

/** The lines of an advice; one that does not tie is put right, or settled once its money is here. */
export function RemittanceLines({ view }: { readonly view: RemittanceView }) {
  const own = useWords(REMITTANCE_WORDS)
  const { data: me } = useMe()
  const [chosen, setChosen] = useState<number>()
  const { lines, remittance } = view
  const step =
    remittance.state === 'matched'
      ? ('settle' as const)
      : remittance.state === 'waiting'
        ? ('correct' as const)
        : undefined
  const permission = step === 'settle' ? 'receipts.allocate' : 'receipts.record'
  const may = step !== undefined && me?.permissions[permission] !== undefined
  const line = lines.find(each => each.line === chosen && isOpen(each))
  return (
    <Stack>
      <Sheet title={own.lines} bare>
        <SumDiffers view={view} />
        <Table aria-label={own.lines}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{own.document}</Table.Th>
              <Table.Th>{own.owner}</Table.Th>
              <Table.Th className="figure">{own.amount}</Table.Th>
              <Table.Th className="figure">{own.kept}</Table.Th>
              <Table.Th>{own.why}</Table.Th>
              <Table.Th className="figure">{own.open}</Table.Th>
              <Table.Th>{own.state}</Table.Th>
              <Table.Td />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {lines.map(each => (
              <LineRow key={each.line} line={each} currency={remittance.currency}>
                {may && isOpen(each) && (
                  <Button
                    size="compact-xs"
                    variant="subtle"
                    onClick={() => setChosen(each.line)}
                    aria-label={fill(own[step], { line: each.line })}
                  >
                    {fill(own[step], { line: each.line })}
                  </Button>
                )}
              </LineRow>
            ))}
          </Table.Tbody>
        </Table>
      </Sheet>
      {line !== undefined && step !== undefined && (
        <SettleLine
          key={`${line.line} ${step}`}
          line={line}
          step={step}
          view={view}
          onClose={() => setChosen(undefined)}
        />
      )}
    </Stack>
  )
}

/** Waits for a person; before the money is here only what does not tie does. */
function isOpen(line: RemittanceLine): boolean {
  return line.state === 'untied'
}

function SumDiffers({ view }: { readonly view: RemittanceView }) {
  const own = useWords(REMITTANCE_WORDS)
  const { language } = useSpeech()
  const { amountMinor, currency } = view.remittance
  const linesMinor = view.lines.reduce((sum, line) => sum + BigInt(line.amountMinor), 0n)
  if (linesMinor === BigInt(amountMinor)) return null
  const shown = (minor: string) => `${minorText(minor, currency, language)} ${currency}`
  return (
    <Alert color="yellow" m="sm" p="xs" role="note">
      {fill(own.sumDiffers, { lines: shown(linesMinor.toString()), amount: shown(amountMinor) })}
    </Alert>
  )
}

const TONES = { applied: 'settled', left: 'settled', untied: 'open', waiting: 'pending' } as const

function LineRow(props: {
  readonly line: RemittanceLine
  readonly currency: string
  readonly children: React.ReactNode
}) {
  const { language } = useSpeech()
  const { line, currency } = props
  const amount = (minor: string) =>
    BigInt(minor) === 0n ? '' : <Amount minor={minor} currency={currency} bare />
  return (
    <Table.Tr>
      <Table.Th scope="row">
        {line.isKnown ? (
          <Anchor
            component={Link}
            to={`/documents/${encodeURIComponent(line.document)}`}
            size="sm"
            underline="always"
          >
            {line.document}
          </Anchor>
        ) : (
          line.document
        )}
      </Table.Th>
      <Table.Td>
        {line.debtor !== null && (
          <Anchor
            component={Link}
            to={`/accounts/${encodeURIComponent(line.debtor)}`}
            size="sm"
            underline="always"
          >
            {line.debtor}
          </Anchor>
        )}{' '}
        {line.debtorName}
      </Table.Td>
      <Table.Td className="figure">{amount(line.amountMinor)}</Table.Td>
      <Table.Td className="figure">{amount(line.deductionMinor)}</Table.Td>
      <Table.Td>
        {line.reason ?? (line.reasonCode === null ? '' : valueLabel(line.reasonCode, language))}
      </Table.Td>
      <Table.Td className="figure">
        {line.openMinor !== null && <Amount minor={line.openMinor} currency={currency} bare />}
      </Table.Td>
      <Table.Td>
        <Pill state={TONES[line.state]}>
          {valueLabel(
            line.state === 'untied' && line.fault !== null ? line.fault : line.state,
            language,
          )}
        </Pill>
        {line.note !== null && (
          <Text size="xs" c="dimmed">
            {line.note}
          </Text>
        )}
      </Table.Td>
      <Table.Td style={{ textAlign: 'end' }}>{props.children}</Table.Td>
    </Table.Tr>
  )
}

/** Which document a line means; once the money is here it is paid, or stays on the account. */
function SettleLine(props: {
  readonly line: RemittanceLine
  readonly step: 'settle' | 'correct'
  readonly view: RemittanceView
  readonly onClose: () => void
}) {
  const own = useWords(REMITTANCE_WORDS)
  const { data: me } = useMe()
  const { line, step, view, onClose } = props
  const [document, setDocument] = useState(line.document)
  const [note, setNote] = useState('')
  const [key, setKey] = useState(() => crypto.randomUUID())
  const { remittanceId: remittance } = view.remittance
  const isSettle = step === 'settle'
  const permission = isSettle ? 'receipts.allocate' : 'receipts.record'
  const proposes = me?.permissions[permission] === 'propose'
  const meant = document.trim()
  const given = note.trim() === '' ? {} : { note: note.trim() }
  const of = { remittance, line: line.line }
  const renew = () => setKey(crypto.randomUUID())
  return (
    <Sheet title={fill(own.settleTitle, { line: line.line, document: line.document })}>
      <Stack>
        <Text size="sm" c="dimmed">
          {isSettle ? own.settleHelp : own.correctHelp}
        </Text>
        <Group align="flex-end">
          <TextInput
            label={own.meant}
            value={document}
            maxLength={60}
            onChange={event => {
              setDocument(event.currentTarget.value)
              renew()
            }}
          />
          <TextInput
            label={own.note}
            value={note}
            maxLength={500}
            style={{ flex: 1 }}
            onChange={event => {
              setNote(event.currentTarget.value)
              renew()
            }}
          />
        </Group>
        <Deed
          command={isSettle ? 'settleRemittanceLine' : 'correctRemittance'}
          input={() =>
            isSettle
              ? { ...of, how: 'apply', document: meant, ...given }
              : { remittance, lines: [{ line: line.line, document: meant }], ...given }
          }
          intent={key}
          proposes={proposes}
          isReady={meant !== ''}
          does={isSettle ? own.pay : own.save}
          onDone={onClose}
        >
          <Button variant="default" onClick={onClose}>
            {own.back}
          </Button>
        </Deed>
        {isSettle && (
          <Deed
            command="settleRemittanceLine"
            input={() => ({ ...of, how: 'leave', ...given })}
            intent={`leave-${key}`}
            proposes={proposes}
            isReady
            does={own.leave}
            onDone={onClose}
          />
        )}
      </Stack>
    </Sheet>
  )
}
