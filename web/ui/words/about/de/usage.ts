import type { Sentences } from '../../sentences.ts'

/** What lists show and commands do, in German: meters and usage. */
export const usage: Sentences = {
  channels: 'Zählwerke der Zähler an den Verbrauchsstellen',
  reads: 'Zählerstände; für jeden Tag gilt die letzte Fassung, die nicht storniert ist',
  'usage-events': 'Verbrauchsereignisse, wie sie eingegangen sind',
  'rejected-usage': 'Abgewiesener Verbrauch, bis sich jemand darum gekümmert hat',
  'usage-imports': 'Verbrauchsdateien, die eingingen, geprüft und übernommen wurden',
  'usage-voids': 'Verbrauch, der nicht mehr zählt: von wem, warum und wodurch ersetzt',
  'interval-days':
    'Lastgänge Tag für Tag; für jeden Tag gilt die letzte Fassung, die nicht storniert ist',
  defineChannels:
    'Zählwerke an Verbrauchsstellen anlegen oder den Tag festlegen, an dem eines ausgebaut wurde',
  recordReads: 'Zählerstände erfassen; ein anderer Wert zu einem Tag wird dessen nächste Fassung',
  recordIntervals:
    'Lastgangtage erfassen; ein erneut gesandter Tag mit anderen Werten wird ersetzt',
  recordUsageEvents: 'Verbrauchsereignisse erfassen; ein erneut gesandtes ändert nichts',
  fixRejectedUsage: 'Eine abgewiesene Verbrauchszeile berichtigen und erfassen',
  replayRejectedUsage:
    'Abgewiesene Verbrauchszeilen erneut erfassen: ausgewählte, nach Art, Code oder Konto, oder alle',
  discardRejectedUsage: 'Abgewiesene Verbrauchszeilen verwerfen, mit einem Grund',
  voidReads:
    'Falsche Zählerstände mit einem Grund stornieren; was damit abgerechnet wurde, wird berichtigt',
  voidUsageEvents:
    'Falsche Verbrauchsereignisse stornieren, mit einem Grund; was davon berechnet wurde, wird berichtigt',
  replaceUsageEvent:
    'Ein falsches Verbrauchsereignis stornieren und dafür das richtige erfassen, mit einem Grund',
  moveOut:
    'Erfassen, dass ein Kunde auszieht: letzte Zählerstände, Ende dessen, was dort läuft; die Stelle steht leer',
  moveIn:
    'Erfassen, dass ein Kunde in eine leere Stelle einzieht: Zähler, erste Stände, Vertrag und Abonnements',
  transferService:
    'Erfassen, dass ein Kunde auszieht und am selben Tag ein anderer mit demselben Zählerstand einzieht',
  correctMoveReads:
    'Berichtigen, was Zählwerke am Tag eines Umzugs wirklich zeigten, für Auszug und Einzug',
  recordMoves: 'Viele Umzüge erfassen: nur Auszug oder Auszug und Einzug am selben Tag',
  receiveUsageImport:
    'Eine Verbrauchsdatei annehmen und ansehen, was sie ist; erfasst wird noch nichts',
  checkUsageImport: 'Jede Zeile einer angenommenen Verbrauchsdatei prüfen, ohne eine zu erfassen',
  commitUsageImport: 'Die Zeilen einer geprüften Verbrauchsdatei erfassen',
  cancelUsageImport: 'Eine Übernahme von Verbrauch anhalten; erfasste Zeilen bleiben erfasst',
  undoUsageImport:
    'Eine Übernahme von Verbrauch zurücknehmen, mit einem Grund; was abgerechnet war, wird berichtigt',
  saveUsageMapping: 'Speichern, wie die Verbrauchsdateien eines Absenders gelesen werden',
  removeUsageMapping: 'Eine gespeicherte Leseweise für Verbrauchsdateien entfernen',
  recordUsageBatch:
    'Zeilen einer Verbrauchsdatei erfassen und melden, wessen Verbrauch sich geändert hat',
}
