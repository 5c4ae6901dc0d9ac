import { dateText, decimalText } from '../../../ui/format.ts'
import { useWords } from '../../../ui/words/in-four.ts'
import { fill, useSpeech } from '../../../ui/words/words.ts'
import type { ExceptionRow } from '../../views/runs.ts'
import { RUN_DESK_WORDS } from '../../words/run-desk.ts'

/** What is remarkable, as a sentence with its figures in the reader's notation. */
export function useSaid(): (row: ExceptionRow) => string {
  const own = useWords(RUN_DESK_WORDS)
  const { language } = useSpeech()
  const sentences: Readonly<Record<string, string>> = own
  return ({ code, facts }) => {
    const told = Object.fromEntries(
      Object.entries(facts).map(([name, value]) => {
        const text = String(value)
        return [
          name,
          /^\d{4}-\d\d-\d\d$/.test(text) ? dateText(text, language) : decimalText(text, language),
        ]
      }),
    )
    return fill(sentences[code] ?? code, told)
  }
}
