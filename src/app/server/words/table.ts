import type { Language } from '../../../platform/refusals/sentence.ts'
import { de } from './de.ts'
import { en, type Words } from './en.ts'
import { es } from './es.ts'
import { fr } from './fr.ts'

/** The words of the pages by language. */
export const WORDS: Readonly<Record<Language, Words>> = { en, fr, es, de }
