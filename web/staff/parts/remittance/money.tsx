import { Anchor, Button, Group, Stack, Table, Text } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { run } from '../../../ui/api.ts'
import { Failure } from '../../../ui/failure.tsx'
import { dateText } from '../../../ui/format.ts'
import { useActorText } from '../../../ui/list/actors.ts'
import { Amount, Day, Facts, Moment, Pill, Sheet } from '../../../ui/parts.tsx'
import { useWords } from '../../../ui/words/in-four.ts'
import { fill, useSpeech } from '../../../ui/words/words.ts'
import { useMe } from '../../queries.ts'
import type {
  RemittanceCandidate,
  RemittanceMoney,
  RemittanceView,
} from '../../views/remittance.ts'
import { EVIDENCE_WORDS } from '../../words/evidence.ts'
import { REMITTANCE_WORDS } from '../../words/remittance.ts'

/** Which money an advice is of; while it waits, the money that it may be of. */
export function RemittanceMoneyPart({ view }: { readonly view: RemittanceView }) {
  const own = useWords(REMITTANCE_WORDS)
  const { data: me } = useMe()
  const { money, remittance, candidates } = view
  if (remittance.state === 'split') return null
  const isWaiting = remittance.state === 'waiting'
  if (!isWaiting && money.length === 0) return null
  return (
    <Sheet title={own.money}>
      <Stack>
        {isWaiting && (
          <>
            <Text size="sm">{own.waiting}</Text>
            {candidates.length === 0 ? (
              <Text size="sm" c="dimmed">
                {own.noCandidates}
              </Text>
            ) : (
              <Candidates view={view} mayTake={me?.permissions['receipts.allocate'] === 'do'} />
            )}
          </>
        )}
        {money.map(each => (
          <MoneyFound key={`${each.receiptId} ${each.at}`} money={each} view={view} />
        ))}
      </Stack>
    </Sheet>
  )
}

/** How the money was found, with what speaks for it; dimmed where that was taken back. */
function MoneyFound(props: { readonly money: RemittanceMoney; readonly view: RemittanceView }) {
  const own = useWords(REMITTANCE_WORDS)
  const { language } = useSpeech()
  const evidence = useWords(EVIDENCE_WORDS) as Readonly<Record<string, string>>
  const actorText = useActorText()
  const { money, view } = props
  const { currency } = view.remittance
  const who = actorText(money.by) ?? money.by
  const how = money.isAutomatic
    ? fill(own.byRule, { percent: Math.round(Number(money.confidence ?? '0') * 100) })
    : fill(own.byPerson, { who })
  const bank = [money.bankAccount, money.payerName, money.text].filter(Boolean).join(' · ')
  return (
    <Stack gap="xs" {...(money.undoneAt === null ? {} : { c: 'dimmed' })}>
      <Group gap="sm">
        <Anchor component={Link} to={`/receipts/${money.receiptId}`} size="sm" underline="always">
          {fill(own.receipt, { day: dateText(money.valueOn, language) })}
        </Anchor>
        <strong>
          <Amount minor={money.amountMinor} currency={currency} />
        </strong>
        {money.undoneAt !== null && <Pill state="cancelled">{own.undone}</Pill>}
      </Group>
      {bank !== '' && <Text size="sm">{bank}</Text>}
      <Text size="xs" c="dimmed">
        {fill(own.found, { how })} · <Moment at={money.at} />
      </Text>
      {money.undoneAt === null && (
        <Facts
          rows={[
            ...(money.evidence.length === 0
              ? []
              : [
                  [own.evidence, money.evidence.map(each => evidence[each] ?? each).join(', ')] as [
                    string,
                    string,
                  ],
                ]),
            [own.left, <Amount key="left" minor={money.leftMinor} currency={currency} />],
          ]}
        />
      )}
    </Stack>
  )
}

function Candidates(props: { readonly view: RemittanceView; readonly mayTake: boolean }) {
  const own = useWords(REMITTANCE_WORDS)
  const { view, mayTake } = props
  const { candidates, remittance } = view
  const hasParts = candidates.some(each => !each.isWhole)
  return (
    <>
      <Text size="sm" fw={600}>
        {own.candidates}
      </Text>
      <Table aria-label={own.candidates}>
        <Table.Tbody>
          {candidates.map(each => (
            <Table.Tr key={each.itemId}>
              <Table.Td>
                <Day on={each.valueOn} />
              </Table.Td>
              <Table.Td>
                {[each.payerName, each.text].filter(Boolean).join(' · ')}
                <Text size="xs" c="dimmed">
                  {each.account === null
                    ? own.suspense
                    : fill(own.onAccount, { account: each.account })}
                </Text>
              </Table.Td>
              <Table.Td className="figure">
                <Amount minor={each.amountMinor} currency={remittance.currency} />
              </Table.Td>
              <Table.Td style={{ textAlign: 'end' }}>
                {mayTake && <Take candidate={each} remittance={remittance.remittanceId} />}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {hasParts && (
        <Text size="xs" c="dimmed">
          {own.partHelp}
        </Text>
      )}
    </>
  )
}

/** Sets the advice off with this money: all of it, or as one of its payments. */
function Take(props: { readonly candidate: RemittanceCandidate; readonly remittance: string }) {
  const own = useWords(REMITTANCE_WORDS)
  const queries = useQueryClient()
  const navigate = useNavigate()
  const { candidate, remittance } = props
  const [key] = useState(() => crypto.randomUUID())
  const take = useMutation({
    mutationFn: () =>
      run(
        'matchRemittance',
        {
          remittance,
          asPart: !candidate.isWhole,
          ...(candidate.lineId === null
            ? { accountNumber: candidate.account ?? '', item: candidate.itemId }
            : { bankLine: candidate.lineId }),
        },
        { key },
      ),
    onSuccess: async answer => {
      await queries.invalidateQueries()
      if (answer.remittanceId !== remittance) {
        await navigate({ to: `/remittances/${answer.remittanceId}` })
      }
    },
  })
  return (
    <Stack gap={4} align="flex-end">
      <Button
        size="compact-sm"
        variant="default"
        loading={take.isPending}
        onClick={() => take.mutate()}
      >
        {candidate.isWhole ? own.take : own.takePart}
      </Button>
      {take.isError && <Failure error={take.error} />}
    </Stack>
  )
}
