import { spelledOut } from './format.ts'
import { LABELS } from './words/labels.ts'
import type { Language } from './words/words.ts'

/** What a column, field, list or command is called; its spelled-out name where nobody named it. */
export function labelOf(name: string, language: Language): string {
  const label = Object.hasOwn(LABELS, name) ? LABELS[name] : undefined
  return label?.[LANGUAGE_PLACE[language]] ?? spelledOut(name)
}

const LANGUAGE_PLACE = { en: 0, fr: 1, es: 2, de: 3 } as const
