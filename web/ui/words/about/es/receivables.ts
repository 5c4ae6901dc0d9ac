import type { Sentences } from '../sentences.ts'

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
}
