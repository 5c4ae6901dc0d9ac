import { valueLabel } from '../../../ui/labels.ts'
import { useWords } from '../../../ui/words/in-four.ts'
import { useSpeech } from '../../../ui/words/words.ts'
import { DUNNING_VALUES } from '../../words/dunning-run.ts'

/** A kind, state or reason of dunning by its name. */
export function useDunningValue(): (value: string) => string {
  const { language } = useSpeech()
  const values: Readonly<Record<string, string>> = useWords(DUNNING_VALUES)
  return value => values[value] ?? valueLabel(value, language, 'reason')
}
