import { inFour } from './in-four.ts'

/** Heads of what a row was and what it became. */
export const CHANGE_WORDS = inFour({
  en: {
    field: 'Field',
    before: 'Before',
    after: 'After',
    isNew: 'new',
    isGone: 'removed',
    open: 'Show all of it',
  },
  fr: {
    field: 'Champ',
    before: 'Avant',
    after: 'Après',
    isNew: 'nouveau',
    isGone: 'supprimé',
    open: 'Tout afficher',
  },
  es: {
    field: 'Campo',
    before: 'Antes',
    after: 'Después',
    isNew: 'nuevo',
    isGone: 'eliminado',
    open: 'Mostrar todo',
  },
  de: {
    field: 'Feld',
    before: 'Vorher',
    after: 'Nachher',
    isNew: 'neu',
    isGone: 'entfernt',
    open: 'Alles zeigen',
  },
})
