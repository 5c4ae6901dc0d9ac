import type { Sentences } from '../../sentences.ts'

/** What lists show and commands do, in German: following up what is owed. */
export const collecting: Sentences = {
  'collection-queue': 'Wen man zuerst anruft: Kunden mit Überfälligem, nach Risiko mal Betrag',
  promises: 'Was Kunden zu zahlen zugesagt haben, nach Tag',
  'collection-strategies':
    'In welchen Schritten Kunden nachverfolgt werden; die letzte Fassung gilt',
  tasks: 'Was sich jemand zu Geld oder Überfälligem ansehen muss, nach Fälligkeit',
  'credit-limits': 'Kreditlimits; für jeden Tag gilt die letzte Fassung',
  'credit-holds': 'Verkaufssperren, die jemand gesetzt hat',
  'credit-releases': 'Verkäufe, die bis zu einem Tag über dem Limit erlaubt sind',
  'collection-agencies': 'Inkassobüros und Gerichte',
  placements: 'Was an Inkassobüros und Gerichte abgegeben wurde, nach Tag',
  'placement-file':
    'Posten bei Inkassobüros und Gerichten mit ihren Schuldnern: die Datei, die sie bekommen',
  'agency-commissions': 'Was Inkassobüros von Geld bekommen, das Abgegebenes bezahlt hat',
  suspensions: 'Sperrungen der Versorgung, von der Ankündigung bis zur Wiederaufnahme',
  'suspension-rules': 'Welche Ankündigung wo verlangt ist; für jeden Tag gilt die letzte Fassung',
  finishTask: 'Eine Aufgabe abschließen, mit dem Ergebnis',
  assignTask: 'Angeben, wer sich um eine Aufgabe kümmert',
  'retry-rules':
    'Nach wie vielen Tagen eine gescheiterte Zahlung erneut versucht wird; von einem Tag gilt die letzte Änderung',
  setRetryRules:
    'Sagen, nach wie vielen Tagen und wie oft eine gescheiterte Zahlung erneut versucht wird',
  setContactRules:
    'Festlegen, wann und wie oft Kunden eines Landes wegen offener Beträge kontaktiert werden dürfen',
  recordOptOuts:
    'Erfassen, auf welchen Wegen Kunden nicht kontaktiert werden möchten oder wieder dürfen',
  recordPromise:
    'Erfassen, was ein Kunde bis wann zu zahlen zugesagt hat; solange wird es nicht angemahnt',
  cancelPromise: 'Eine laufende Zahlungszusage zurücknehmen, mit dem Grund',
  evaluatePromises:
    'Am eingegangenen Geld feststellen, welche Zusagen gehalten oder gebrochen wurden, seitenweise',
  refreshCollectionQueue: 'Neu ermitteln, wen man zuerst anruft, seitenweise je Konten',
  setCollectionStrategy:
    'Festlegen, in welchen Schritten Kunden eines Segments nachverfolgt werden',
  logContact: 'Einen Anruf oder Besuch erfassen: Ergebnis, nächster Termin, Zusagen und Wünsche',
  defineCollectionAgencies: 'Inkassobüros und Gerichte festlegen oder ändern',
  setAgencyCommission:
    'Festlegen, was ein Inkassobüro von Geld bekommt, das über es kommt, und von dem, das direkt zu uns kommt',
  placeWithAgency:
    'Was ein Kunde schuldet, mit den Unterlagen an ein Inkassobüro oder Gericht abgeben',
  recallPlacement:
    'Von Inkassobüro oder Gericht zurückholen, was abgegeben war; wir verfolgen es wieder selbst',
  packEvidence: 'Die Unterlagen einer Abgabe neu packen, neben dem schon Übergebenen',
  recordAgencyCollection:
    'Erfassen, was ein Kunde an das Inkassobüro gezahlt hat: es bezahlt die abgegebenen Posten, die ältesten zuerst',
  bookAgencyCommission:
    'Buchen, was ein Inkassobüro von Geld bekommt, das abgegebene Posten bezahlt hat, jede Zahlung einmal',
  recordAgencyRemittance: 'Buchen, was ein Inkassobüro abgeführt und als Provision einbehalten hat',
  setSuspensionRule:
    'Festlegen, welche Ankündigung ein Land oder eine Region vor einer Sperrung verlangt',
  startSuspension: 'Einem Kunden ankündigen, dass die Versorgung wegen Überfälligem gesperrt wird',
  advanceSuspensions: 'Die fälligen Schritte von Sperrungen ausführen, seitenweise',
  stopSuspension: 'Eine Sperrung abbrechen, die nicht vollzogen wurde',
  recordSuspension: 'Erfassen, dass der Außendienst die Versorgung gesperrt hat',
  recordReconnection: 'Erfassen, dass der Außendienst die Versorgung wiederhergestellt hat',
}
