import type { RefusalTexts } from './sentence.ts'

/** What backups and their way back refuse. */
export const backupRefusals: RefusalTexts = {
  backup_exists: {
    provokedBy: '`quittance backup` into a file that is there',
    en: 'The file {file} exists and is not written over. Choose another name.',
    fr: 'Le fichier {file} existe et n’est pas écrasé. Choisissez un autre nom.',
    es: 'El archivo {file} existe y no se sobrescribe. Elija otro nombre.',
    de: 'Die Datei {file} gibt es schon, sie wird nicht überschrieben. Wählen Sie einen anderen Namen.',
  },
  backup_not_written: {
    provokedBy: 'a disk that is full or a folder that may not be written to, while backing up',
    en: 'The backup {file} could not be written ({reason}), and nothing of it was left. Make room or choose another folder, then try again.',
    fr: 'La sauvegarde {file} n’a pas pu être écrite ({reason}) ; il n’en reste rien. Faites de la place ou choisissez un autre dossier, puis réessayez.',
    es: 'No se pudo escribir la copia {file} ({reason}) y no queda nada de ella. Haga sitio o elija otra carpeta y pruebe de nuevo.',
    de: 'Die Sicherung {file} ließ sich nicht schreiben ({reason}), nichts blieb davon zurück. Schaffen Sie Platz oder wählen Sie einen anderen Ordner und versuchen Sie es wieder.',
  },
  backup_unreadable: {
    provokedBy: 'restoring a file that is no backup, was cut off or was changed',
    en: 'The backup {file} cannot be used: {reason}. Nothing was restored; take another backup.',
    fr: 'La sauvegarde {file} est inutilisable : {reason}. Rien n’a été rétabli ; prenez une autre sauvegarde.',
    es: 'La copia {file} no se puede usar: {reason}. No se recuperó nada; use otra copia.',
    de: 'Die Sicherung {file} ist nicht brauchbar: {reason}. Nichts wurde wiederhergestellt; nehmen Sie eine andere Sicherung.',
  },
  backup_locked: {
    provokedBy: 'restoring an encrypted backup without what opens it',
    en: 'The backup {file} is encrypted, and nothing given opens it. Name the secret key of age with --identity, or set QUITTANCE_BACKUP_PASSPHRASE.',
    fr: 'La sauvegarde {file} est chiffrée et rien de ce qui est donné ne l’ouvre. Indiquez la clé secrète d’age avec --identity ou définissez QUITTANCE_BACKUP_PASSPHRASE.',
    es: 'La copia {file} está cifrada y nada de lo dado la abre. Indique la clave secreta de age con --identity o defina QUITTANCE_BACKUP_PASSPHRASE.',
    de: 'Die Sicherung {file} ist verschlüsselt, und nichts Gegebenes öffnet sie. Nennen Sie den geheimen age-Schlüssel mit --identity oder setzen Sie QUITTANCE_BACKUP_PASSPHRASE.',
  },
  backup_newer: {
    provokedBy: 'restoring a backup that a newer program has taken',
    en: 'The backup has schema {schema}, this program knows {program} at most. Restore it with the program that took it, or a newer one.',
    fr: 'La sauvegarde a le schéma {schema}, ce programme connaît au plus {program}. Rétablissez-la avec le programme qui l’a faite ou un plus récent.',
    es: 'La copia tiene el esquema {schema}; este programa conoce como mucho el {program}. Recupérela con el programa que la hizo o uno más nuevo.',
    de: 'Die Sicherung hat Schema {schema}, dieses Programm kennt höchstens {program}. Stellen Sie sie mit dem Programm wieder her, das sie schrieb, oder mit einem neueren.',
  },
  backup_of_other_program: {
    provokedBy: 'restoring a backup whose migrations are not those of this program',
    en: 'The backup was made with another migration {migration} than this program has. Restore it with the program that took it.',
    fr: 'La sauvegarde fut faite avec une autre migration {migration} que celle de ce programme. Rétablissez-la avec le programme qui l’a faite.',
    es: 'La copia se hizo con otra migración {migration} que la de este programa. Recupérela con el programa que la hizo.',
    de: 'Die Sicherung entstand mit einer anderen Migration {migration}, als dieses Programm hat. Stellen Sie sie mit dem Programm wieder her, das sie schrieb.',
  },
  restore_needs_empty: {
    provokedBy: '`quittance restore` into a data folder or database that holds something',
    en: 'A backup is restored into an empty place, but {place} is not empty. Name a new data folder with --data, or an empty database with DATABASE_URL.',
    fr: 'Une sauvegarde se rétablit dans un lieu vide, mais {place} ne l’est pas. Indiquez un nouveau dossier avec --data ou une base vide avec DATABASE_URL.',
    es: 'Una copia se recupera en un lugar vacío, pero {place} no lo está. Indique una carpeta nueva con --data o una base vacía con DATABASE_URL.',
    de: 'Eine Sicherung kommt an einen leeren Ort, aber {place} ist nicht leer. Nennen Sie mit --data einen neuen Ordner oder mit DATABASE_URL eine leere Datenbank.',
  },
  restore_unfinished: {
    provokedBy: 'opening a data folder in which a restore was cut short',
    en: 'A restore into {folder} was cut short. Run “quittance restore” once more; it starts over.',
    fr: 'Un rétablissement dans {folder} fut interrompu. Relancez « quittance restore » ; il recommence.',
    es: 'Una recuperación en {folder} quedó a medias. Ejecute otra vez «quittance restore»; empieza de nuevo.',
    de: 'Eine Wiederherstellung in {folder} wurde abgebrochen. Führen Sie „quittance restore“ noch einmal aus; es beginnt von vorn.',
  },
}
