import { Stack } from '@mantine/core'
import { Heading } from '../../ui/parts.tsx'
import { useWords } from '../../ui/words/in-four.ts'
import { useSpeech } from '../../ui/words/words.ts'
import { KeyFigures } from '../parts/figures/key-figures.tsx'
import { Workload } from '../parts/figures/workload.tsx'
import { FIGURES_WORDS } from '../words/figures.ts'

/** How the department does: key figures over a year with what each means, and who has how much to do. */
export function FiguresPage() {
  const { words } = useSpeech()
  const own = useWords(FIGURES_WORDS)
  return (
    <>
      <Heading over={words.nouns.reports} title={own.title} />
      <Stack>
        <KeyFigures isExplained />
        <Workload />
      </Stack>
    </>
  )
}
