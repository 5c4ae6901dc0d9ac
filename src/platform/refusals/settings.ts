import type { RefusalTexts } from './sentence.ts'

/** What the environment can say wrongly. */
export const settingRefusals: RefusalTexts = {
  setting_wrong: {
    provokedBy: 'an environment variable of Quittance with a value that it does not take',
    en: 'The environment variable {name} is {value}, but must be {expected}. Correct it or unset it; “quittance config” lists every setting.',
    fr: 'La variable d’environnement {name} vaut {value}, mais doit être : {expected}. Corrigez-la ou retirez-la ; « quittance config » liste tous les réglages.',
    es: 'La variable de entorno {name} vale {value}, pero debe ser: {expected}. Corríjala o quítela; «quittance config» lista todos los ajustes.',
    de: 'Die Umgebungsvariable {name} ist {value}, muss aber sein: {expected}. Berichtigen oder entfernen Sie sie; „quittance config“ zeigt alle Einstellungen.',
  },
  setting_missing: {
    provokedBy: 'a setting that says nothing without another one, which is not set',
    en: 'The environment variable {name} is set, but not {missing}, which it needs. Set {missing}, or unset {name}.',
    fr: 'La variable d’environnement {name} est définie, mais pas {missing}, dont elle a besoin. Définissez {missing} ou retirez {name}.',
    es: 'La variable de entorno {name} está definida, pero no {missing}, que necesita. Defina {missing} o quite {name}.',
    de: 'Die Umgebungsvariable {name} ist gesetzt, nicht aber {missing}, die sie braucht. Setzen Sie {missing} oder entfernen Sie {name}.',
  },
  setting_file_unreadable: {
    provokedBy: 'a NAME_FILE variable that names a file which cannot be read',
    en: 'The file {file} that {name} names cannot be read ({reason}). Correct the path, or let this user read the file.',
    fr: 'Le fichier {file} que désigne {name} est illisible ({reason}). Corrigez le chemin ou donnez à cet utilisateur le droit de le lire.',
    es: 'El archivo {file} que indica {name} no se puede leer ({reason}). Corrija la ruta o permita a este usuario leerlo.',
    de: 'Die Datei {file}, die {name} nennt, ist nicht lesbar ({reason}). Berichtigen Sie den Pfad oder lassen Sie diesen Benutzer sie lesen.',
  },
}
