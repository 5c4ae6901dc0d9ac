import type { Phrases } from '../phrases.ts'

/** What the readers of meter files (NEM12, NEM13, Green Button) expect in a field. */
export const meterFilePhrases: Phrases = {
  'a text of 1 to {1} characters': {
    fr: 'un texte de 1 à {1} caractères',
    es: 'un texto de 1 a {1} caracteres',
    de: 'ein Text mit 1 bis {1} Zeichen',
  },
  'a number such as {1}, without sign': {
    fr: 'un nombre comme {1}, sans signe',
    es: 'un número como {1}, sin signo',
    de: 'eine Zahl wie {1}, ohne Vorzeichen',
  },
  'a number from {1} to {2}': {
    fr: 'un nombre de {1} à {2}',
    es: 'un número de {1} a {2}',
    de: 'eine Zahl von {1} bis {2}',
  },
  'a quality of {words}, such as A or S14': {
    fr: 'une qualité parmi {words}, comme A ou S14',
    es: 'una calidad entre {words}, como A o S14',
    de: 'eine Qualität aus {words}, etwa A oder S14',
  },
  '5, 15 or 30 minutes': {
    fr: '5, 15 ou 30 minutes',
    es: '5, 15 o 30 minutos',
    de: '5, 15 oder 30 Minuten',
  },
  '{1}, where the one before ended': {
    fr: '{1}, là où le précédent se termine',
    es: '{1}, donde terminó el anterior',
    de: '{1}, wo der vorige endete',
  },
  'a whole or decimal number': {
    fr: 'un nombre entier ou décimal',
    es: 'un número entero o decimal',
    de: 'eine ganze oder gebrochene Zahl',
  },
  'seconds since 1970': {
    fr: 'des secondes depuis 1970',
    es: 'segundos desde 1970',
    de: 'Sekunden seit 1970',
  },
}
