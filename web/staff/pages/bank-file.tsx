import { Alert, Anchor, Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { Commands } from '../../ui/api.ts'
import { Refused, run, runDescribed } from '../../ui/api.ts'
import { DropZone } from '../../ui/drop-zone.tsx'
import { Failure } from '../../ui/failure.tsx'
import { contentOf } from '../../ui/file-content.ts'
import { NamedField } from '../../ui/form/known-fields.tsx'
import { OfCommand } from '../../ui/form/of-command.ts'
import { Heading, Sheet } from '../../ui/parts.tsx'
import { useWords } from '../../ui/words/in-four.ts'
import { fill, useSpeech } from '../../ui/words/words.ts'
import { CsvMappingPanel } from '../parts/bank-file/csv-mapping.tsx'
import { FoundStatements, useFaultTexts } from '../parts/bank-file/found.tsx'
import { BANK_FILE_WORDS } from '../words/bank-file.ts'

type Answer = Commands['importBankStatement']['answer']
type Chosen = {
  readonly fileName: string
  readonly content: string
  readonly bankAccount: string
  readonly key: string
}

/** A file of the bank: dropped or chosen, looked at without entering anything, then taken. */
export function BankFilePage() {
  const { words } = useSpeech()
  const own = useWords(BANK_FILE_WORDS)
  const queries = useQueryClient()
  const [chosen, setChosen] = useState<Chosen>()
  const [bankAccount, setBankAccount] = useState('')
  const [isRemapped, setRemapped] = useState(false)
  const input = ({ fileName, content, bankAccount: of }: Chosen) => ({
    fileName,
    content,
    ...(of === '' ? {} : { bankAccount: of }),
  })
  const preview = useMutation({
    mutationFn: async (file: Chosen) =>
      (await runDescribed('importBankStatement', input(file), {
        key: file.key,
        dryRun: true,
      })) as Answer,
  })
  const take = useMutation({
    mutationFn: (file: Chosen) => run('importBankStatement', input(file), { key: file.key }),
    onSuccess: () => queries.invalidateQueries(),
  })
  const look = async (file: File | null | undefined) => {
    if (file == null) return
    take.reset()
    setRemapped(false)
    const key = crypto.randomUUID()
    const next = { fileName: file.name, content: await contentOf(file), bankAccount, key }
    setChosen(next)
    preview.mutate(next)
  }
  const choose = (of: string) => {
    setBankAccount(of)
    setRemapped(false)
    if (chosen === undefined) return
    take.reset()
    const next = { ...chosen, bankAccount: of, key: crypto.randomUUID() }
    setChosen(next)
    preview.mutate(next)
  }
  const faults = preview.data?.statements.flatMap(each => each.faults) ?? []
  const textOf = useFaultTexts(faults)
  const asksForColumns =
    preview.error instanceof Refused &&
    ['bank_file_unknown', 'bank_file_field'].includes(preview.error.code)
  const isCsv = preview.data?.statements.some(({ format }) => format === 'CSV') === true
  const mayRemap = isCsv && take.data === undefined
  const refused = preview.isError && chosen !== undefined && (
    <Sheet title={own.refused}>
      <Failure error={preview.error} />
      <SaveFaults name={chosen.fileName} texts={[(preview.error as Error).message]} />
    </Sheet>
  )
  return (
    <>
      <Heading over={words.nouns.cash} title={own.title} />
      <Stack maw={1100}>
        <Sheet>
          <DropZone title={own.title} hint={own.drop} choose={own.choose} onFile={look} />
          <Group align="flex-end" mt="sm">
            <OfCommand value="importBankStatement">
              <NamedField
                name="bankAccount"
                description={own.bankAccountHelp}
                value={bankAccount}
                isRequired={false}
                onChange={choose}
                typed={
                  <TextInput
                    label={own.bankAccount}
                    description={own.bankAccountHelp}
                    value={bankAccount}
                    onChange={event => choose(event.currentTarget.value)}
                  />
                }
              />
            </OfCommand>
            {chosen !== undefined && (
              <Button variant="default" onClick={() => preview.mutate(chosen)}>
                {own.again}
              </Button>
            )}
          </Group>
        </Sheet>
        {preview.isError && !asksForColumns && refused}
        {chosen !== undefined && (asksForColumns || (mayRemap && isRemapped)) && (
          <CsvMappingPanel
            key={chosen.key}
            content={chosen.content}
            bankAccount={bankAccount}
            onSaved={choose}
            otherwise={refused}
          />
        )}
        {preview.data !== undefined && chosen !== undefined && (
          <Sheet title={fill(own.preview, { file: chosen.fileName })} bare>
            <FoundStatements answer={take.data ?? preview.data} textOf={textOf} />
            <Group p="sm">
              {take.data === undefined ? (
                <>
                  <Button
                    onClick={() => take.mutate(chosen)}
                    loading={take.isPending}
                    disabled={preview.data.isKnown}
                  >
                    {own.take}
                  </Button>
                  <Text size="sm" c="dimmed">
                    {preview.data.isKnown ? own.known : own.nothing}
                  </Text>
                </>
              ) : (
                <Done answer={take.data} />
              )}
              <SaveFaults
                name={chosen.fileName}
                texts={preview.data.statements.flatMap(({ bankAccount: at, faults }) =>
                  faults.map(fault => `${at}: ${textOf(fault)} (${fault.code})`),
                )}
              />
              {mayRemap && !isRemapped && (
                <Button variant="subtle" onClick={() => setRemapped(true)}>
                  {own.remap}
                </Button>
              )}
            </Group>
            {take.isError && <Failure error={take.error} />}
          </Sheet>
        )}
      </Stack>
    </>
  )
}

function Done({ answer }: { readonly answer: Answer }) {
  const own = useWords(BANK_FILE_WORDS)
  const lines = answer.statements.reduce((sum, each) => sum + each.lines, 0)
  const isHeld = answer.statements.some(each => each.state === 'quarantined')
  return (
    <Alert color={isHeld ? 'yellow' : 'green'} p="xs" role="status">
      <Group gap="md">
        {isHeld ? own.takenHeld : fill(own.taken, { lines })}
        <Anchor component={Link} to="/reconciliation" size="sm">
          {own.toLines}
        </Anchor>
        <Anchor component={Link} to="/lists/bank-statements" size="sm">
          {own.toStatements}
        </Anchor>
      </Group>
    </Alert>
  )
}

/** What is wrong with a file, for whoever made it. */
function SaveFaults({ name, texts }: { readonly name: string; readonly texts: readonly string[] }) {
  const own = useWords(BANK_FILE_WORDS)
  if (texts.length === 0) return null
  const href = `data:text/plain;charset=utf-8,${encodeURIComponent(`${texts.join('\n')}\n`)}`
  return (
    <Anchor href={href} download={`${name}.errors.txt`} size="sm">
      {own.errorFile}
    </Anchor>
  )
}
