import { Progress, Text } from '@mantine/core'
import { useRef } from 'react'
import { useWords } from '../../../ui/words/in-four.ts'
import { fill } from '../../../ui/words/words.ts'
import type { WholeRunView } from '../../views.ts'
import { RUNS_WORDS } from '../../words/run.ts'
import { RUN_DESK_WORDS } from '../../words/run-desk.ts'
import { secondsLeft } from './time-left.ts'

/** How far the work on a run has come, and how long it will take at the pace so far. */
export function Working({ view }: { readonly view: WholeRunView }) {
  const runWords = useWords(RUNS_WORDS)
  const own = useWords(RUN_DESK_WORDS)
  const seen = useRef<{ readonly at: number; readonly done: number } | undefined>(undefined)
  const parts = (states: readonly string[]) =>
    view.chunks
      .filter(({ state }) => states.includes(state))
      .reduce((sum, { chunks }) => sum + Number(chunks), 0)
  const all = parts(['pending', 'rated', 'issued'])
  const done = view.run.state === 'rating' ? parts(['rated', 'issued']) : parts(['issued'])
  const now = performance.now()
  seen.current ??= { at: now, done }
  const left = secondsLeft({ since: seen.current, now, done, all })
  const time =
    left === undefined
      ? ''
      : left < 90
        ? fill(own.seconds, { count: left })
        : fill(own.minutes, { count: Math.round(left / 60) })
  return (
    <div>
      <Progress value={all === 0 ? 0 : (100 * done) / all} animated aria-label={runWords.state} />
      <Text size="xs" c="dimmed" mt={4} aria-live="polite">
        {fill(runWords.progress, { done, all })}
        {time !== '' && ` · ${fill(own.timeLeft, { time })}`}
      </Text>
    </div>
  )
}
