import type { Sentences } from '../sentences.ts'

/** What lists show and commands do, in German: meters and usage. */
export const usage: Sentences = {
  channels: 'Zählwerke der Zähler an den Verbrauchsstellen',
  reads: 'Zählerstände; für jeden Tag gilt die letzte Fassung',
  'usage-events': 'Verbrauchsereignisse, wie sie eingegangen sind',
  'rejected-usage': 'Abgewiesener Verbrauch, bis sich jemand darum gekümmert hat',
  'usage-imports': 'Verbrauchsdateien, die eingingen, geprüft und übernommen wurden',
  'usage-voids': 'Verbrauch, der nicht mehr zählt: von wem, warum und wodurch ersetzt',
  'interval-days': 'Lastgänge Tag für Tag; für jeden Tag gilt die letzte Fassung',
}
