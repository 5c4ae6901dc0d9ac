import { chartName } from '../../../src/ledger/chart-names.ts'
import { useSpeech } from '../../ui/words/words.ts'

/** An account of the books as a reader finds it: its code, and what it is called in their language. */
export function LedgerAccount({ code, name }: { readonly code: string; readonly name: string }) {
  const { language } = useSpeech()
  return (
    <>
      {code} {chartName(code, name, language)}
    </>
  )
}
