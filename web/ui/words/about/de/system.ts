import type { Sentences } from '../../sentences.ts'

/** What lists show and commands do, in German: people, the log and other systems. */
export const system: Sentences = {
  schedules: 'Was täglich von selbst geschieht und was zuletzt herauskam',
  'bulk-runs': 'Eine Aktion über viele Zeilen: wer, was, wie weit; die neuesten zuerst',
  'bulk-rows': 'Zeilen der Sammelaktionen und was aus jeder wurde',
  'data-imports':
    'Dateien mit Kunden, Verträgen, Preisen und anderem, die eingingen, geprüft und übernommen wurden',
  receiveDataFile:
    'Eine CSV-Datei einer Datenübernahme empfangen; noch wird nichts davon übernommen',
  tryDataImport: 'Jede Zeile der Dateien einer Datenübernahme prüfen, ohne etwas zu übernehmen',
  commitDataImport: 'Die Zeilen einer geprüften Datenübernahme übernehmen',
  cancelDataImport: 'Eine Datenübernahme anhalten; übernommene Zeilen bleiben',
  'failed-jobs': 'Aufträge, die aufgegeben oder nach einem Fehler wiederholt werden',
  'saved-views': 'Gespeicherte Ansichten von Listen',
  'api-keys': 'Schlüssel von Programmen, ohne ihre Geheimnisse',
  'command-log':
    'Jede Aktion: wer, was, wann, mit welcher Eingabe und welchem Ergebnis; die neueste zuerst',
  'change-log': 'Jede Änderung, vorher → nachher, je Objekt; die neueste zuerst',
  'log-blocks':
    'Siegel des Protokolls: Bewahren Sie das letzte woanders auf, dann kann niemand Früheres umschreiben',
  'proof-runs':
    'Wann alle Nachweise geführt wurden, von wem, und welche Aussagen verletzt waren; die neuesten zuerst',
  'document-blocks':
    'Siegel der ausgestellten Dokumente: Bewahren Sie das letzte jeder Serie woanders auf, dann kann niemand ein Dokument unbemerkt ändern',
  'retention-periods': 'Wie viele Monate was aufbewahrt wird',
  'legal-holds': 'Kunden, von denen nichts gelöscht werden darf',
  'data-copies':
    'Kopien von allem, was von einem Kunden gespeichert ist: warum, für wen und bis wann; die neuesten zuerst',
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
  createApiKey:
    'Einen Schlüssel anlegen, mit dem ein Programm die API benutzt; sein Geheimnis wird nur dieses eine Mal gezeigt',
  renewApiKey:
    'Einem Schlüssel ein anderes Geheimnis geben, das nur dieses Mal gezeigt wird; das vorige endet sofort',
  revokeApiKey: 'Einen Schlüssel sofort beenden; schon seine nächste Anfrage wird abgewiesen',
  setRetention:
    'Festlegen, wie viele Monate Belege, Mandate, Kunden und Anmeldungen aufbewahrt werden',
  placeLegalHold: 'Verhindern, dass von einem Kunden etwas gelöscht wird',
  releaseLegalHold: 'Die Löschsperren eines Kunden aufheben',
  makeDataCopy:
    'Eine Kopie von allem, was von einem Kunden gespeichert ist, für ihn als eine Datei erstellen; ein Auftrag erledigt es',
  openDataCopy:
    'Eine Kopie von allem öffnen, was von einem Kunden gespeichert ist; das Protokoll sagt, wer sie entnahm',
  eraseAccount:
    'Endgültig löschen, wer ein Kunde ist; ausgestellte Belege bleiben bis zum Ende ihrer Frist',
  erasePerson: 'Löschen, wer eine gesperrte Person ist; was sie getan hat, bleibt ohne Namen',
  invitePerson: 'Eine Person anlegen, mit einem Link, über den sie ihr Passwort wählt',
  changePerson: 'E-Mail-Adresse, Namen oder Sprache einer Person ändern',
  disablePerson: 'Einer Person sofort Anmeldung und jedes Handeln sperren',
  enablePerson: 'Eine Person wieder anmelden und handeln lassen',
  grantRole: 'Einer Person eine Rolle erteilen, auf Zeit oder bis zum Entzug',
  revokeRole: 'Einer Person eine Rolle sofort entziehen',
  defineRole: 'Festlegen, was eine Rolle allein darf oder vorschlägt, und bis zu welchen Beträgen',
  defineAuthorityRule: 'Festlegen, wann eine Aktion eine zweite Person braucht und wessen Freigabe',
  delegateApproval: 'Eine andere Person bis zu einem Zeitpunkt an Ihrer Stelle freigeben lassen',
  endDelegation: 'Das Recht zurücknehmen, an Ihrer Stelle freizugeben',
  endSessions: 'Alle Sitzungen einer Person sofort beenden',
  makePasswordLink:
    'Einen Link erstellen, über den eine Person ein neues Passwort wählt; übergeben Sie ihn selbst',
  removeSecondFactor: 'Zweiten Faktor und Passkeys einer Person entfernen, die sie verloren hat',
  requestApproval:
    'Eine Aktion vorlegen, die eine zweite Person braucht, mit dem, was sie bewirken würde',
  approveRequest: 'Freigeben, was jemand anderes vorgelegt hat; es wird dann ausgeführt',
  rejectRequest: 'Ablehnen, was jemand vorgelegt hat, mit dem Grund',
  withdrawRequest: 'Zurücknehmen, was Sie vorgelegt haben, bevor jemand entscheidet',
  takeAnswer:
    'Das Geheimnis dessen abholen, was Sie vorgelegt haben und genehmigt ist; es wird nur dieses Mal gezeigt',
  runJobAgain:
    'Einen gescheiterten Auftrag jetzt noch einmal ausführen, mit allen Versuchen vor sich',
  setSchedules:
    'Festlegen, ab welcher Stunde täglich verlängert, Guthaben verfallen lassen und zwischenabgerechnet wird',
  prepareBulk: 'Eine Aktion über viele Zeilen einer Liste erproben, noch ohne etwas zu ändern',
  carryOutBulk:
    'Ausführen, was über viele Zeilen erprobt wurde; jede Zeile sagt, was aus ihr wurde',
  cancelBulk: 'Eine Sammelaktion anhalten; erledigte Zeilen bleiben, die übrigen entfallen',
  saveView:
    'Filter, Reihenfolge und Spalten einer Liste unter einem Namen speichern, für Sie oder für alle',
  removeView: 'Eine Ihrer gespeicherten Ansichten entfernen',
  addWebhookEndpoint:
    'Ein anderes System per Webhook von Ereignissen unterrichten; das Geheimnis wird nur dieses eine Mal gezeigt',
  changeWebhookEndpoint:
    'Einem Webhook-Empfänger eine andere Adresse, andere Ereignisse oder eine andere Beschreibung geben',
  rotateWebhookSecret:
    'Einem Webhook-Empfänger ein neues Geheimnis geben; das bisherige unterschreibt noch einige Stunden mit',
  disableWebhookEndpoint: 'Einem Webhook-Empfänger nichts mehr senden; was für ihn wartet, bleibt',
  enableWebhookEndpoint: 'Einem Webhook-Empfänger wieder senden, zuerst was für ihn wartet',
  replayWebhooks:
    'Einem Webhook-Empfänger ein Ereignis oder alle eines Zeitraums noch einmal senden',
  sendTestWebhook: 'Einem Webhook-Empfänger eine Testnachricht senden',
}
