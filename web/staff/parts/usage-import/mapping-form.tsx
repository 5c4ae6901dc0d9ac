import { Button, Group, NativeSelect, SimpleGrid, Stack, Text, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import {
  FIELDS_OF,
  USAGE_ROW_KINDS,
  type UsageField,
} from '../../../../src/metering/imports/fields.ts'
import { run } from '../../../ui/api.ts'
import { Failure } from '../../../ui/failure.tsx'
import { useWords } from '../../../ui/words/in-four.ts'
import { fill } from '../../../ui/words/words.ts'
import type { Mapping, UsageImportView } from '../../views/usage-import.ts'
import { USAGE_MAPPING_WORDS } from '../../words/usage-mapping.ts'
import { useFilePreview } from './preview.tsx'

type Form = {
  readonly view: UsageImportView
  readonly mapping: Mapping
  readonly onChange: (mapping: Mapping) => void
}

/** Says how the columns of a file are read, by hand or as it was saved before. */
export function MappingForm(props: Form) {
  const own = useWords(USAGE_MAPPING_WORDS)
  const { view } = props
  return (
    <Stack gap="sm">
      <Saved {...props} />
      {view.format === 'csv' ? (
        <Columns {...props} />
      ) : (
        <Text size="sm" c="dimmed">
          {own.knownFormat}
        </Text>
      )}
      <Manner {...props} />
    </Stack>
  )
}

function Saved({ view, mapping, onChange }: Form) {
  const own = useWords(USAGE_MAPPING_WORDS)
  const queries = useQueryClient()
  const [name, setName] = useState('')
  const save = useMutation({
    mutationFn: () =>
      run('saveUsageMapping', { name, mapping: mapping as never }, { key: crypto.randomUUID() }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['view'] }),
  })
  const take = (chosen: string) => {
    const found = view.mappings.find(each => each.name === chosen)
    if (found === undefined) return
    setName(chosen)
    // How this file parts its cells is known; the rest is as it was saved.
    const { delimiter, encoding } = view.mapping
    onChange({ ...found.mapping, delimiter, encoding })
  }
  return (
    <Group align="flex-end" gap="sm">
      {view.mappings.length > 0 && (
        <NativeSelect
          label={own.asBefore}
          value=""
          data={[
            { value: '', label: own.choose_ },
            ...view.mappings.map(each => ({ value: each.name, label: each.name })),
          ]}
          onChange={event => take(event.currentTarget.value)}
        />
      )}
      <TextInput
        label={own.mappingName}
        value={name}
        maxLength={80}
        onChange={event => {
          save.reset()
          setName(event.currentTarget.value)
        }}
      />
      <Button
        variant="default"
        disabled={name.trim() === ''}
        loading={save.isPending}
        onClick={() => save.mutate()}
      >
        {own.saveMapping}
      </Button>
      <Text size="sm" role="status">
        {save.isSuccess ? own.mappingSaved : ''}
      </Text>
      {save.isError && <Failure error={save.error} />}
    </Group>
  )
}

/** Fields that may hold for every row, where no column tells them. */
const CONSTANT: ReadonlySet<UsageField> = new Set([
  'account',
  'serial',
  'register',
  'unit',
  'subscription',
  'meter',
])

