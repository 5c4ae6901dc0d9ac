import '../settings.css'
import {
  Alert,
  Anchor,
  Button,
  ColorInput,
  Grid,
  Group,
  NativeSelect,
  Stack,
  Text,
  Textarea,
  TextInput,
} from '@mantine/core'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { decimalText } from '../../ui/format.ts'
import { labelOf, valueLabel } from '../../ui/labels.ts'
import { Heading, Pill, Sheet, Waiting } from '../../ui/parts.tsx'
import { useWords } from '../../ui/words/in-four.ts'
import { fill, useSpeech } from '../../ui/words/words.ts'
import { FailedPage } from '../parts/failed-page.tsx'
import { MakeValid } from '../parts/make-valid.tsx'
import { useRowCheck } from '../parts/row-check.tsx'
import { DocumentHead } from '../parts/settings/document-head.tsx'
import {
  contrastOnWhite,
  type EntityDraft,
  type EntityText,
  entityDraft,
  entityRow,
} from '../parts/settings/entity-draft.ts'
import { LogoSheet } from '../parts/settings/logo-sheet.tsx'
import { useView } from '../queries.ts'
import type { EntitySettings } from '../views/legal-entities.ts'
import { ENTITY_WORDS } from '../words/legal-entities.ts'

/** The companies that issue documents: who they are, where customers pay, and how their documents look. */
export function LegalEntitiesPage() {
  const { words } = useSpeech()
  const own = useWords(ENTITY_WORDS)
  const navigate = useNavigate()
  const asked: Readonly<Record<string, unknown>> = useSearch({ strict: false })
  const view = useView<{ readonly entities: readonly EntitySettings[] }>('legal-entities')
  if (view.isPending) return <Waiting />
  if (view.isError) return <FailedPage error={view.error} onRetry={() => view.refetch()} />
  const { entities } = view.data
  const code = typeof asked.entity === 'string' ? asked.entity : (entities[0]?.code ?? '')
  const to = (entity: string) =>
    navigate({ to: '/legal-entities', search: { entity: entity || ' ' } as never })
  const chosen = entities.find(entity => entity.code === code)
  return (
    <>
      <Heading
        over={words.nouns.settings}
        title={own.title}
        actions={
          <>
            <NativeSelect
              aria-label={own.entity}
              value={chosen?.code ?? ''}
              onChange={event => to(event.currentTarget.value)}
              data={[
                ...entities.map(each => ({
                  value: each.code,
                  label: `${each.code} · ${each.name}`,
                })),
                ...(chosen === undefined ? [{ value: '', label: own.fresh }] : []),
              ]}
            />
            <Button variant="default" onClick={() => to('')}>
              {own.fresh}
            </Button>
          </>
        }
      />
      <Editor key={chosen?.code ?? ''} entity={chosen} />
    </>
  )
}

const LEAST_CONTRAST = 4.5

function Editor({ entity }: { readonly entity: EntitySettings | undefined }) {
  const own = useWords(ENTITY_WORDS)
  const { language } = useSpeech()
  // What is read again later takes nothing away that was typed.
  const [draft, setDraft] = useState<EntityDraft>(() => entityDraft(entity))
  const input = { entities: [entityRow(draft)] }
  const isComplete = ['code', 'name', 'country', 'currency', 'timeZone', 'address'].every(
    name => draft[name as EntityText].trim() !== '',
  )
  const isChanged = JSON.stringify(draft) !== JSON.stringify(entityDraft(entity))
  const check = useRowCheck('defineLegalEntities', input, isComplete && isChanged)
  const ratio = contrastOnWhite(draft.accent)
  const isOtherBank = entity !== undefined && (entity.iban ?? '') !== draft.iban.trim()
  return (
    <Grid gap="md">
      <Grid.Col span={{ base: 12, lg: 7 }}>
        <Stack>
          <EntityFields draft={draft} isNew={entity === undefined} onChange={setDraft} />
          {entity !== undefined && (
            <LogoSheet entity={entity.code} name={entity.name} logo={entity.logo} />
          )}
        </Stack>
      </Grid.Col>
      <Grid.Col span={{ base: 12, lg: 5 }}>
        <Stack style={{ position: 'sticky', top: 12 }}>
          <DocumentHead draft={draft} logo={entity?.logo ?? null} />
          {ratio < LEAST_CONTRAST && (
            <Alert color="orange" p="xs">
              {fill(own.contrast, { ratio: decimalText(ratio.toFixed(1), language) })}
            </Alert>
          )}
          <Sheet title={own.make}>
            {isChanged ? (
              <MakeValid
                command="defineLegalEntities"
                input={input}
                permission="ledger.define"
                check={check}
                warning={
                  isOtherBank && (
                    <Alert color="orange" p="xs">
                      {own.bankChange}
                    </Alert>
                  )
                }
                words={{
                  ...{ fine: own.fine, incomplete: own.incomplete, mayNot: own.mayNot },
                  consequence: fill(own.consequence, {
                    contracts: decimalText(String(entity?.contracts ?? 0), language),
                  }),
                  ...{ does: own.does, done: own.done },
                }}
              />
            ) : (
              <Text size="sm" c="dimmed">
                {own.unchanged}
              </Text>
            )}
          </Sheet>
          {entity !== undefined && <Around entity={entity} />}
        </Stack>
      </Grid.Col>
    </Grid>
  )
}

