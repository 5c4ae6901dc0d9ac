import type { Sentences } from '../sentences.ts'

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
}