function Columns({ view, mapping, onChange }: Form) {
  const own = useWords(USAGE_MAPPING_WORDS)
  const names: Readonly<Record<string, string>> = own
  const { data: preview } = useFilePreview(view.importId, mapping)
  const header = preview?.header ?? []
  const { must, may } = FIELDS_OF[mapping.kind]
  const choose = (field: UsageField, column: string) => {
    const { [field]: _, ...others } = mapping.columns
    onChange({ ...mapping, columns: column === '' ? others : { ...others, [field]: column } })
  }
  const setConstant = (field: UsageField, value: string) => {
    const { [field]: _, ...others } = mapping.constants
    onChange({ ...mapping, constants: value === '' ? others : { ...others, [field]: value } })
  }
  return (
    <>
      <NativeSelect
        label={own.rowsAre}
        maw={420}
        value={mapping.kind}
        data={USAGE_ROW_KINDS.map(kind => ({ value: kind, label: names[`kind_${kind}`] ?? kind }))}
        onChange={event =>
          onChange({ ...mapping, kind: event.currentTarget.value as Mapping['kind'] })
        }
      />
      <SimpleGrid cols={{ base: 1, sm: 2, md: 4 }} spacing="sm">
        {[...must, ...may].map(field => {
          const column = mapping.columns[field] ?? ''
          const lacks = header.length > 0 && column !== '' && !header.includes(column)
          return (
            <div key={field}>
              <NativeSelect
                label={names[field]}
                withAsterisk={must.includes(field)}
                error={lacks ? fill(own.noColumn, { column }) : undefined}
                value={column}
                data={[
                  { value: '', label: own.noneChosen },
                  ...[...new Set([...header, ...(column === '' ? [] : [column])])].map(name => ({
                    value: name.trim(),
                    label: name.trim(),
                  })),
                ]}
                onChange={event => choose(field, event.currentTarget.value)}
              />
              {CONSTANT.has(field) && column === '' && (
                <TextInput
                  mt={4}
                  size="xs"
                  aria-label={fill(own.forAll, { field: names[field] ?? field })}
                  placeholder={own.forAllShort}
                  value={mapping.constants[field] ?? ''}
                  maxLength={100}
                  onChange={event => setConstant(field, event.currentTarget.value)}
                />
              )}
            </div>
          )
        })}
      </SimpleGrid>
    </>
  )
}

const LENGTHS = [5, 10, 15, 30, 60, 1440] as const

/** How dates, figures and times are written. */
function Manner({ view, mapping, onChange }: Form) {
  const own = useWords(USAGE_MAPPING_WORDS)
  const isCsv = view.format === 'csv'
  const isSeries = mapping.kind === 'values' || mapping.kind === 'days'
  const set = (change: Partial<Mapping>) => onChange({ ...mapping, ...change })
  const zone = (
    <TextInput
      label={own.zone}
      description={own.zoneHelp}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      value={mapping.zone}
      maxLength={60}
      onChange={event => set({ zone: event.currentTarget.value })}
    />
  )
  if (!isCsv) return view.format === 'nem12' ? <div style={{ maxWidth: 320 }}>{zone}</div> : null
  return (
    <SimpleGrid cols={{ base: 1, sm: 2, md: 4 }} spacing="sm">
      <NativeSelect
        label={own.dates}
        value={mapping.dates}
        data={[
          { value: 'year_first', label: '2026-01-31' },
          { value: 'day_first', label: '31.01.2026' },
          { value: 'month_first', label: '01/31/2026' },
        ]}
        onChange={event => set({ dates: event.currentTarget.value as Mapping['dates'] })}
      />
      <NativeSelect
        label={own.figures}
        value={mapping.decimalMark}
        data={[
          { value: '.', label: '1234.5' },
          { value: ',', label: '1234,5' },
        ]}
        onChange={event =>
          set({ decimalMark: event.currentTarget.value as Mapping['decimalMark'] })
        }
      />
      {isSeries && (
        <NativeSelect
          label={own.length}
          value={String(mapping.minutes ?? '')}
          data={[
            { value: '', label: own.noneChosen },
            ...LENGTHS.map(length => ({
              value: String(length),
              label: length === 1440 ? own.aDay : `${length} min`,
            })),
          ]}
          onChange={event => {
            const chosen = LENGTHS.find(length => String(length) === event.currentTarget.value)
            set({ minutes: chosen ?? null })
          }}
        />
      )}
      {mapping.kind === 'values' && (
        <NativeSelect
          label={own.stamps}
          value={mapping.stamps}
          data={[
            { value: 'start', label: own.stampStart },
            { value: 'end', label: own.stampEnd },
          ]}
          onChange={event => set({ stamps: event.currentTarget.value as Mapping['stamps'] })}
        />
      )}
      {(mapping.kind === 'values' || mapping.kind === 'events') && zone}
    </SimpleGrid>
  )
}
