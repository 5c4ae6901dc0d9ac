import { Button, Group, Stack, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { askLines, saveAnswer } from '../../ui/api.ts'
import { Failure } from '../../ui/failure.tsx'
import { decimalText } from '../../ui/format.ts'
import { Heading, Sheet } from '../../ui/parts.tsx'
import { useWords } from '../../ui/words/in-four.ts'
import { fill, useSpeech } from '../../ui/words/words.ts'
import { askedOf, NEW_WHAT_IF, type WhatIfDraft } from '../parts/what-if/asked.ts'
import { WhatIfForm } from '../parts/what-if/form.tsx'
import { WhatIfResult, type WhatIfRow, type WhatIfTotal } from '../parts/what-if/result.tsx'
import { WHAT_IF_WORDS } from '../words/what-if.ts'

type Found = { readonly rows: readonly WhatIfRow[]; readonly total: WhatIfTotal }

/** Past bills worked out again with another price or discount: by customer and in total; nothing is written. */
export function WhatIfPage() {
  const { words, language } = useSpeech()
  const own = useWords(WHAT_IF_WORDS)
  const asked = useSearch({ strict: false }) as Partial<WhatIfDraft>
  const [draft, setDraft] = useState<WhatIfDraft>(() => ({
    ...NEW_WHAT_IF,
    ...lastYear(),
    ...named(asked),
  }))
  const [seen, setSeen] = useState(0)
  const stop = useRef<AbortController>(undefined)
  useEffect(() => () => stop.current?.abort(), [])
  const work = useMutation({
    mutationFn: async (question: unknown): Promise<Found & { question: unknown }> => {
      stop.current?.abort()
      const control = new AbortController()
      stop.current = control
      const rows: WhatIfRow[] = []
      let total: WhatIfTotal | undefined
      setSeen(0)
      await askLines(
        'what-if',
        question,
        line => {
          const told = JSON.parse(line) as WhatIfRow | { readonly total: WhatIfTotal }
          if ('total' in told) total = told.total
          else rows.push(told)
          if (rows.length % 100 === 0) setSeen(rows.length)
        },
        control.signal,
      )
      if (total === undefined) throw new Error(own.brokenOff)
      return { rows, total, question }
    },
  })
  const save = useMutation({
    mutationFn: (question: unknown) => saveAnswer('what-if', question, 'what-if.csv'),
  })
  const isReady = draft.entity !== '' && draft.from !== ''
  return (
    <>
      <Heading over={words.nouns.catalog} title={own.title} />
      <Stack>
        <Sheet>
          <Text size="sm" c="dimmed" mb="sm">
            {own.intro}
          </Text>
          <WhatIfForm
            draft={draft}
            onChange={change => setDraft(before => ({ ...before, ...change }))}
          />
          <Group mt="md">
            <Button
              disabled={!isReady}
              loading={work.isPending}
              onClick={() => work.mutate(askedOf(draft))}
            >
              {own.work}
            </Button>
            {work.isPending && (
              <>
                <Button variant="default" onClick={() => stop.current?.abort()}>
                  {own.stop}
                </Button>
                <Text size="sm" role="status">
                  {fill(own.soFar, { count: decimalText(String(seen), language) })}
                </Text>
              </>
            )}
            {work.data !== undefined && (
              <Button
                variant="default"
                loading={save.isPending}
                onClick={() => save.mutate(work.data.question)}
              >
                {own.save}
              </Button>
            )}
          </Group>
          {work.isError && work.error.name !== 'AbortError' && <Failure error={work.error} />}
          {save.isError && <Failure error={save.error} />}
        </Sheet>
        {work.data !== undefined && <WhatIfResult {...work.data} />}
      </Stack>
    </>
  )
}

/** What the address asks about: a contract leads here with its customer, a plan with its version. */
/** The twelve whole months before this one: what most questions are about. */
function lastYear(): Partial<WhatIfDraft> {
  const now = new Date()
  const [year, month] = [now.getFullYear(), String(now.getMonth() + 1).padStart(2, '0')]
  return { from: `${year - 1}-${month}-01`, to: `${year}-${month}-01` }
}

function named({ entity, accounts, plan, from }: Partial<WhatIfDraft>): Partial<WhatIfDraft> {
  return {
    ...(entity === undefined ? {} : { entity }),
    ...(accounts === undefined ? {} : { accounts }),
    ...(plan === undefined ? {} : { plan }),
    ...(from === undefined ? {} : { from }),
  }
}
