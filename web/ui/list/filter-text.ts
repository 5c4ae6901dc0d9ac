import type { ListInfo } from '../api.ts'
import { dateText, momentText } from '../format.ts'
import { cellLabel, labelOf } from '../labels.ts'
import type { Language } from '../words/languages.ts'

type OperatorWords = Readonly<
  Record<'from' | 'to' | 'startsWith' | 'in' | 'not' | 'yes' | 'no', string>
>

/** A filter as people read it: `Due on from: 1 Oct 2026`, `State: open, on hold`. */
export function filterText(
  info: ListInfo,
  name: string,
  value: string,
  words: OperatorWords,
  language: Language,
  /** What a person, role or cause is called, as cells name them. */
  named: (column: string, text: string) => string | undefined,
): string {
  const [column = '', operator] = name.split('.')
  const how = operator !== undefined && isOperator(operator) ? words[operator].toLowerCase() : ''
  const title = [labelOf(column, language), how].filter(Boolean).join(' ')
  return `${title}: ${valuesText(info, column, value, words, language, named)}`
}

function isOperator(text: string): text is 'from' | 'to' | 'startsWith' | 'in' | 'not' {
  return ['from', 'to', 'startsWith', 'in', 'not'].includes(text)
}

function valuesText(
  info: ListInfo,
  column: string,
  value: string,
  words: OperatorWords,
  language: Language,
  named: (column: string, text: string) => string | undefined,
): string {
  switch (info.columns.find(({ name }) => name === column)?.kind) {
    case 'text': {
      const each = value.split(',').map(part => {
        const text = part.trim()
        return named(column, text) ?? cellLabel(info.name, column, text, language)
      })
      return each.join(', ')
    }
    case 'date':
      return dateText(value, language)
    case 'instant':
      return momentText(value, language)
    case 'yesno':
      return value === 'true' ? words.yes : words.no
    default:
      return value
  }
}
