import type { Language } from '../../ui/words/languages.ts'
import type { SectionId } from '../navigation.ts'

/**
 * What belongs together within a section, as people look for it: lists and the actions that are begun
 * from here rather than from a row. What stands on no shelf follows its permission (`sectionOf`).
 */
export type Shelf = {
  readonly title: Readonly<Record<Language, string>>
  readonly lists: readonly string[]
  readonly commands?: readonly string[]
}

/** The shelves of sections, each in the order of its section's page. */
export type Shelves = Readonly<Partial<Record<SectionId, readonly Shelf[]>>>

/** The title of what is set once and holds until it is set anew. */
export const RULES = { en: 'Rules', fr: 'Règles', es: 'Reglas', de: 'Regeln' } as const
