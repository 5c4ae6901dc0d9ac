import type { Sentences } from '../../sentences.ts'

/** What lists show and commands do, in Spanish: banks. */
export const bank: Sentences = {
  'bank-accounts': 'Nuestras cuentas bancarias y cómo cuadran los libros con sus extractos',
  'bank-statements': 'Extractos y notificaciones de los bancos, los más recientes primero',
  'bank-lines': 'Pagos de los extractos bancarios y qué fue de cada uno',
  'match-rates': 'Con qué frecuencia actúa cada regla de conciliación y se deshace o se sigue',
  'payer-bank-accounts': 'Cuentas bancarias que ya han pagado por un cliente',
  'payment-deductions': 'Partes de facturas que los pagadores dedujeron y discuten',
  'bank-reconciliation': 'Saldo de cada cuenta bancaria en los libros frente a sus extractos',
  'bank-reconciling-items':
    'Lo que está en los libros y no en un extracto, o al revés, lo más antiguo primero',
  'bank-line-links': 'Líneas bancarias sobre operaciones ya registradas, y cuáles',
  defineBankAccounts:
    'Definir nuestras cuentas bancarias: entidad legal, moneda, números y cómo se lee su CSV',
  setBankCsvMapping: 'Decir cómo se lee el CSV de una cuenta bancaria',
  importBankStatement:
    'Cargar un fichero bancario: camt.053/.054, MT940, BAI2, lockbox, OFX, QIF o CSV',
  decideBankStatement: 'Liberar un extracto bancario retenido, o rechazarlo',
  matchBankLines:
    'Conciliar las líneas bancarias en espera con lo que se debe, y registrarlas como cobros',
  confirmBankMatch: 'Indicar de quién es una línea bancaria y qué paga; el pagador se recuerda',
  undoBankMatch:
    'Deshacer la conciliación, contabilización o vínculo de una línea; lo cobrado queda sin identificar',
  bookBankLine:
    'Contabilizar una línea que no es un pago de cliente: comisión bancaria, liquidación, depósito',
  linkBankLine:
    'Indicar que una línea bancaria ya estaba registrada: cobro, depósito, liquidación, adeudos',
  linkRecordedLines:
    'Comprobar de nuevo si líneas abiertas o sin identificar se registraron entretanto',
  setMatchRules: 'Fijar desde qué confianza actúa sola cada regla de conciliación',
}
