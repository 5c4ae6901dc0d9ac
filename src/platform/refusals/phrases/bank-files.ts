import type { Phrases } from '../phrases.ts'

/** What the readers of banks' files and payers' advices expect in a field. */
export const bankFilePhrases: Phrases = {
  'a record such as {1}': {
    fr: 'un enregistrement comme {1}',
    es: 'un registro como {1}',
    de: 'ein Satz wie {1}',
  },
  'a record that 88 continues': {
    fr: 'un enregistrement que 88 continue',
    es: 'un registro que 88 continúa',
    de: 'ein Satz, den 88 fortsetzt',
  },
  'the number of distributions': {
    fr: 'le nombre de répartitions',
    es: 'el número de distribuciones',
    de: 'die Zahl der Verteilungen',
  },
  'file header {1}': {
    fr: 'l’en-tête de fichier {1}',
    es: 'la cabecera de archivo {1}',
    de: 'der Dateikopf {1}',
  },
  'an account in a group': {
    fr: 'un compte dans un groupe',
    es: 'una cuenta dentro de un grupo',
    de: 'ein Konto in einer Gruppe',
  },
  'an account (03) before its entries': {
    fr: 'un compte (03) avant ses écritures',
    es: 'una cuenta (03) antes de sus apuntes',
    de: 'ein Konto (03) vor seinen Buchungen',
  },
  'an amount of digits such as {1}': {
    fr: 'un montant en chiffres comme {1}',
    es: 'un importe en cifras como {1}',
    de: 'ein Betrag aus Ziffern wie {1}',
  },
  'a type code from {1} to {2} or {3} to {4}': {
    fr: 'un code de type de {1} à {2} ou de {3} à {4}',
    es: 'un código de tipo de {1} a {2} o de {3} a {4}',
    de: 'ein Typcode von {1} bis {2} oder {3} bis {4}',
  },
  'nothing after record {1}': {
    fr: 'rien après l’enregistrement {1}',
    es: 'nada después del registro {1}',
    de: 'nichts nach Satz {1}',
  },
  'record {1} first': {
    fr: 'd’abord l’enregistrement {1}',
    es: 'primero el registro {1}',
    de: 'zuerst Satz {1}',
  },
  'a lockbox (record 5) before it': {
    fr: 'une boîte postale (enregistrement 5) avant',
    es: 'un apartado (registro 5) antes',
    de: 'ein Schließfach (Satz 5) davor',
  },
  'a record {1} to {2}': {
    fr: 'un enregistrement de {1} à {2}',
    es: 'un registro de {1} a {2}',
    de: 'ein Satz von {1} bis {2}',
  },
  'a lockbox number and date': {
    fr: 'le numéro et la date d’une boîte postale',
    es: 'el número y la fecha de un apartado',
    de: 'Nummer und Datum eines Schließfachs',
  },
  'a check of batch, item, amount, bank, account, number and date': {
    fr: 'un chèque : lot, pièce, montant, banque, compte, numéro et date',
    es: 'un cheque: lote, pieza, importe, banco, cuenta, número y fecha',
    de: 'ein Scheck aus Stapel, Beleg, Betrag, Bank, Konto, Nummer und Datum',
  },
  'a check before it': {
    fr: 'un chèque avant',
    es: 'un cheque antes',
    de: 'ein Scheck davor',
  },
  'a batch total': {
    fr: 'le total d’un lot',
    es: 'el total de un lote',
    de: 'die Summe eines Stapels',
  },
  'a lockbox total': {
    fr: 'le total d’une boîte postale',
    es: 'el total de un apartado',
    de: 'die Summe eines Schließfachs',
  },
  'a balance such as {1}': {
    fr: 'un solde comme {1}',
    es: 'un saldo como {1}',
    de: 'ein Saldo wie {1}',
  },
  'an entry such as {1}': {
    fr: 'une écriture comme {1}',
    es: 'un apunte como {1}',
    de: 'eine Buchung wie {1}',
  },
  'month and day such as {1}': {
    fr: 'le mois et le jour comme {1}',
    es: 'mes y día como {1}',
    de: 'Monat und Tag wie {1}',
  },
  'CRDT or DBIT': { fr: 'CRDT ou DBIT', es: 'CRDT o DBIT', de: 'CRDT oder DBIT' },
  'BOOK, PDNG, FUTR or INFO': {
    fr: 'BOOK, PDNG, FUTR ou INFO',
    es: 'BOOK, PDNG, FUTR o INFO',
    de: 'BOOK, PDNG, FUTR oder INFO',
  },
  'camt.053, .052 or .054': {
    fr: 'camt.053, .052 ou .054',
    es: 'camt.053, .052 o .054',
    de: 'camt.053, .052 oder .054',
  },
  '01, 02, 03, 16, 49, 88, 98 or 99': {
    fr: '01, 02, 03, 16, 49, 88, 98 ou 99',
    es: '01, 02, 03, 16, 49, 88, 98 o 99',
    de: '01, 02, 03, 16, 49, 88, 98 oder 99',
  },
  'UTF-8 or ISO-8859-1': {
    fr: 'UTF-8 ou ISO-8859-1',
    es: 'UTF-8 o ISO-8859-1',
    de: 'UTF-8 oder ISO-8859-1',
  },
  'an ISA segment of {1} characters': {
    fr: 'un segment ISA de {1} caractères',
    es: 'un segmento ISA de {1} caracteres',
    de: 'ein ISA-Segment von {1} Zeichen',
  },
  'control number {1}': {
    fr: 'le numéro de contrôle {1}',
    es: 'el número de control {1}',
    de: 'die Kontrollnummer {1}',
  },
  'C, a credit': { fr: 'C, un crédit', es: 'C, un abono', de: 'C, eine Gutschrift' },
  'a document number': {
    fr: 'un numéro de document',
    es: 'un número de documento',
    de: 'eine Belegnummer',
  },
  'RMR before it': { fr: 'RMR avant', es: 'RMR antes', de: 'RMR davor' },
  '{1} as in the rows before': {
    fr: '{1} comme dans les lignes précédentes',
    es: '{1} como en las filas anteriores',
    de: '{1} wie in den Zeilen davor',
  },
  'a row of RFC 4180': {
    fr: 'une ligne selon la RFC 4180',
    es: 'una fila según RFC 4180',
    de: 'eine Zeile nach RFC 4180',
  },
  'a column named {words}': {
    fr: 'une colonne nommée {words}',
    es: 'una columna llamada {words}',
    de: 'eine Spalte namens {words}',
  },
  'an amount of {1}': { fr: 'un montant en {1}', es: 'un importe en {1}', de: 'ein Betrag in {1}' },
  'account control total': {
    fr: 'total de contrôle du compte',
    es: 'total de control de la cuenta',
    de: 'Die Kontrollsumme des Kontos',
  },
  'group control total': {
    fr: 'total de contrôle du groupe',
    es: 'total de control del grupo',
    de: 'Die Kontrollsumme der Gruppe',
  },
  'file control total': {
    fr: 'total de contrôle du fichier',
    es: 'total de control del fichero',
    de: 'Die Kontrollsumme der Datei',
  },
  'batch total': {
    fr: 'total du lot',
    es: 'total del lote',
    de: 'Die Summe des Stapels',
  },
  'lockbox total': {
    fr: 'total de la boîte postale',
    es: 'total del apartado',
    de: 'Die Summe des Schließfachs',
  },
  'number of checks of the batch': {
    fr: 'nombre de chèques du lot',
    es: 'número de cheques del lote',
    de: 'Die Zahl der Schecks des Stapels',
  },
  'number of checks of the lockbox': {
    fr: 'nombre de chèques de la boîte postale',
    es: 'número de cheques del apartado',
    de: 'Die Zahl der Schecks des Schließfachs',
  },
  'balance in line {1}': {
    fr: 'solde à la ligne {1}',
    es: 'saldo de la línea {1}',
    de: 'Der Saldo in Zeile {1}',
  },
  'a column of amounts, or of credit or debit': {
    fr: 'une colonne de montants, ou de crédit ou de débit',
    es: 'una columna de importes, o de abonos o cargos',
    de: 'eine Spalte mit Beträgen, oder mit Haben oder Soll',
  },
}
