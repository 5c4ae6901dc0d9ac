import type { Sentences } from '../sentences.ts'

/** What lists show and commands do, in French: meters and usage. */
export const usage: Sentences = {
  channels: 'Cadrans des compteurs sur les sites',
  reads: 'Index relevés ; pour chaque date, la dernière révision fait foi',
  'usage-events': 'Événements de consommation tels que reçus',
  'rejected-usage': 'Consommation refusée, en attente d’un traitement',
  'usage-imports': 'Fichiers de consommation reçus, essayés et repris',
  'usage-voids':
    'Consommation qui ne compte plus : par qui, pourquoi et par quoi elle a été remplacée',
  'interval-days':
    'Courbes de charge jour par jour ; pour chaque jour, la dernière révision fait foi',
}
