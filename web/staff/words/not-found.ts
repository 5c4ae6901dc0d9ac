import { inFour } from '../../ui/words/in-four.ts'

/** The page of an address that leads nowhere. */
export const NOT_FOUND_WORDS = inFour({
  en: {
    title: 'There is no such page',
    why: 'The address {path} is mistyped or old, or what stands there is not for your roles.',
    what: 'Press / and search for the number, name or screen that you were looking for, or start from home.',
  },
  fr: {
    title: 'Cette page n’existe pas',
    why: 'L’adresse {path} est mal écrite ou ancienne, ou ce qui s’y trouve n’est pas prévu pour vos rôles.',
    what: 'Appuyez sur / et cherchez le numéro, le nom ou l’écran voulu, ou repartez de l’accueil.',
  },
  es: {
    title: 'No existe esa página',
    why: 'La dirección {path} está mal escrita o es antigua, o lo que hay allí no es para sus roles.',
    what: 'Pulse / y busque el número, el nombre o la pantalla que quería, o empiece desde el inicio.',
  },
  de: {
    title: 'Diese Seite gibt es nicht',
    why: 'Die Adresse {path} ist vertippt oder veraltet, oder was dort steht, ist nicht für Ihre Rollen.',
    what: 'Drücken Sie / und suchen Sie nach Nummer, Name oder Ansicht, oder beginnen Sie auf der Startseite.',
  },
})
