import type { RefusalTexts } from './sentence.ts'

/** What is said of files that banks send: camt, MT940, BAI2, lockbox, OFX, QIF, CSV. */
export const bankFileRefusals: RefusalTexts = {
  bank_file_unknown: {
    provokedBy: 'a file that begins like none of the known formats, or CSV without its mapping',
    en: "The file is no camt.053, camt.054, MT940, BAI2, lockbox, OFX or QIF file. Choose the bank's own export, or save a mapping for its CSV.",
    fr: "Le fichier n'est ni camt.053, camt.054, MT940, BAI2, lockbox, OFX ni QIF. Prenez l'export de la banque ou enregistrez une correspondance pour son CSV.",
    es: 'El archivo no es camt.053, camt.054, MT940, BAI2, lockbox, OFX ni QIF. Elija la exportación del banco o guarde una correspondencia para su CSV.',
    de: 'Die Datei ist weder camt.053, camt.054, MT940, BAI2, Lockbox, OFX noch QIF. Wählen Sie den Export der Bank oder speichern Sie eine Zuordnung für ihr CSV.',
  },
  bank_file_empty: {
    provokedBy: "a bank's file without any statement",
    en: 'The {format} file holds no statement. Fetch it again from the bank, or choose another file.',
    fr: 'Le fichier {format} ne contient aucun relevé. Récupérez-le de nouveau auprès de la banque ou choisissez un autre fichier.',
    es: 'El archivo {format} no contiene ningún extracto. Descárguelo de nuevo del banco o elija otro archivo.',
    de: 'Die {format}-Datei enthält keinen Auszug. Rufen Sie sie erneut bei der Bank ab oder wählen Sie eine andere.',
  },
  bank_file_too_large: {
    provokedBy: 'a file in the folder of the bank that is larger than a file may be',
    en: 'The file has {bytes} bytes, and at most {most} are taken. Ask the bank for files of fewer days.',
    fr: 'Le fichier compte {bytes} octets, et {most} au plus sont acceptés. Demandez à la banque des fichiers de moins de jours.',
    es: 'El archivo tiene {bytes} bytes y se admiten {most} como máximo. Pida al banco archivos de menos días.',
    de: 'Die Datei hat {bytes} Bytes, höchstens {most} werden angenommen. Lassen Sie sich von der Bank Dateien über weniger Tage geben.',
  },
  bank_file_cut_short: {
    provokedBy: "a bank's file that ends before its last record",
    en: 'The {format} file was cut short: {missing} is missing. Fetch it again from the bank.',
    fr: 'Le fichier {format} est tronqué : il manque {missing}. Récupérez-le de nouveau auprès de la banque.',
    es: 'El archivo {format} está cortado: falta {missing}. Descárguelo de nuevo del banco.',
    de: 'Die {format}-Datei ist abgeschnitten: {missing} fehlt. Rufen Sie sie erneut bei der Bank ab.',
  },
  bank_file_field: {
    provokedBy: "a bank's file with an amount, date, mark or record that cannot be read",
    en: 'Line {line} of the {format} file has {found} in {field}, but {expected} is expected. Fetch the file again, or ask the bank.',
    fr: 'La ligne {line} du fichier {format} contient {found} dans {field} ; attendu : {expected}. Récupérez de nouveau le fichier ou interrogez la banque.',
    es: 'La línea {line} del archivo {format} tiene {found} en {field}; se espera: {expected}. Descargue de nuevo el archivo o pregunte al banco.',
    de: 'Zeile {line} der {format}-Datei enthält {found} in {field}; erwartet wird: {expected}. Rufen Sie die Datei erneut ab oder fragen Sie die Bank.',
  },
  bank_file_answer: {
    provokedBy: 'a file in which the bank answered with an error in place of a statement',
    en: 'The {format} file holds an error of the bank: {reason}. Ask the bank for the statement again.',
    fr: 'Le fichier {format} contient une erreur de la banque : {reason}. Redemandez le relevé à la banque.',
    es: 'El archivo {format} contiene un error del banco: {reason}. Pida de nuevo el extracto al banco.',
    de: 'Die {format}-Datei enthält einen Fehler der Bank: {reason}. Fordern Sie den Auszug erneut bei der Bank an.',
  },
  bank_file_not_csv: {
    provokedBy: 'asking how the columns of a file are read that is no CSV',
    en: 'The file says itself how it is read. Take it as it is.',
    fr: 'Le fichier dit lui-même comment il se lit. Prenez-le tel quel.',
    es: 'El fichero dice por sí mismo cómo se lee. Cárguelo tal cual.',
    de: 'Die Datei sagt selbst, wie sie gelesen wird. Lesen Sie sie ein, wie sie ist.',
  },
}
