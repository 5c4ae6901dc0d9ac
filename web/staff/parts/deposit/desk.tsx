import { Button, Group, NativeSelect, Stack, Table, Text } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { run } from '../../../ui/api.ts'
import { Failure } from '../../../ui/failure.tsx'
import { useScreenKeys } from '../../../ui/keys.ts'
import { valueLabel } from '../../../ui/labels.ts'
import { Amount, Pill, Sheet, Waiting } from '../../../ui/parts.tsx'
import { useWords } from '../../../ui/words/in-four.ts'
import { fill, useSpeech } from '../../../ui/words/words.ts'
import { useView } from '../../queries.ts'
import type { DepositView } from '../../views/deposit.ts'
import { DEPOSIT_WORDS } from '../../words/deposit.ts'
import { DepositEntry } from './entry.tsx'

/** One deposit: pieces are keyed in one after the other until they come to what was counted. */
export function DepositDesk(props: { readonly entity: string; readonly reference: string }) {
  const own = useWords(DEPOSIT_WORDS)
  const { entity, reference } = props
  const path = `deposits/${encodeURIComponent(reference)}?entity=${encodeURIComponent(entity)}`
  const view = useView<DepositView>(path)
  const queries = useQueryClient()
  if (view.isPending) return <Waiting />
  if (view.isError) return <Failure error={view.error} onRetry={() => view.refetch()} />
  const { deposit } = view.data
  const again = () => queries.invalidateQueries({ queryKey: ['view', path] })
  return (
    <Stack>
      <Totals view={view.data} onClosed={again} />
      {deposit.closedOn === null ? (
        <DepositEntry deposit={deposit} onAdded={again} />
      ) : (
        <Text role="status">{own.closed}</Text>
      )}
      <Pieces view={view.data} onRemoved={again} />
    </Stack>
  )
}

function Totals(props: { readonly view: DepositView; readonly onClosed: () => Promise<void> }) {
  const own = useWords(DEPOSIT_WORDS)
  const { deposit, receipts, reasons } = props.view
  const [reason, setReason] = useState('')
  const [key] = useState(() => crypto.randomUUID())
  const keyed = receipts.reduce((sum, each) => sum + BigInt(each.amountMinor), 0n)
  const difference = BigInt(deposit.controlMinor) - keyed
  const isEven = difference === 0n && receipts.length === deposit.controlCount
  const close = useMutation({
    mutationFn: () =>
      run(
        'closeDeposit',
        {
          entity: deposit.entity,
          reference: deposit.reference,
          on: deposit.openedOn,
          ...(reason === '' ? {} : { reason }),
        },
        { key },
      ),
    onSuccess: props.onClosed,
  })
  const mayClose = receipts.length > 0 && (isEven || reason !== '')
  useScreenKeys(
    [
      [
        'mod+Enter',
        () => deposit.closedOn === null && mayClose && !close.isPending && close.mutate(),
      ],
    ],
    [],
  )
  return (
    <div style={{ position: 'sticky', top: 56, zIndex: 2 }}>
      <Sheet>
        <Group justify="space-between" align="flex-end">
          <Sums deposit={deposit} keyed={keyed} pieces={receipts.length} />
          <Group align="flex-end">
            <SlipLink deposit={deposit} />
            {deposit.closedOn === null && (
              <>
                {!isEven && receipts.length > 0 && (
                  <NativeSelect
                    label={own.reason}
                    value={reason}
                    onChange={event => setReason(event.currentTarget.value)}
                    data={[
                      { value: '', label: '–' },
                      ...reasons.map(({ code, name }) => ({ value: code, label: name })),
                    ]}
                  />
                )}
                <Button
                  disabled={!mayClose}
                  loading={close.isPending}
                  onClick={() => close.mutate()}
                >
                  {own.close}
                </Button>
              </>
            )}
          </Group>
        </Group>
        {close.isError && <Failure error={close.error} />}
      </Sheet>
    </div>
  )
}

/** What was counted, what is keyed in, and what is missing: always in sight. */
function Sums(props: {
  readonly deposit: DepositView['deposit']
  readonly keyed: bigint
  readonly pieces: number
}) {
  const own = useWords(DEPOSIT_WORDS)
  const { deposit, keyed, pieces } = props
  const difference = BigInt(deposit.controlMinor) - keyed
  const isEven = difference === 0n && pieces === deposit.controlCount
  const shown = [
    [own.counted, deposit.controlMinor],
    [own.keyed, keyed.toString()],
    [own.difference, difference.toString()],
  ] as const
  return (
    <Group gap="xl" role="status">
      {shown.map(([name, minor]) => (
        <div key={name}>
          <Text size="xs" c="dimmed">
            {name}
          </Text>
          <Text size="lg" fw={600}>
            <Amount minor={minor} currency={deposit.currency} />
          </Text>
        </div>
      ))}
      <Pill state={isEven ? 'balanced' : 'unbalanced'}>
        {fill(own.pieces, { keyed: pieces, counted: deposit.controlCount })}
      </Pill>
    </Group>
  )
}

/** The paper that goes to the bank with the checks. */
function SlipLink({ deposit }: { readonly deposit: DepositView['deposit'] }) {
  const own = useWords(DEPOSIT_WORDS)
  const query = new URLSearchParams({ entity: deposit.entity })
  return (
    <Button
      component="a"
      href={`/v1/deposits/${encodeURIComponent(deposit.reference)}/slip.pdf?${query}`}
      target="_blank"
      variant="default"
    >
      {own.slip}
    </Button>
  )
}

function Pieces(props: { readonly view: DepositView; readonly onRemoved: () => Promise<void> }) {
  const { language } = useSpeech()
  const own = useWords(DEPOSIT_WORDS)
  const { deposit, receipts } = props.view
  const remove = useMutation({
    mutationFn: ({ receiptId, account }: DepositView['receipts'][number]) =>
      run(
        'removeFromDeposit',
        {
          entity: deposit.entity,
          reference: deposit.reference,
          receipts: [{ accountNumber: account, receipt: receiptId }],
        },
        { key: crypto.randomUUID() },
      ),
    onSuccess: props.onRemoved,
  })
  return (
    <Sheet title={own.inDeposit} bare>
      {remove.isError && <Failure error={remove.error} />}
      <Table aria-label={own.inDeposit}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{own.number}</Table.Th>
            <Table.Th>{own.customer}</Table.Th>
            <Table.Th className="figure">{own.amount}</Table.Th>
            <Table.Th className="figure">{own.unapplied}</Table.Th>
            <Table.Td />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {receipts.map(each => {
            const item = each.checkNumber ?? valueLabel(each.method, language)
            return (
              <Table.Tr key={each.receiptId}>
                <Table.Td>{item}</Table.Td>
                <Table.Td>
                  {each.account} {each.name}
                </Table.Td>
                <Table.Td className="figure">
                  <Amount minor={each.amountMinor} currency={deposit.currency} />
                </Table.Td>
                <Table.Td className="figure">
                  <Amount minor={each.unappliedMinor} currency={deposit.currency} bare />
                </Table.Td>
                <Table.Td>
                  {deposit.closedOn === null && (
                    <Button
                      size="compact-xs"
                      variant="subtle"
                      aria-label={fill(own.remove, { item })}
                      onClick={() => remove.mutate(each)}
                    >
                      ×
                    </Button>
                  )}
                </Table.Td>
              </Table.Tr>
            )
          })}
        </Table.Tbody>
      </Table>
    </Sheet>
  )
}
