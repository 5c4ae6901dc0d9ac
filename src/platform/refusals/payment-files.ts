import type { RefusalTexts } from './sentence.ts'

/** What is said of files that banks send about payments: ACH and pain.002. */
export const paymentFileRefusals: RefusalTexts = {
  nacha_not_a_file: {
    provokedBy: 'a file that does not begin with the file header of the ACH, 101',
    en: 'The file is no ACH file: line {line} begins with "{found}", not with 101. Send the file as the bank gave it.',
    fr: "Le fichier n'est pas un fichier ACH : la ligne {line} commence par « {found} » et non par 101. Envoyez le fichier tel que la banque l'a remis.",
    es: 'El archivo no es un archivo ACH: la línea {line} empieza con «{found}» y no con 101. Envíe el archivo tal como lo dio el banco.',
    de: 'Die Datei ist keine ACH-Datei: Zeile {line} beginnt mit „{found}“ statt mit 101. Senden Sie die Datei so, wie die Bank sie gab.',
  },
  nacha_record: {
    provokedBy: 'an ACH file whose records stand in an impossible order',
    en: 'Line {line} is a record {found} where one of {expected} is expected. Fetch the file again from the bank.',
    fr: 'La ligne {line} est un enregistrement {found} là où {expected} est attendu. Récupérez de nouveau le fichier auprès de la banque.',
    es: 'La línea {line} es un registro {found} donde se espera {expected}. Vuelva a obtener el archivo del banco.',
    de: 'Zeile {line} ist ein Satz {found}, erwartet wird {expected}. Holen Sie die Datei erneut von der Bank.',
  },
  nacha_field: {
    provokedBy: 'an ACH record with letters where a number belongs',
    en: 'The {field} in line {line} is "{value}", which is no number. Fetch the file again from the bank.',
    fr: "Le champ {field} de la ligne {line} vaut « {value} », ce qui n'est pas un nombre. Récupérez de nouveau le fichier auprès de la banque.",
    es: 'El campo {field} de la línea {line} es «{value}», que no es un número. Vuelva a obtener el archivo del banco.',
    de: 'Das Feld {field} in Zeile {line} ist „{value}“ und keine Zahl. Holen Sie die Datei erneut von der Bank.',
  },
  nacha_cut_short: {
    provokedBy: 'an ACH file without its last record, the file control',
    en: 'The file ends at line {line} without the file control record 9, so part of it is missing. Fetch it again from the bank.',
    fr: "Le fichier s'arrête à la ligne {line} sans l'enregistrement de contrôle 9 : il en manque une partie. Récupérez-le de nouveau auprès de la banque.",
    es: 'El archivo termina en la línea {line} sin el registro de control 9, así que falta una parte. Vuelva a obtenerlo del banco.',
    de: 'Die Datei endet in Zeile {line} ohne den Kontrollsatz 9; ein Teil fehlt. Holen Sie sie erneut von der Bank.',
  },
  nacha_too_large: {
    provokedBy: 'an ACH file that is larger than any bank sends',
    en: 'The file has more than {most} bytes. Ask the bank to send it in parts.',
    fr: "Le fichier dépasse {most} octets. Demandez à la banque de l'envoyer en plusieurs parties.",
    es: 'El archivo supera {most} bytes. Pida al banco que lo envíe por partes.',
    de: 'Die Datei hat mehr als {most} Bytes. Bitten Sie die Bank, sie in Teilen zu senden.',
  },
  pain_too_large: {
    provokedBy: 'a status report of payments that is larger than any bank sends',
    en: 'The status report has more than {most} bytes. Ask the bank to send it in parts.',
    fr: "Le rapport d'état dépasse {most} octets. Demandez à la banque de l'envoyer en plusieurs parties.",
    es: 'El informe de estado supera {most} bytes. Pida al banco que lo envíe por partes.',
    de: 'Der Statusbericht hat mehr als {most} Bytes. Bitten Sie die Bank, ihn in Teilen zu senden.',
  },
  pain_other_message: {
    provokedBy: 'an XML file in the place of a status report of payments (pain.002)',
    en: 'The file holds {found} at line {line}, but a status report (pain.002, CstmrPmtStsRpt) is expected. Choose the file that answers the payments.',
    fr: "Le fichier contient {found} à la ligne {line}, mais un rapport d'état (pain.002, CstmrPmtStsRpt) est attendu. Choisissez le fichier qui répond aux paiements.",
    es: 'El archivo contiene {found} en la línea {line}, pero se espera un informe de estado (pain.002, CstmrPmtStsRpt). Elija el archivo que responde a los pagos.',
    de: 'Die Datei enthält {found} in Zeile {line}, erwartet wird ein Statusbericht (pain.002, CstmrPmtStsRpt). Wählen Sie die Datei, die auf die Zahlungen antwortet.',
  },
}
