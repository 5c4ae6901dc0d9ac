import { Button, Group, NativeSelect } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { Failure } from '../../../ui/failure.tsx'
import { DayInput } from '../../../ui/form/day-input.tsx'
import { useWords } from '../../../ui/words/in-four.ts'
import { AGEING_WORDS } from '../../words/ageing.ts'
import { LEDGER_WORDS } from '../../words/ledger.ts'
import { type AgeingSearch, ageingCsv } from './ageing-rows.ts'

/** What an ageing is asked for: the day, by what was known when, from which date, and its rows. */
export function AgeingForm({ asked }: { readonly asked: AgeingSearch }) {
  const ledgerWords = useWords(LEDGER_WORDS)
  const words = useWords(AGEING_WORDS)
  const navigate = useNavigate()
  const [search, setSearch] = useState(asked)
  const set = (part: AgeingSearch) => setSearch({ ...search, ...part })
  const { on = '', by = 'due', rows = 'entity', known = '' } = search
  const whole = { on, by, rows, ...(known === '' ? {} : { known }) }
  return (
    <form
      onSubmit={event => {
        event.preventDefault()
        navigate({ to: '/ageing', search: whole })
      }}
    >
      <Group gap="xs" align="flex-end">
        <DayInput required label={words.on} value={on} onDay={day => set({ on: day })} />
        <DayInput
          label={words.known}
          title={words.knownHint}
          value={known}
          onDay={day => set({ known: day })}
        />
        <NativeSelect
          label={words.by}
          value={by}
          onChange={event => set({ by: event.currentTarget.value })}
          data={[
            { value: 'due', label: words.byDue },
            { value: 'document', label: words.byDocument },
          ]}
        />
        <NativeSelect
          label={words.rows}
          value={rows}
          onChange={event => set({ rows: event.currentTarget.value })}
          data={[
            { value: 'entity', label: words.byEntity },
            { value: 'segment', label: words.bySegment },
            { value: 'collector', label: words.byCollector },
            { value: 'customer', label: words.byCustomer },
          ]}
        />
        <Button type="submit" variant="default">
          {ledgerWords.show}
        </Button>
        <ExportButton asked={asked} />
      </Group>
    </form>
  )
}

/** Puts the report as it is shown, of customers all pages, in a file. */
function ExportButton({ asked }: { readonly asked: AgeingSearch }) {
  const words = useWords(AGEING_WORDS)
  const save = useMutation({
    mutationFn: async () => {
      const blob = new Blob([await ageingCsv(asked)], { type: 'text/csv;charset=utf-8' })
      const link = document.createElement('a')
      link.href = URL.createObjectURL(blob)
      link.download = `ageing-${asked.on ?? ''}.csv`
      link.click()
      URL.revokeObjectURL(link.href)
    },
  })
  return (
    <>
      <Button variant="default" loading={save.isPending} onClick={() => save.mutate()}>
        {words.csv}
      </Button>
      {save.isError && <Failure error={save.error} />}
    </>
  )
}
