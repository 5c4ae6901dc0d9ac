import type { Sentences } from '../../sentences.ts'

/** What lists show and commands do, in Spanish: disputes and what is given up. */
export const disputes: Sentences = {
  disputes: 'Reclamaciones y consultas, las más recientes primero',
  'dispute-events': 'Qué se dijo, se hizo y se decidió sobre una reclamación o consulta, por orden',
  'dispute-evidence': 'Ficheros guardados con reclamaciones y consultas',
  'dispute-stakeholders': 'Quién tiene que ver con cada caso',
  'correction-causes':
    'Causas de reclamaciones y notas de crédito, con el plazo y el responsable de sus casos',
  'root-causes': 'Lo reclamado y abonado, mes a mes y causa a causa',
  'bad-debts': 'Deudas dadas por perdidas y cuáles se restablecieron',
  'tax-relief-due':
    'Deudas dadas por perdidas cuyo impuesto aún no se recuperó, y desde qué día puede reclamarse',
  provisions: 'Cuánto debía sumar la provisión por insolvencias, mes a mes',
  defineCorrectionCauses:
    'Definir causas de reclamaciones y notas de crédito, con plazo y responsable de sus casos',
  requireCauses: 'Fijar si cada nota de crédito, anulación y refacturación debe indicar su causa',
  openDispute:
    'Abrir una reclamación sobre un documento, una línea o un importe; lo disputado no se reclama',
  openInquiry: 'Registrar una consulta de un cliente, que debe contestarse hasta un día',
  addCaseNote: 'Añadir una nota o un mensaje a un caso, y enviarlo al cliente si se pide',
  addCaseEvidence: 'Guardar un fichero con un caso: una foto, una carta, un acta',
  addCaseStakeholder: 'Nombrar a alguien que tiene que ver con un caso',
  assignCase: 'Indicar quién se ocupa de una reclamación o consulta',
  setCaseDeadline: 'Mover el día hasta el que debe decidirse un caso',
  escalateCase: 'Elevar un caso al responsable, o un problema técnico a informática',
  decideDispute: 'Decidir una reclamación: abonar lo concedido y volver a reclamar el resto',
  answerInquiry: 'Contestar una consulta, con el cálculo de la línea o del documento si se desea',
  withdrawCase: 'Cerrar un caso que el cliente retira',
  setTaxRelief:
    'Fijar cuándo el impuesto de una deuda incobrable se descuenta de lo que se debe a Hacienda',
  writeOffBadDebt:
    'Dar una deuda por perdida con un motivo, con recuperación del impuesto donde la ley la da',
  recoverBadDebt: 'Restablecer una deuda dada por perdida, que al final debe pagarse',
  claimTaxRelief: 'Reclamar el impuesto de deudas dadas por perdidas, una vez pasado el plazo',
  setProvisionRates:
    'Fijar los porcentajes de pérdida esperada por antigüedad, para un segmento o todos los demás',
  postProvision: 'Contabilizar a fin de mes la provisión por lo que no se pagará',
}
