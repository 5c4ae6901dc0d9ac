import type { RefusalTexts } from './sentence.ts'

export const appRefusals: RefusalTexts = {
  dates_reversed: {
    provokedBy: 'a span of days whose last day lies before its first',
    en: 'The last day {to} lies before the first day {from}. Swap them.',
    fr: 'Le dernier jour {to} précède le premier jour {from}. Intervertissez-les.',
    es: 'El último día {to} es anterior al primero {from}. Intercámbielos.',
    de: 'Der letzte Tag {to} liegt vor dem ersten Tag {from}. Vertauschen Sie beide.',
  },
  file_unwritable: {
    provokedBy: 'a file named on the command line that cannot be written',
    en: 'The file {file} cannot be written ({reason}). Check the folder, its free space and your rights to it.',
    fr: 'Le fichier {file} ne peut être écrit ({reason}). Vérifiez le dossier, la place libre et vos droits.',
    es: 'No se puede escribir el archivo {file} ({reason}). Revise la carpeta, el espacio libre y sus permisos.',
    de: 'Die Datei {file} ist nicht schreibbar ({reason}). Prüfen Sie Ordner, freien Platz und Ihre Rechte.',
  },
  unknown_proof: {
    provokedBy: '`quittance check --only` with a name that no statement has',
    en: 'There is no statement {name} to prove. Choose among: {known}.',
    fr: 'Il n’y a pas d’énoncé {name} à prouver. Choisissez parmi : {known}.',
    es: 'No hay ninguna afirmación {name} que probar. Elija entre: {known}.',
    de: 'Eine Aussage {name} gibt es nicht zu prüfen. Wählen Sie aus: {known}.',
  },
}
