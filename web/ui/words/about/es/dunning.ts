import type { Sentences } from '../sentences.ts'

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
  'dunning-notices': 'Recordatorios enviados, los más recientes primero',
  'dunning-notice-items': 'Qué reclamaba cada recordatorio, partida por partida',
  'late-charge-policies': 'Qué se cobra por pagar tarde, por fecha de vigencia',
  'reference-rates': 'Tipos de interés de referencia, por fecha de vigencia',
  'rate-caps': 'Máximo anual que permite la ley, según dónde viven los clientes',
  'late-charges': 'Intereses e importes fijos cobrados sobre partidas, con su cálculo',
  'late-charge-waivers': 'Recargos e intereses de demora condonados, con el motivo',
}
