import { useWords } from '../../../ui/words/in-four.ts'
import { METER_WORDS } from '../../words/meter.ts'

/** How values came about, by the letters that stand for it: A measured, E estimated … */
export function useLetters(): Readonly<Record<string, string>> {
  const own = useWords(METER_WORDS)
  return { A: own.letterA, E: own.letterE, S: own.letterS, F: own.letterF, N: own.letterN }
}
