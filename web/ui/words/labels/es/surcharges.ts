import type { Labels } from '../labels.ts'

/** Names about surcharges, in Spanish. */
export const surcharges: Labels = {
  'surcharge-rules': 'Recargos por forma de pago',
  'payment-surcharges': 'Recargos cobrados',
  setSurchargeRule: 'Fijar un recargo',
  chargeSurcharges: 'Emitir recargos',
  creditSurcharge: 'Abonar un recargo',
  keepMeansOfPayment: 'Guardar la tarjeta usada',
  businessesOnly: 'Solo empresas',
  fixed: 'Importe fijo',
  keep: 'Guarda la tarjeta',
  returnedOn: 'Devuelto el',
}
