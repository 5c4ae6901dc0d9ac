import { Text } from '@mantine/core'
import { bankReason } from '../../src/formats/bank-reasons.ts'
import type { Language } from './words/languages.ts'
import { useSpeech } from './words/words.ts'

/** A bank's code at the head of a text, and what stands behind it. */
function codeIn(text: string): readonly [code: string, rest: string] {
  const [, code = '', rest = ''] = /^([A-Z]{1,4}\d{2}|[A-Z]{4})\b[ :·]*(.*)$/s.exec(text) ?? []
  return [code, rest]
}

/** What a bank says as one text: `Account closed (AC04)`; what is no code of a bank stays as it is. */
export function bankSaysText(text: string, language: Language): string {
  const [code, rest] = codeIn(text)
  const words = bankReason(code, language)
  if (words === undefined) return text
  return rest === '' ? `${words} (${code})` : `${words} (${code}): ${rest}`
}

/** Whether a text begins with a bank's code whose meaning is known. */
export function isSaidByBank(text: string): boolean {
  return bankReason(codeIn(text)[0], 'en') !== undefined
}

/** What a bank says in words, with its code in small beside it. */
export function BankSays({ text }: { readonly text: string }) {
  const { language } = useSpeech()
  const [code, rest] = codeIn(text)
  const words = bankReason(code, language)
  if (words === undefined) return <>{text}</>
  return (
    <span className="nowrap" title={`${words} (${code})`}>
      {words}
      {rest !== '' && `: ${rest}`}
      <Text span size="xs" c="dimmed">
        {'\u00a0'}
        {code}
      </Text>
    </span>
  )
}
