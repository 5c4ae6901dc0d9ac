import type { Sentences } from '../sentences.ts'

/** What lists show and commands do, in Spanish: mandates and payments. */
export const payments: Sentences = {
  mandates: 'Mandatos de adeudo, con los números de cuenta ocultos',
  'mandate-events':
    'Qué fue de los mandatos: introducidos, cuenta cambiada tras llamada, bloqueados, revocados',
  'debit-creditors': 'Con qué identidad cobran las entidades ante los bancos',
  payments: 'Pagos cobrados o intentados, y qué fue de ellos',
  'payment-means': 'Tarjetas y cuentas bancarias que los proveedores guardan para los clientes',
  autopay: 'Autorizaciones de clientes para cobrar automáticamente lo que vence',
  payouts: 'Lo que liquidan los proveedores, repartido en pagos y comisiones',
  'payout-lines': 'Líneas de las liquidaciones, cada una con su pago',
  'payment-providers': 'Por quién se cobran tarjetas y adeudos',
  'debit-runs': 'Remesas de adeudos, con el fichero para el banco',
  'debit-left-out': 'A quién dejaron fuera las remesas de adeudos y por qué',
  'bank-answers': 'Ficheros con que los bancos respondieron a los adeudos',
  'provider-events': 'Lo que proveedores y bancos dijeron de los pagos, cada mensaje una vez',
  'payment-blocks': 'Formas de pago que por ahora no se usan con un cliente',
}
