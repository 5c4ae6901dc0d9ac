import type { Sentences } from '../../sentences.ts'

/** What lists show and commands do, in Spanish: credits, refunds and goodwill. */
export const credits: Sentences = {
  'credit-refund-rules':
    'Tras cuánto tiempo se propone reembolsar un saldo a favor; para cada fecha vale la última revisión',
  'unclaimed-cases':
    'Saldos inactivos: detectados, comunicados, apartados, entregados o reclamados',
  'unclaimed-reports':
    'Saldos no reclamados entregados a las autoridades, los más recientes primero',
  'unclaimed-rules':
    'Cuándo un saldo pasa a inactivo, según el lugar; para cada fecha vale la última revisión',
  'surcharge-rules': 'Qué se cobra de más por pagar con tarjeta o cuenta; vale la última revisión',
  'payment-surcharges': 'Recargos cobrados con los pagos y su documento',
  refunds: 'Saldos a favor reembolsados, los más recientes primero',
  'refund-proposals':
    'Saldos a favor que según las reglas deben devolverse, por el día en que se propusieron',
  'provider-refunds':
    'Reembolsos mediante proveedores y qué fue de ellos, los más recientes primero',
  'refund-runs': 'Remesas de devoluciones por transferencia, con el fichero para el banco',
  'refund-run-refunds': 'Qué pagan las remesas de devoluciones y qué fue de ello',
  'goodwill-budgets': 'Presupuestos de gestos comerciales y lo que queda de ellos',
  goodwill: 'Gestos comerciales concedidos, los más recientes primero',
  setGoodwillBudget:
    'Fijar cuánto puede conceder una persona o un equipo en gestos comerciales en un plazo de días',
  giveGoodwill: 'Conceder a un cliente un gesto comercial con cargo a un presupuesto',
  refundCredit: 'Reembolsar el saldo a favor de un cliente por transferencia, cheque o efectivo',
  takeRefundBack: 'Convertir de nuevo en saldo a favor un reembolso que no llegó al cliente',
  setCreditRefundRule:
    'Fijar tras cuántos días y desde qué importe se reembolsa el saldo a favor de un cliente',
  proposeCreditRefunds:
    'Proponer el reembolso de los saldos a favor que han esperado lo que dicen las reglas',
  setUnclaimedRule:
    'Fijar cuándo un saldo es inactivo, según dónde vive el cliente, y a quién se escribe antes',
  workUnclaimedProperty: 'Buscar saldos inactivos y escribir a sus clientes',
  holdUnclaimedProperty: 'Apartar saldos inactivos cuyos clientes no contestaron a tiempo',
  reportUnclaimedProperty:
    'Entregar los saldos no reclamados de un lugar a su autoridad, en un solo pago',
  claimUnclaimedProperty: 'Devolver un saldo inactivo al cliente que lo pidió',
  setSurchargeRule:
    'Fijar cuánto pagan de más los clientes por pagar con tarjeta o cuenta, según el lugar',
  refundToOrigin: 'Devolver un saldo a favor a las tarjetas y cuentas con las que pagó el cliente',
  refundPayment: 'Devolver un saldo a la tarjeta o cuenta de la que vino el pago',
  startRefundRun: 'Reunir los reembolsos que esperan transferencia en un fichero para el banco',
  approveRefundRun: 'Liberar una remesa de devoluciones; se genera su fichero para el banco',
  cancelRefundRun: 'Descartar una remesa de devoluciones sin liberar',
  replaceRefundFile: 'Rehacer el fichero de devoluciones que el banco nunca recibió o rechazó',
  openRefundFile:
    'Abrir el fichero de devoluciones para llevarlo al banco; el registro dice quién lo hizo',
}
