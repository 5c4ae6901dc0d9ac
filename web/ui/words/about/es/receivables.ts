import type { Sentences } from '../../sentences.ts'

/** What lists show and commands do, in Spanish: open items, receipts and payment plans. */
export const receivables: Sentences = {
  transfers: 'Asientos entre cuentas contables',
  'open-items': 'Lo que los clientes deben y lo que se les debe, por vencimiento',
  receipts: 'Dinero recibido, lo más reciente primero',
  allocations: 'A qué se aplicó el dinero y qué se volvió a desaplicar',
  'receivable-reasons': 'Motivos para cancelar saldos, revertir, devolver y reembolsar',
  suspense: 'Dinero de pagador desconocido, lo más antiguo primero, y quién se ocupa',
  'allocation-policies': 'En qué orden paga el dinero y qué diferencias se perdonan, por fecha',
  deposits: 'Depósitos de cheques y efectivo, los más recientes primero',
  'payment-plans':
    'Planes de pago, los más recientes primero: qué queda pendiente y cuándo vence el próximo plazo',
  'payment-plan-instalments': 'Plazos de los planes de pago',
  'payment-plan-policies':
    'Qué planes de pago se pueden acordar; para cada fecha vale la última revisión',
  remittances: 'Qué dicen los pagadores que pagan, lo más reciente primero',
  'remittance-lines': 'Líneas de los avisos de pago: qué paga cada una, qué se retiene y si cuadra',
  'remittance-mappings': 'Cómo llaman los pagadores a las columnas de sus avisos',
  closeAccountingPeriod:
    'Cerrar un mes contable, de modo que no se pueda contabilizar nada más en él',
  reopenAccountingPeriod: 'Reabrir un mes contable cerrado; el motivo se conserva',
  postManualJournal:
    'Registrar un asiento de cargos y abonos en las cuentas propias de una entidad legal',
  reverseTransfer: 'Deshacer un asiento con otro en sentido contrario que lo nombra',
  recordReceipt: 'Registrar dinero recibido y aplicarlo a lo que indica el pagador',
  recordReceipts: 'Registrar muchos cobros a la vez y aplicarlos a lo que indican los pagadores',
  reverseReceipt: 'Revertir un cobro; lo que pagó vuelve a quedar abierto con su vencimiento',
  allocateReceipt: 'Aplicar un cobro u otro saldo de un cliente a facturas',
  unapplyAllocation: 'Quitar dinero aplicado a una factura; el apunte queda y se revierte',
  applyPayments:
    'Aplicar cobros pendientes y saldos a favor a lo que deben los clientes, según las reglas',
  moveCredit: 'Dar dinero sin identificar, o de otro cliente, al cliente a quien corresponde',
  keepOnAccount: 'Dejar dinero sin aplicar como saldo a favor del cliente',
  writeOffDifference: 'Cancelar un pequeño resto de una factura, con un motivo',
  assignSuspense: 'Indicar quién averigua de quién es el dinero sin identificar',
  setAllocationPolicy: 'Fijar en qué orden paga el dinero y qué diferencias se perdonan',
  defineReceivableReasons:
    'Definir motivos de cancelaciones, devoluciones, reembolsos y otras excepciones',
  openDeposit: 'Abrir un depósito de cheques y efectivo con su total de control',
  addToDeposit: 'Añadir cheques y efectivo recibidos a un depósito',
  removeFromDeposit: 'Quitar cheques y efectivo de un depósito abierto',
  closeDeposit: 'Cerrar un depósito que cuadra y contabilizarlo en el banco',
  attachReceiptImage: 'Guardar la imagen de un cheque con su cobro',
  returnPayment:
    'Contabilizar un pago devuelto: reabrir facturas, cobrar la comisión, bloquear la forma de pago, crear una tarea',
  setReturnFee: 'Fijar lo que un pago devuelto cuesta al cliente',
  raiseReceivableTasks:
    'Crear tareas por dinero sin aplicar, sin identificar o sin conciliar y por depósitos abiertos',
  setPaymentPlanPolicy:
    'Fijar los límites de los planes de pago, su margen, vencimiento anticipado, comisión e intereses',
  agreePaymentPlan: 'Acordar un plan de pago: plazos para lo que debe un cliente',
  'payment-plan-requests':
    'Planes de pago que los clientes solicitaron en sus páginas, y qué se respondió',
  requestPaymentPlan: 'Solicitar un plan de pago para una cuenta propia',
  withdrawPlanRequest: 'Retirar lo solicitado como plan de pago',
  declinePlanRequest: 'Rechazar un plan de pago solicitado por un cliente, con la respuesta',
  cancelPaymentPlan: 'Anular un plan de pago; lo abierto vuelve a deberse como antes',
  importRemittance: 'Cargar el aviso de pago de un pagador: X12 820, CSV, correo, PDF o texto',
  enterRemittance: 'Introducir qué facturas paga el pago de un cliente y qué se retiene de ellas',
  correctRemittance:
    'Corregir un aviso antes de que llegue su dinero: de quién es, documentos e importes',
  matchRemittance: 'Indicar a qué dinero se refiere un aviso y aplicarlo como dicen sus líneas',
  settleRemittanceLine:
    'Resolver una línea que no cuadró: a la factura que corresponde, o dejarla a cuenta',
  undoRemittance: 'Quitar de sus facturas el dinero de un aviso, que vuelve a esperar su dinero',
  openRemittanceFile:
    'Abrir el archivo en que un pagador envió un aviso; el registro dice quién lo vio',
  cancelRemittance: 'Cancelar un aviso que espera dinero en vano, o que llegó dos veces',
  workRemittances: 'Buscar el dinero de los avisos entre lo no identificado o sin aplicar',
  defineRemittanceMappings: 'Definir qué significan las columnas del CSV de avisos de un pagador',
}
