import type { Sentences } from '../sentences.ts'

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
}
