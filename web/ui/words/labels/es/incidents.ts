import type { Labels } from '../labels.ts'

/** Names of incidents, in Spanish. */
export const incidents: Labels = {
  incidents: 'Incidencias',
  incidentId: 'Incidencia (ID interno)',
  incident: 'Incidencia',
  title: 'Título',
  wrong: 'Qué estaba mal',
  remedy: 'Cómo se corrige',
  'incident-documents': 'Documentos de incidencias',
  netBefore: 'Neto antes',
  netAfter: 'Neto después',
  netChange: 'Cambio del neto',
  taxChange: 'Cambio del impuesto',
  toPayChange: 'Cambio a pagar',
  correction: 'Corregido por',
  sendIncidentNotices: 'Informar a los clientes de una incidencia',
  startIncident: 'Corregir muchos documentos',
  serials: 'Números de contador',
  wording: 'Texto propio',
  approveIncident: 'Aprobar una incidencia',
  issueIncident: 'Emitir una incidencia',
  cancelIncident: 'Cancelar una incidencia',
  requireCauses: 'Exigir la causa de las correcciones',
}

/** What was wrong and how it is put right, in Spanish. */
export const incidentValues: Labels = {
  tariff: 'Tarifa',
  changed: 'Cambia',
  no_change: 'Sin cambio',
  barred: 'No se puede cambiar',
  selected: 'En cálculo',
  less_left: 'Queda menos de lo que se abona',
  credit_with_wallet: 'Pagado con saldo prepago: a mano',
  other_currency: 'En otra moneda',
  invoice_voided: 'Anulada entretanto',
  in_other_run: 'El cliente está en otra facturación sin terminar',
  void_with_commitment: 'Cuenta para un compromiso liquidado: abone líneas',
  void_with_wallet: 'Pagada con o vende saldo prepago: abone líneas',
}
