import type { RefusalTexts } from './sentence.ts'

export const appRefusals: RefusalTexts = {
  dates_reversed: {
    provokedBy: 'a span of days whose last day lies before its first',
    en: 'The last day {to} lies before the first day {from}. Swap them.',
    fr: 'Le dernier jour {to} précède le premier jour {from}. Intervertissez-les.',
    es: 'El último día {to} es anterior al primero {from}. Intercámbielos.',
    de: 'Der letzte Tag {to} liegt vor dem ersten Tag {from}. Vertauschen Sie beide.',
  },
  demo_folder_used: {
    provokedBy: '`npm run demo` where there is data already that no demo made',
    en: '{place} holds data that is not the demo’s, which the demo would mix with its own. Name another folder with --data.',
    fr: '{place} contient des données étrangères à la démonstration, qui se mêleraient aux siennes. Indiquez un autre dossier avec --data.',
    es: '{place} contiene datos ajenos a la demostración, que se mezclarían con los suyos. Indique otra carpeta con --data.',
    de: '{place} enthält Daten, die nicht von der Demo stammen und sich mit ihren mischen würden. Nennen Sie mit --data einen anderen Ordner.',
  },
  demo_of_other_size: {
    provokedBy: '`npm run demo` with other options than those of the demo that is there',
    en: '{folder} holds a finished demo with {accounts} accounts. Leave the options out to look at it, add --fresh to make a new one in its place, or name another folder with --data.',
    fr: '{folder} contient une démonstration achevée de {accounts} comptes. Omettez les options pour la consulter, ajoutez --fresh pour la remplacer, ou indiquez un autre dossier avec --data.',
    es: '{folder} contiene una demostración terminada de {accounts} cuentas. Omita las opciones para verla, añada --fresh para sustituirla o indique otra carpeta con --data.',
    de: '{folder} enthält eine fertige Demo mit {accounts} Konten. Lassen Sie die Optionen weg, um sie anzusehen, ersetzen Sie sie mit --fresh oder nennen Sie mit --data einen anderen Ordner.',
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
