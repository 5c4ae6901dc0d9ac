import type { Sentences } from '../sentences.ts'

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
}
