import { Alert, Anchor, Button, Group, List, Stack, Table, Text, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { Commands } from '../../ui/api.ts'
import { run, runDescribed } from '../../ui/api.ts'
import { DropZone } from '../../ui/drop-zone.tsx'
import { Failure } from '../../ui/failure.tsx'
import { contentOf } from '../../ui/file-content.ts'
import { dateText, decimalText } from '../../ui/format.ts'
import { valueLabel } from '../../ui/labels.ts'
import { Heading, Pill, Sheet } from '../../ui/parts.tsx'
import { useWords } from '../../ui/words/in-four.ts'
import { fill, useSpeech } from '../../ui/words/words.ts'
import { REMITTANCE_FILE_WORDS } from '../words/remittance-file.ts'

type Answer = Commands['importRemittance']['answer']
type Told = Answer['remittances'][number]
type Chosen = { readonly fileName: string; readonly content: string; readonly key: string }

/** What a payer sent: dropped or chosen, looked at without keeping anything, then taken. */
export function RemittanceFilePage() {
  const { words } = useSpeech()
  const own = useWords(REMITTANCE_FILE_WORDS)
  const queries = useQueryClient()
  const [chosen, setChosen] = useState<Chosen>()
  const [mapping, setMapping] = useState('')
  const input = ({ fileName, content }: Chosen) => ({
    fileName,
    content,
    ...(mapping === '' ? {} : { mapping }),
  })
  const preview = useMutation({
    mutationFn: async (file: Chosen) => {
      const options = { key: file.key, dryRun: true }
      return (await runDescribed('importRemittance', input(file), options)) as Answer
    },
  })
  const take = useMutation({
    mutationFn: (file: Chosen) => run('importRemittance', input(file), { key: file.key }),
    onSuccess: () => queries.invalidateQueries(),
  })
  const look = async (file: File | null | undefined) => {
    if (file == null) return
    take.reset()
    const key = crypto.randomUUID()
    const next = { fileName: file.name, content: await contentOf(file), key }
    setChosen(next)
    preview.mutate(next)
  }
  const shown = take.data ?? preview.data
  return (
    <>
      <Heading over={words.nouns.cash} title={own.title} />
      <Stack maw={1000}>
        <Sheet>
          <DropZone title={own.title} hint={own.drop} choose={own.choose} onFile={look} />
          <Group align="flex-end" mt="sm">
            <TextInput
              label={own.mapping}
              description={own.mappingHelp}
              value={mapping}
              onChange={event => setMapping(event.currentTarget.value)}
            />
            {chosen !== undefined && take.data === undefined && (
              <Button variant="default" onClick={() => preview.mutate(chosen)}>
                {own.again}
              </Button>
            )}
          </Group>
        </Sheet>
        {preview.isError && (
          <Sheet title={own.refused}>
            <Failure error={preview.error} />
          </Sheet>
        )}
        {shown?.remittances.map((each, i) => (
          <OneRemittance
            key={`${each.reference} ${i.toString()}`}
            told={each}
            isTaken={take.data !== undefined}
          />
        ))}
        {shown !== undefined && chosen !== undefined && !preview.isError && (
          <Sheet>
            {take.data === undefined ? (
              <Group>
                <Button
                  onClick={() => take.mutate(chosen)}
                  loading={take.isPending}
                  disabled={shown.isKnown}
                >
                  {own.take}
                </Button>
                <Text size="sm" c="dimmed">
                  {shown.isKnown ? own.known : own.nothing}
                </Text>
              </Group>
            ) : (
              <Done />
            )}
            {take.isError && <Failure error={take.error} />}
          </Sheet>
        )}
      </Stack>
    </>
  )
}

function Done() {
  const own = useWords(REMITTANCE_FILE_WORDS)
  return (
    <Alert color="green" p="xs" role="status">
      <Group gap="md">
        {own.taken}
        <Anchor component={Link} to="/lists/remittances" size="sm">
          {own.toList}
        </Anchor>
        <Anchor component={Link} to="/lists/remittance-lines?lineState=untied" size="sm">
          {own.toLines}
        </Anchor>
      </Group>
    </Alert>
  )
}

/** A payment with its documents, and what of it does not agree. */
function OneRemittance({ told, isTaken }: { readonly told: Told; readonly isTaken: boolean }) {
  const own = useWords(REMITTANCE_FILE_WORDS)
  const { language } = useSpeech()
  const { accountNumber, payerName, currency } = told
  const payer = [accountNumber, payerName].filter(part => part !== null).join(' ') || own.nobody
  const amount = `${decimalText(told.amount, language)} ${currency}`
  const said = [
    ...(told.reference === null ? [] : [fill(own.reference, { reference: told.reference })]),
    ...(told.paidOn === null ? [] : [fill(own.paidOn, { day: dateText(told.paidOn, language) })]),
  ]
  return (
    <Sheet
      title={fill(own.payment, { amount, payer })}
      aside={
        <>
          {said.join(' · ')}{' '}
          {isTaken && told.remittanceId !== null && (
            <Anchor component={Link} to={`/remittances/${told.remittanceId}`} size="sm">
              {own.toOne}
            </Anchor>
          )}
        </>
      }
      bare
    >
      {told.findings.length > 0 && (
        <Alert color="yellow" m="sm" p="xs">
          <List size="sm">
            {told.findings.map(finding => (
              <List.Item key={finding}>{valueLabel(finding, language)}</List.Item>
            ))}
          </List>
        </Alert>
      )}
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{own.document}</Table.Th>
            <Table.Th className="figure">{own.amount}</Table.Th>
            <Table.Th className="figure">{own.deduction}</Table.Th>
            <Table.Th>{own.reason}</Table.Th>
            <Table.Th>{own.ties}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {told.lines.map(line => (
            <Table.Tr key={line.line}>
              <Table.Th scope="row">{line.document}</Table.Th>
              <Table.Td className="figure">{decimalText(line.amount, language)}</Table.Td>
              <Table.Td className="figure">{decimalText(line.deduction, language)}</Table.Td>
              <Table.Td>
                {line.reason ??
                  (line.reasonCode === null ? '' : valueLabel(line.reasonCode, language))}
              </Table.Td>
              <Table.Td>
                <Pill state={line.fault === null ? 'good' : 'open'}>
                  {line.fault === null ? own.ties : valueLabel(line.fault, language)}
                </Pill>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Sheet>
  )
}
