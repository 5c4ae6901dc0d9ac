import type { Sentences } from '../../sentences.ts'

/** What lists show and commands do, in Spanish: reminders and late charges. */
export const dunning: Sentences = {
  'item-freezes':
    'Partes de partidas abiertas que no se reclaman: disputadas, prometidas, en plan, devueltas',
  'dunning-policies': 'Políticas de recordatorio, por fecha de vigencia',
  'policy-uses': 'Qué política de recordatorio o de recargos vale para quién, por fecha',
  'dunning-holds':
    'Clientes y documentos que no reciben recordatorios, con el motivo y hasta cuándo',
  'dunning-runs': 'Campañas de recordatorios y recargos por demora, las más recientes primero',
  'dunning-outcomes': 'Qué propone una campaña de recordatorio para cada cliente, o por qué nada',
  'dunning-left-out':
    'Lo vencido que una campaña de recordatorio no reclamó o no del todo, y por qué',
  'dunning-notices': 'Recordatorios enviados, los más recientes primero',
  'dunning-notice-items': 'Qué reclamaba cada recordatorio, partida por partida',
  'late-charge-policies': 'Qué se cobra por pagar tarde, por fecha de vigencia',
  'reference-rates': 'Tipos de interés de referencia, por fecha de vigencia',
  'rate-caps': 'Máximo anual que permite la ley, según dónde viven los clientes',
  'late-charges': 'Intereses e importes fijos cobrados sobre partidas, con su cálculo',
  'late-charge-waivers': 'Recargos e intereses de demora condonados, con el motivo',
  defineDunningPolicies: 'Definir en qué pasos se reclama a los clientes lo vencido, desde un día',
  usePolicies: 'Fijar qué política de recordatorio o de recargos vale para quién, desde un día',
  holdDunning:
    'Detener los recordatorios a clientes, o sobre un documento, con el motivo y hasta cuándo',
  liftDunningHolds: 'Volver a enviar recordatorios a clientes que estaban suspendidos',
  defineLateChargePolicies:
    'Definir qué se cobra sobre lo vencido: intereses, importes fijos, mínimos, por fecha',
  setReferenceRates: 'Introducir tipos de interés de referencia, como el del BCE de cada semestre',
  setRateCaps: 'Introducir el tipo anual máximo que permite la ley, por país y región',
  startLateChargeRun:
    'Calcular recargos e intereses sobre lo vencido o pagado tarde; aún no se factura nada',
  waiveLateCharges:
    'Condonar con una nota de crédito los recargos e intereses de un documento, con el motivo',
  startDunningRun: 'Preparar recordatorios a clientes con algo vencido; aún no se envía nada',
  approveDunningRun: 'Liberar las cartas o recargos que propone una campaña de recordatorio',
  sendDunningRun:
    'Enviar las cartas de una campaña de recordatorio aprobada, o facturar sus recargos',
  cancelDunningRun: 'Descartar una campaña de recordatorio de la que no se envió nada',
  resumeDunningRun: 'Reanudar las partes sin terminar de una campaña de recordatorio',
}
