import { en } from './labels/en.ts'
import type { LabelSet } from './labels/labels.ts'
import type { Language } from './languages.ts'

const LOADED = new Map<Language, LabelSet>([['en', en]])

/** The labels of a language, once they are loaded. */
export function labelsIn(language: Language): LabelSet | undefined {
  return LOADED.get(language)
}

/** Labels come with the words of their language; English is there from the start. */
export async function loadLabels(language: Language): Promise<LabelSet> {
  const labels = LOADED.get(language) ?? (await labelsOf(language))
  LOADED.set(language, labels)
  return labels
}

async function labelsOf(language: Language): Promise<LabelSet> {
  switch (language) {
    case 'fr':
      return (await import('./labels/fr.ts')).fr
    case 'es':
      return (await import('./labels/es.ts')).es
    case 'de':
      return (await import('./labels/de.ts')).de
    default:
      return en
  }
}
