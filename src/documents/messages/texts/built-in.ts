import type { Language } from '../../page.ts'
import { de } from './de.ts'
import { en } from './en.ts'
import { es } from './es.ts'
import { fr } from './fr.ts'
import type { BuiltInTexts } from './text.ts'

/** The wordings that every installation has; its own take their place (`message_template`). */
export const BUILT_IN: Readonly<Record<Language, BuiltInTexts>> = { en, fr, es, de }
