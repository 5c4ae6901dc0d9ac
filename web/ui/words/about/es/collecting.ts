import type { Sentences } from '../../sentences.ts'

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
  finishTask: 'Cerrar una tarea, con su resultado',
  assignTask: 'Indicar quién se ocupa de una tarea',
  'retry-rules':
    'A cuántos días se vuelve a intentar un pago fallido; de una fecha vale la última revisión',
  setRetryRules: 'Decir a cuántos días y cuántas veces se vuelve a intentar un pago fallido',
  setContactRules:
    'Fijar cuándo y con qué frecuencia se puede contactar a los clientes de un país por lo que deben',
  recordOptOuts:
    'Registrar por qué vías los clientes no desean ser contactados, o pueden serlo de nuevo',
  recordPromise:
    'Registrar qué prometió pagar un cliente y para cuándo; mientras tanto no se le reclama',
  cancelPromise: 'Retirar una promesa de pago vigente, con el motivo',
  evaluatePromises: 'Ver según el dinero recibido qué promesas se cumplieron o no, página a página',
  refreshCollectionQueue: 'Recalcular a quién llamar primero, página a página de cuentas',
  setCollectionStrategy: 'Fijar en qué pasos se sigue a los clientes de un segmento',
  logContact:
    'Registrar una llamada o visita: resultado, próxima fecha, promesas y lo que se pidió',
  defineCollectionAgencies: 'Definir agencias de recobro y juzgados, o cambiarlos',
  setAgencyCommission:
    'Fijar cuánto recibe una agencia del dinero que llega por ella y del que nos llega directamente',
  placeWithAgency: 'Ceder lo que debe un cliente a una agencia o juzgado, con las pruebas',
  recallPlacement: 'Retirar lo cedido a una agencia o juzgado, para seguirlo de nuevo nosotros',
  packEvidence: 'Reunir de nuevo las pruebas de una cesión, junto a lo entregado antes',
  recordAgencyCollection:
    'Registrar lo que un cliente pagó a la agencia: paga las partidas cedidas, las más antiguas primero',
  bookAgencyCommission:
    'Contabilizar lo que recibe una agencia del dinero que pagó partidas cedidas, cada pago una vez',
  recordAgencyRemittance: 'Contabilizar lo que entregó una agencia y lo que retuvo como comisión',
  setSuspensionRule: 'Fijar qué preaviso exige un país o región antes de suspender el suministro',
  startSuspension: 'Anunciar a un cliente que se suspenderá el suministro por lo vencido',
  advanceSuspensions: 'Dar los pasos de las suspensiones cuyo día ha llegado, página a página',
  stopSuspension: 'Detener una suspensión que no se ha ejecutado',
  recordSuspension: 'Registrar que el servicio técnico suspendió el suministro',
  recordReconnection: 'Registrar que el servicio técnico restableció el suministro',
}
