import type { Sentences } from '../sentences.ts'

/** What lists show and commands do, in German: messages, letters and statements. */
export const messages: Sentences = {
  interactions:
    'Was mit Kunden gesprochen und geschrieben wurde, auf jedem Weg, das neueste zuerst',
  'follow-ups': 'Worauf jemand zurückkommen muss, das am längsten Fällige zuerst',
  messages: 'E-Mails, Briefe und Portalnachrichten an Kunden und wo jede steht',
  'message-attempts': 'Jeder Sendeversuch einer E-Mail und was der Mailserver sagte',
  'email-blocks': 'Adressen von Kunden, an die keine E-Mail mehr geht',
  'message-templates': 'Nachrichtentexte, die mitgelieferte ersetzen, Version für Version',
  'document-deliveries': 'Ausgestellte Belege und wie jeder zum Kunden kam, die neuesten zuerst',
  'print-batches': 'Briefe, die zusammen gedruckt und verschickt wurden, die neuesten zuerst',
  'message-copies': 'Gedruckte Kopien von Briefen mit dem Grund',
  statements: 'Erstellte Kontoauszüge, die neuesten zuerst',
  'statement-runs': 'Läufe von Kontoauszügen, die neuesten zuerst',
  'statement-left-out':
    'Kunden, die ein Auszugslauf ausließ, obwohl es etwas mitzuteilen gibt, und warum',
}
