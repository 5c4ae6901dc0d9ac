import { Alert, Grid, Group, NativeSelect, Radio, Stack, Text, Textarea } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { readPage, runDescribed } from '../../ui/api.ts'
import { Failure } from '../../ui/failure.tsx'
import { dayIn } from '../../ui/form/day.ts'
import { DayInput } from '../../ui/form/day-input.tsx'
import { Deed } from '../../ui/form/deed.tsx'
import { figureText } from '../../ui/format.ts'
import { Heading, Sheet } from '../../ui/parts.tsx'
import { useWords } from '../../ui/words/in-four.ts'
import { fill, useSpeech } from '../../ui/words/words.ts'
import { useCauses } from '../parts/causes.ts'
import { isRebillWhole, type RebillDraft, rebillInput } from '../parts/runs/rebill-draft.ts'
import { useMe } from '../queries.ts'
import { REBILL_START_WORDS } from '../words/rebill-start.ts'

/** Bills a range of periods again: which, how, and how many customers that is, before anything is worked out. */
export function RebillStartPage() {
  const { words } = useSpeech()
  const own = useWords(REBILL_START_WORDS)
  const [draft, setDraft] = useState<RebillDraft>(() => ({
    ...{ entity: '', from: '', to: '', plan: '', cycle: '', accounts: '', method: 'difference' },
    ...{ cause: '', reason: '', issueOn: dayIn('today', new Date(), false) ?? '' },
  }))
  const change = (part: Partial<RebillDraft>) => setDraft({ ...draft, ...part })
  return (
    <>
      <Heading over={words.nouns.billRuns} title={own.title} />
      <Grid gap="md">
        <Grid.Col span={{ base: 12, lg: 7 }}>
          <Stack>
            <Range draft={draft} onChange={change} />
            <How draft={draft} onChange={change} />
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, lg: 5 }}>
          <Stack style={{ position: 'sticky', top: 12 }}>
            <Start draft={draft} />
          </Stack>
        </Grid.Col>
      </Grid>
    </>
  )
}

type Form = {
  readonly draft: RebillDraft
  readonly onChange: (part: Partial<RebillDraft>) => void
}

/** The rows of a short list, as choices. */
function useChoices(list: string, value: string): { value: string; label: string }[] {
  const { language } = useSpeech()
  const found = useQuery({
    queryKey: ['list', list, 'choices'],
    queryFn: ({ signal }) => readPage(list, {}, { limit: 200 }, signal),
    staleTime: 60_000,
  })
  const names = new Map<string, string>()
  for (const row of found.data?.rows ?? []) {
    const { name } = row
    const told = name !== null && typeof name === 'object' ? (name as Record<string, string>) : null
    names.set(String(row[value]), told === null ? String(name) : (told[language] ?? told.en ?? ''))
  }
  return [...names].map(([code, name]) => ({ value: code, label: `${code} – ${name}` }))
}

function Range({ draft, onChange }: Form) {
  const own = useWords(REBILL_START_WORDS)
  const entities = useChoices('legal-entities', 'code')
  const plans = useChoices('plans', 'plan')
  return (
    <Sheet title={own.what}>
      <Stack gap="sm">
        <Group gap="sm" align="flex-end">
          <NativeSelect
            label={own.entity}
            required
            value={draft.entity}
            data={[{ value: '', label: '' }, ...entities]}
            onChange={event => onChange({ entity: event.currentTarget.value })}
          />
          <DayInput
            label={own.from}
            required
            value={draft.from}
            onDay={from => onChange({ from })}
          />
          <DayInput label={own.to} value={draft.to} onDay={to => onChange({ to })} />
        </Group>
        <Text size="xs" c="dimmed">
          {own.rangeHelp}
        </Text>
        <NativeSelect
          label={own.plan}
          maw={420}
          value={draft.plan}
          data={[{ value: '', label: own.everyPlan }, ...plans]}
          onChange={event => onChange({ plan: event.currentTarget.value })}
        />
        <Textarea
          label={own.accounts}
          description={own.accountsHelp}
          autosize
          maw={620}
          maxRows={4}
          value={draft.accounts}
          onChange={event => onChange({ accounts: event.currentTarget.value })}
        />
      </Stack>
    </Sheet>
  )
}

function How({ draft, onChange }: Form) {
  const own = useWords(REBILL_START_WORDS)
  const causes = useCauses()
  return (
    <Sheet title={own.how}>
      <Stack gap="sm">
        <Radio.Group
          aria-label={own.how}
          value={draft.method}
          onChange={method => onChange({ method: method as RebillDraft['method'] })}
        >
          <Stack gap="xs">
            <Radio value="difference" label={own.difference} description={own.differenceHelp} />
            <Radio value="void" label={own.void} description={own.voidHelp} />
          </Stack>
        </Radio.Group>
        <Group gap="sm" align="flex-end">
          <NativeSelect
            label={own.cause}
            value={draft.cause}
            data={[{ value: '', label: '' }, ...causes]}
            onChange={event => onChange({ cause: event.currentTarget.value })}
          />
          <DayInput
            label={own.issueOn}
            required
            value={draft.issueOn}
            onDay={issueOn => onChange({ issueOn })}
          />
        </Group>
        <Textarea
          label={own.reason}
          description={own.reasonHelp}
          required
          autosize
          maw={620}
          value={draft.reason}
          onChange={event => onChange({ reason: event.currentTarget.value })}
        />
      </Stack>
    </Sheet>
  )
}

const TYPED_MS = 500

/** How many customers it is about, asked once typing rests; then the button that has it worked out. */
function Start({ draft }: { readonly draft: RebillDraft }) {
  const own = useWords(REBILL_START_WORDS)
  const { language } = useSpeech()
  const { data: me } = useMe()
  const navigate = useNavigate()
  const isWhole = isRebillWhole(draft)
  const text = isWhole ? JSON.stringify(rebillInput(draft)) : ''
  const [settled] = useDebouncedValue(text, TYPED_MS)
  const intent = useMemo(() => `${text && crypto.randomUUID()}`, [text])
  const tried = useQuery({
    queryKey: ['try-rebill', settled],
    queryFn: async () =>
      (await runDescribed('startRebill', JSON.parse(settled), {
        key: crypto.randomUUID(),
        dryRun: true,
      })) as { readonly accounts: number },
    enabled: settled !== '',
    retry: false,
    gcTime: 0,
  })
  const may = me?.permissions['billRuns.start']
  const isTried = settled === text && text !== '' && tried.isSuccess
  return (
    <Sheet title={own.start}>
      <Stack gap="sm">
        {!isWhole && (
          <Text size="sm" c="dimmed">
            {own.incomplete}
          </Text>
        )}
        {isWhole && tried.isError && <Failure error={tried.error} />}
        {isTried && (
          <Alert color="blue" variant="light" p="xs" role="status">
            {fill(own.selects, { count: figureText(tried.data.accounts, language) })}
          </Alert>
        )}
        <Text size="xs" c="dimmed">
          {own.consequence}
        </Text>
        {may === undefined ? (
          <Text size="sm" c="dimmed">
            {own.mayNot}
          </Text>
        ) : (
          <Deed
            key={intent}
            command="startRebill"
            input={() => rebillInput(draft)}
            intent={intent}
            proposes={may === 'propose'}
            isReady={isTried}
            does={own.does}
            onDone={answer => {
              const { number } = answer as { number: string }
              navigate({ to: `/runs/${encodeURIComponent(number)}` })
            }}
          />
        )}
      </Stack>
    </Sheet>
  )
}
