import type { Sentences } from '../sentences.ts'

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
  'provider-refunds':
    'Reembolsos mediante proveedores y qué fue de ellos, los más recientes primero',
  'refund-runs': 'Remesas de devoluciones por transferencia, con el fichero para el banco',
  'refund-run-refunds': 'Qué pagan las remesas de devoluciones y qué fue de ello',
  'goodwill-budgets': 'Presupuestos de gestos comerciales y lo que queda de ellos',
  goodwill: 'Gestos comerciales concedidos, los más recientes primero',
}
