import type { Labels } from '../labels.ts'

/** What follows up what is owed: columns, fields, commands and lists, in Spanish. */
export const collecting: Labels = {
  segments: 'Segmentos',
  segment: 'Segmento',
  collectors: 'Gestores de recobro',
  collector: 'Gestor de recobro',
  'account-assignments': 'Asignaciones de clientes',
  'care-flags': 'Clientes con protección',
  flagId: 'Marca (ID interno)',
  flag: 'Marca',
  why: 'Por qué',
  defineSegments: 'Definir segmentos',
  segmentCode: 'Segmento',
  defineCollectors: 'Definir gestores de recobro',
  collectorCode: 'Gestor de recobro',
  assignAccounts: 'Asignar clientes',
  setAssignmentRules: 'Fijar reglas de asignación',
  accountKind: 'Tipo de cliente',
  numberFrom: 'El número empieza por',
  applyAssignmentRules: 'Asignar según las reglas',
  handOverAccounts: 'Traspasar clientes',
  flagAccounts: 'Marcar clientes con protección',
  endCareFlags: 'Quitar una marca',
}

/** Values of what follows up what is owed, in Spanish. */
export const collectingValues: Labels = {
  segment: 'Segmento',
  collector: 'Gestor de recobro',
  bankruptcy: 'Concurso de acreedores',
  deceased: 'Fallecido',
  hardship: 'Dificultades',
  life_support: 'Soporte vital',
  cease_contact: 'Sin contacto',
}
