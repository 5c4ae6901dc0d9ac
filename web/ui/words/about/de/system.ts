import type { Sentences } from '../sentences.ts'

/** What lists show and commands do, in German: people, the log and other systems. */
export const system: Sentences = {
  schedules: 'Was täglich von selbst geschieht und was zuletzt herauskam',
  'bulk-runs': 'Eine Aktion über viele Zeilen: wer, was, wie weit; die neuesten zuerst',
  'bulk-rows': 'Zeilen der Sammelaktionen und was aus jeder wurde',
  'failed-jobs': 'Aufträge, die aufgegeben oder nach einem Fehler wiederholt werden',
  'saved-views': 'Gespeicherte Ansichten von Listen',
  'api-keys': 'Schlüssel von Programmen, ohne ihre Geheimnisse',
  'command-log':
    'Jede Aktion: wer, was, wann, mit welcher Eingabe und welchem Ergebnis; die neueste zuerst',
  'change-log': 'Jede Änderung, vorher → nachher, je Objekt; die neueste zuerst',
  'log-blocks':
    'Siegel des Protokolls: Bewahren Sie das letzte woanders auf, dann kann niemand Früheres umschreiben',
  'retention-periods': 'Wie viele Monate was aufbewahrt wird',
  'legal-holds': 'Kunden, von denen nichts gelöscht werden darf',
  erasures:
    'Was gelöscht wurde, warum, von wem und was das Gesetz bis wann bewahrt; das neueste zuerst',
  'erasure-candidates':
    'Kunden, deren letztes Abonnement länger zurückliegt, als Kunden aufbewahrt werden',
  people: 'Personen, die sich anmelden: Mitarbeitende und Nutzer der Kunden',
  'person-roles': 'Rollen der Personen mit Beginn und Ende',
  'approval-requests':
    'Was einer zweiten Person vorgelegt wurde und was es bewirken würde; das neueste zuerst',
  'security-alerts':
    'Personen, deren Anmeldung gleichzeitig aus verschiedenen Netzen benutzt wurde; die neuesten zuerst',
  'webhook-endpoints': 'Systeme, die von Ereignissen erfahren, ohne ihre Geheimnisse',
  'webhook-events': 'Ereignisse, die jemand abonniert hat, die neuesten zuerst',
  'webhook-deliveries': 'Ereignisse je Empfänger und ob sie ankamen',
  'webhook-attempts': 'Jeder Zustellversuch: die Antwort und wie lange sie dauerte',
}
