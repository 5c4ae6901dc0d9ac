import type { Labels } from '../labels.ts'

/** Names about unclaimed property, in Spanish. */
export const unclaimed: Labels = {
  'unclaimed-cases': 'Saldos no reclamados',
  'unclaimed-reports': 'Saldos entregados',
  'unclaimed-rules': 'Reglas de saldos no reclamados',
  setUnclaimedRule: 'Fijar la regla de saldos no reclamados',
  workUnclaimedProperty: 'Buscar saldos inactivos',
  holdUnclaimedProperty: 'Apartar saldos inactivos',
  reportUnclaimedProperty: 'Entregar a una autoridad',
  claimUnclaimedProperty: 'Devolver al cliente',
  dormantOn: 'Inactivo desde',
  unclaimedState: 'Fase',
  heardOn: 'Última noticia',
  answerBy: 'Responder antes de',
  answerDays: 'Días para responder',
  heldOn: 'Apartado el',
  heldUntil: 'Apartado hasta',
  reportId: 'Declaración',
  reportedOn: 'Entregado el',
  authority: 'Autoridad',
  owners: 'Titulares',
  dormancyMonths: 'Meses sin noticias',
  letterFrom: 'Carta desde',
  exemptsBusinesses: 'Empresas exentas',
}

/** What values about unclaimed property are called, in Spanish. */
export const unclaimedValues: Labels = {
  dormant: 'Inactivo',
  written_to: 'Avisado por carta',
  set_aside: 'Apartado',
  handed_over: 'Entregado',
  heard: 'El cliente respondió',
  claimed: 'Reclamado',
  unclaimed: 'Apartado',
  unclaimed_set_aside: 'Saldo inactivo apartado',
  unclaimed_handed_over: 'Entregado como no reclamado',
  unclaimed_property: 'Saldo no reclamado',
}
