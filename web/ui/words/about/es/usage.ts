import type { Sentences } from '../../sentences.ts'

/** What lists show and commands do, in Spanish: meters and usage. */
export const usage: Sentences = {
  channels: 'Registros de los contadores en los puntos de suministro',
  reads: 'Lecturas de los registros; para cada fecha vale la última revisión no anulada',
  'usage-events': 'Eventos de consumo tal como se recibieron',
  'rejected-usage': 'Consumo rechazado, hasta que alguien lo resuelva',
  'usage-imports': 'Ficheros de consumo recibidos, probados e incorporados',
  'usage-voids': 'Consumo que ya no cuenta: quién lo anuló, por qué y qué lo reemplazó',
  'interval-days': 'Días de datos por intervalos; para cada día vale la última revisión no anulada',
  defineChannels:
    'Añadir registros de contadores en puntos de suministro, o fijar la fecha en que uno se retiró',
  recordReads: 'Registrar lecturas; otro valor para una fecha pasa a ser su siguiente revisión',
  recordIntervals:
    'Registrar días de datos por intervalos; un día enviado de nuevo con otros valores se reemplaza',
  recordUsageEvents: 'Registrar eventos de consumo; un evento repetido no cambia nada',
  fixRejectedUsage: 'Corregir una fila de consumo rechazada y registrarla',
  replayRejectedUsage:
    'Registrar otra vez filas rechazadas: las elegidas, por tipo, código o cuenta, o todas',
  discardRejectedUsage: 'Descartar filas de consumo rechazadas, con un motivo',
  voidReads: 'Anular lecturas erróneas, con un motivo; lo facturado con ellas se corrige',
  voidUsageEvents:
    'Anular eventos de consumo erróneos, con un motivo; lo facturado por ellos se corrige',
  replaceUsageEvent:
    'Anular un evento de consumo erróneo y registrar el correcto en su lugar, con un motivo',
  moveOut:
    'Registrar que un cliente deja un lugar: últimas lecturas, fin de lo que corre allí; queda vacío',
  moveIn:
    'Registrar que un cliente llega a un lugar vacío: contadores, primeras lecturas, contrato y suscripciones',
  transferService:
    'Registrar que un cliente deja un lugar y otro llega el mismo día, con la misma lectura',
  correctMoveReads:
    'Corregir lo que marcaban de verdad los registros el día de una mudanza, para quien salió y quien llegó',
  recordMoves:
    'Registrar muchas mudanzas: salida de un lugar, o salida y llegada de otro el mismo día',
  receiveUsageImport: 'Recibir un fichero de consumo y ver qué es; aún no se registra nada de él',
  checkUsageImport: 'Probar cada fila de un fichero de consumo recibido, sin registrar ninguna',
  commitUsageImport: 'Registrar las filas de un fichero de consumo ya probado',
  cancelUsageImport: 'Detener una importación de consumo; las filas registradas quedan registradas',
  undoUsageImport:
    'Deshacer lo que trajo una importación de consumo, con un motivo; lo facturado se corrige',
  saveUsageMapping: 'Guardar cómo se leen los ficheros de un remitente de consumo',
  removeUsageMapping: 'Quitar una forma guardada de leer ficheros de consumo',
  recordUsageBatch: 'Registrar filas de un fichero de consumo e indicar de quién cambió el consumo',
}
