import type { Sentences } from '../sentences.ts'

/** What lists show and commands do, in Spanish: following up what is owed. */
export const collecting: Sentences = {
  'collection-queue': 'A quién llamar primero: clientes con algo vencido, por riesgo e importe',
  promises: 'Lo que los clientes prometieron pagar, por día',
  'collection-strategies': 'En qué pasos se sigue a los clientes; vale la última revisión',
  tasks: 'Lo que alguien debe revisar sobre dinero o atrasos, por vencimiento',
  'credit-limits': 'Límites de crédito; para cada fecha vale la última revisión',
  'credit-holds': 'Bloqueos de venta que puso alguien',
  'credit-releases': 'Ventas autorizadas por encima del límite, hasta un día',
  'collection-agencies': 'Agencias de recobro y juzgados',
  placements: 'Lo que se cedió a agencias y juzgados, por día',
  'placement-file': 'Partidas en agencias y juzgados, con sus deudores: el fichero que reciben',
  'agency-commissions': 'Lo que cobran las agencias del dinero que pagó lo que se les cedió',
  suspensions: 'Suspensiones de suministro, del preaviso al restablecimiento',
  'suspension-rules': 'Qué preaviso exige cada lugar; para cada fecha vale la última revisión',
}
