import type { Sentences } from '../sentences.ts'

/** What lists show and commands do, in Spanish: bill runs and documents. */
export const bills: Sentences = {
  'bill-runs': 'Facturaciones, las más recientes primero',
  'bill-run-accounts': 'Qué pasó con cada cuenta en cada facturación',
  'bill-run-exceptions': 'Lo que conviene revisar antes de emitir una facturación',
  documents: 'Facturas y notas de crédito emitidas, las más recientes primero',
  'document-lines': 'Líneas de los documentos emitidos, cada una con su cálculo',
  'billed-before': 'Lo facturado por mes, producto y cargo, correcciones incluidas',
  incidents:
    'Errores en muchos documentos corregidos con una sola aprobación, los más recientes primero',
  'incident-documents':
    'De cada documento de una incidencia: su importe, qué cambia y qué lo corrigió',
  'usage-alerts': 'Límites de consumo o de gasto que se vigilan',
  'usage-alert-notices': 'Límites alcanzados, una vez por alerta y período',
  'carried-balances':
    'Lo que los cargos guardan para períodos posteriores: unidades gratuitas, energía acumulada, máximos, cuotas',
}
