import type { Sentences } from '../sentences.ts'

/** What lists show and commands do, in Spanish: meters and usage. */
export const usage: Sentences = {
  channels: 'Registros de los contadores en los puntos de suministro',
  reads: 'Lecturas de los registros; para cada fecha vale la última revisión',
  'usage-events': 'Eventos de consumo tal como se recibieron',
  'rejected-usage': 'Consumo rechazado, hasta que alguien lo resuelva',
  'usage-imports': 'Ficheros de consumo recibidos, probados e incorporados',
  'usage-voids': 'Consumo que ya no cuenta: quién lo anuló, por qué y qué lo reemplazó',
  'interval-days': 'Días de datos por intervalos; para cada día vale la última revisión',
}
