import type { Words } from './en.ts'

export const de: Words = {
  skip: 'Zum Inhalt',
  failures: {
    '400': 'Diese Adresse ist nicht verständlich',
    '403': 'Nicht erlaubt',
    '404': 'Nicht gefunden',
    '405': 'Hier wird nur gelesen',
    '421': 'Dieser Server ist nicht gemeint',
    '500': 'Etwas ist defekt',
    '503': 'Zurzeit nicht verfügbar',
  },
  failure: {
    back: 'Zum Überblick',
    request: 'Anfrage {id}',
    broken:
      'Das ist unser Fehler, nicht Ihrer. Das Protokoll kennt Näheres unter der Nummer unten.',
  },
}