type FieldsProps = {
  readonly draft: EntityDraft
  readonly isNew: boolean
  readonly onChange: (draft: EntityDraft) => void
}

function EntityFields({ draft, isNew, onChange }: FieldsProps) {
  const own = useWords(ENTITY_WORDS)
  const { language } = useSpeech()
  const set = (name: EntityText | 'address') => (text: string) =>
    onChange({ ...draft, [name]: text })
  const line = (
    name: EntityText,
    w: number,
    options: { required?: boolean; fixed?: boolean } = {},
  ) => (
    <TextInput
      label={labelOf(name, language)}
      w={w}
      required={options.required === true}
      readOnly={options.fixed === true}
      variant={options.fixed === true ? 'filled' : 'default'}
      autoComplete="off"
      value={draft[name]}
      onChange={event => set(name)(event.currentTarget.value)}
    />
  )
  const choice = (name: EntityText, data: readonly string[], fixed: boolean) => (
    <NativeSelect
      label={labelOf(name, language)}
      w={190}
      disabled={fixed}
      value={draft[name]}
      onChange={event => set(name)(event.currentTarget.value)}
      data={data.map(value => ({ value, label: valueLabel(value, language) }))}
    />
  )
  return (
    <>
      <Sheet title={own.who}>
        <Stack gap="xs">
          <Group gap="xs" align="flex-end">
            {line('code', 120, { required: true, fixed: !isNew })}
            {line('name', 320, { required: true })}
          </Group>
          <Group gap="xs" align="flex-start">
            <Textarea
              label={own.address}
              w={320}
              required
              autosize
              minRows={3}
              value={draft.address}
              onChange={event => set('address')(event.currentTarget.value)}
            />
            {line('country', 90, { required: true })}
            {line('region', 150)}
          </Group>
          <Group gap="xs">
            {line('taxId', 190)}
            {line('registration', 320)}
          </Group>
        </Stack>
      </Sheet>
      <Sheet title={own.reach}>
        <Group gap="xs">
          {line('email', 240)}
          {line('phone', 160)}
          {line('website', 240)}
        </Group>
      </Sheet>
      <Sheet title={own.bank}>
        <Group gap="xs">
          {line('bankName', 220)}
          {line('iban', 270)}
          {line('bic', 150)}
          {line('upiAddress', 220)}
        </Group>
      </Sheet>
      <Sheet title={own.brand}>
        <Group gap="xs">
          <ColorInput
            size="xs"
            withEyeDropper={false}
            label={labelOf('accent', language)}
            w={170}
            format="hex"
            value={draft.accent}
            onChange={colour => set('accent')(colour.toLowerCase())}
          />
          {choice('paper', ['a4', 'us-letter'], false)}
        </Group>
      </Sheet>
      <Sheet title={own.books}>
        <Text size="xs" c="dimmed" pb="xs">
          {isNew ? own.once : own.settled}
        </Text>
        <Group gap="xs" align="flex-end">
          {line('currency', 90, { required: true, fixed: !isNew })}
          {line('timeZone', 190, { required: true, fixed: !isNew })}
          {choice('taxRounding', ['per_group', 'per_line'], !isNew)}
          {choice('roundingMode', ['half_up', 'half_even'], !isNew)}
          {line('cashRounding', 130, { fixed: !isNew })}
        </Group>
      </Sheet>
    </>
  )
}

function Around({ entity }: { readonly entity: EntitySettings }) {
  const own = useWords(ENTITY_WORDS)
  const { language } = useSpeech()
  return (
    <Sheet title={own.around}>
      <Stack gap={6}>
        <Anchor component={Link} to="/number-series" size="sm">
          {own.series}
        </Anchor>
        <Text size="xs" c="dimmed">
          {entity.series
            .slice(0, 4)
            .map(({ kind, year, prefix }) =>
              fill(own.numbers, { kind: valueLabel(kind, language), year: String(year), prefix }),
            )
            .join('; ') || own.none}
        </Text>
        <Anchor component={Link} to="/lists/bank-accounts" size="sm">
          {own.banks}
        </Anchor>
        {entity.banks.length === 0 && (
          <Text size="xs" c="dimmed">
            {own.none}
          </Text>
        )}
        {entity.banks.map(({ code, name, active }) => (
          <Group key={code} gap={6}>
            <Text size="xs" c="dimmed">
              {code} · {name}
            </Text>
            {!active && <Pill state="rejected">{own.off}</Pill>}
          </Group>
        ))}
      </Stack>
    </Sheet>
  )
}
