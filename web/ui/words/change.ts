import { inFour } from './in-four.ts'

/** Heads of what a row was and what it became. */
export const CHANGE_WORDS = inFour({
  en: { before: 'Before', after: 'After', isNew: 'new', isGone: 'removed' },
  fr: { before: 'Avant', after: 'Après', isNew: 'nouveau', isGone: 'supprimé' },
  es: { before: 'Antes', after: 'Después', isNew: 'nuevo', isGone: 'eliminado' },
  de: { before: 'Vorher', after: 'Nachher', isNew: 'neu', isGone: 'entfernt' },
})
