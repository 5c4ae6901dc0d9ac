import type { Sentences } from '../../sentences.ts'

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
  keepMandatePaper:
    'Guardar el documento firmado de un mandato: escaneo o PDF, sellado, con su huella',
  openMandatePaper: 'Abrir el documento firmado de un mandato; el registro dice quién lo vio',
  defineDebitCreditors:
    'Fijar identificador de acreedor, números ACH y versiones de ficheros de las entidades legales',
  enterMandates: 'Introducir mandatos de adeudo firmados (SEPA Core, SEPA B2B, ACH)',
  changeMandateAccount: 'Poner otra cuenta bancaria en un mandato, tras llamar al cliente',
  openMandate: 'Mostrar entero el número de cuenta de un mandato; el registro dice quién lo vio',
  stopMandates: 'Revocar, bloquear o liberar mandatos',
  definePaymentProvider: 'Definir por quién se cobran tarjetas y adeudos, con sus secretos',
  keepPaymentMeans:
    'Guardar una tarjeta o cuenta de un cliente, con el nombre que le da el proveedor',
  removePaymentMeans: 'Dejar de usar una tarjeta o cuenta de un cliente',
  requestPayment:
    'Cobrar lo debido con tarjeta o cuenta mediante un proveedor, u obtener la página de pago',
  setAutopay:
    'Registrar la autorización de un cliente para cobrar lo que vence, con tope y preaviso',
  endAutopay: 'Finalizar la autorización de un cliente para cobrar lo que vence',
  payOwnAccount: 'Abrir la página de pago de una cuenta propia',
  createPayLink: 'Crear un enlace con el que un cliente paga sin iniciar sesión',
  revokePayLinks: 'Anular todos los enlaces de pago de una cuenta',
  startDebitRun: 'Preparar adeudos de lo que vence hasta un día, bajo los mandatos de un esquema',
  approveDebitRun: 'Liberar una remesa de adeudos; se genera su fichero para el banco',
  cancelDebitRun: 'Descartar una remesa de adeudos sin liberar',
  replaceDebitFile: 'Rehacer el fichero de una remesa que el banco nunca recibió o rechazó',
  openDebitFile:
    'Abrir el fichero de una remesa para llevarlo al banco; el registro dice quién lo hizo',
  recordBankAnswer: 'Leer rechazos, devoluciones y cambios de cuenta de un fichero del banco',
  releasePaymentBlock: 'Volver a usar una forma de pago de un cliente bloqueada por una devolución',
}
