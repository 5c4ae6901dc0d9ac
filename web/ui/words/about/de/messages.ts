import type { Sentences } from '../../sentences.ts'

/** What lists show and commands do, in German: messages, letters and statements. */
export const messages: Sentences = {
  interactions:
    'Was mit Kunden gesprochen und geschrieben wurde, auf jedem Weg, das neueste zuerst',
  'interaction-files': 'Dateien zu Einträgen der Verläufe, die neuesten zuerst',
  'follow-ups': 'Worauf jemand zurückkommen muss, das am längsten Fällige zuerst',
  messages: 'E-Mails, Briefe und Portalnachrichten an Kunden und wo jede steht',
  'message-attempts': 'Jeder Sendeversuch einer E-Mail und was der Mailserver sagte',
  'email-blocks': 'Adressen von Kunden, an die keine E-Mail mehr geht',
  'message-templates': 'Nachrichtentexte, die mitgelieferte ersetzen, Version für Version',
  'document-deliveries': 'Ausgestellte Belege und wie jeder zum Kunden kam, die neuesten zuerst',
  'print-batches': 'Briefe, die zusammen gedruckt und verschickt wurden, die neuesten zuerst',
  'print-batch-letters': 'Briefe der Druckstapel in Postfolge, jeder mit seiner Seite in der Datei',
  'document-copies':
    'Gedruckte oder gesendete Kopien von Belegen mit dem Grund, die neuesten zuerst',
  'message-copies': 'Gedruckte Kopien von Briefen mit dem Grund',
  statements: 'Erstellte Kontoauszüge, die neuesten zuerst',
  'statement-runs': 'Läufe von Kontoauszügen, die neuesten zuerst',
  'statement-left-out':
    'Kunden, die ein Auszugslauf ausließ, obwohl es etwas mitzuteilen gibt, und warum',
  addInteractionFile:
    'Eine Datei zu einem Eintrag des Verlaufs ablegen: einen Brief, ein Foto, eine E-Mail',
  recordInteraction:
    'Einen Anruf, Besuch, Brief, eine Nachricht oder Notiz im Verlauf eines Kunden erfassen',
  finishFollowUp: 'Eine Wiedervorlage im Verlauf eines Kunden erledigen',
  recordDocumentOpened:
    'Festhalten, dass ein Kunde einen Beleg auf seinen eigenen Seiten geöffnet hat (das tun die Seiten)',
  sendDocumentCopy:
    'Dem Kunden eine als KOPIE gekennzeichnete Kopie eines ausgestellten Belegs senden und im Verzeichnis vermerken',
  reprintDocument:
    'Eine als KOPIE gekennzeichnete Kopie eines ausgestellten Belegs drucken und im Verzeichnis vermerken',
  recordBounces: 'Zurückgekommene E-Mails erfassen, ihre Adressen sperren und sie per Post senden',
  decideMessages:
    'Über gescheiterte oder unklare Nachrichten entscheiden: gesendet, nochmals, per Post oder stornieren',
  blockEmail: 'An eine Adresse eines Kunden keine E-Mails mehr senden; stattdessen gehen Briefe',
  releaseEmail: 'E-Mails an eine Adresse eines Kunden wieder zulassen',
  saveMessageTemplates:
    'Nachrichtentexte als neue Versionen speichern, nach Sprache, Weg und Gesellschaft',
  deliverDocuments:
    'Ausgestellte Belege per E-Mail, Post oder Portal an ihre Kunden senden, jeden einmal',
  createPrintBatch: 'Aus wartenden Briefen Druckstapel bilden, in postalischer Reihenfolge',
  confirmPrintBatch: 'Einen Druckstapel als gedruckt und verschickt markieren',
  copyLetter: 'Eine als KOPIE gekennzeichnete Kopie eines Briefs im Verzeichnis vermerken',
  makeStatements: 'Kontoauszüge für Kunden erstellen und auf Wunsch versenden',
  setStatementMethod: 'Festlegen, wie Kontoauszüge eines Kunden erstellt werden, ab einem Stichtag',
  startStatementRun: 'Kontoauszüge für viele Kunden vorbereiten; versandt wird noch nichts',
  approveStatementRun: 'Die vorbereiteten Kontoauszüge eines Laufs freigeben',
  sendStatementRun:
    'Die Kontoauszüge eines freigegebenen Laufs versenden, wie es jeder Kunde wünscht',
  cancelStatementRun: 'Einen Auszugslauf verwerfen, von dem noch nichts versandt ist',
  resumeStatementRun: 'Die unfertigen Teile eines Auszugslaufs wieder aufnehmen',
}
