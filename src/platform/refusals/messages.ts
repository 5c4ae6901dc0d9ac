import type { RefusalTexts } from './sentence.ts'

/** Sentences about messages, their wordings and what was said with customers. */
export const messageRefusals: RefusalTexts = {
  unknown_message: {
    provokedBy: 'a report, or a decision, about a message that was never sent',
    en: 'We sent no message {message}. Check the id or the address; quittance list messages shows what was sent.',
    fr: 'Nous n’avons envoyé aucun message {message}. Vérifiez l’identifiant ou l’adresse ; quittance list messages montre les envois.',
    es: 'No hemos enviado ningún mensaje {message}. Compruebe el identificador o la dirección; quittance list messages muestra los envíos.',
    de: 'Eine Nachricht {message} haben wir nicht gesendet. Prüfen Sie Kennung oder Adresse; quittance list messages zeigt, was gesendet wurde.',
  },
  message_not_decidable: {
    provokedBy: 'a decision on a message that is in another state',
    en: 'Message {message} is {state}, so "{decision}" cannot be decided for it. Look at its state in quittance list messages and decide anew.',
    fr: 'Le message {message} est à l’état {state} : la décision « {decision} » n’est pas possible. Regardez son état dans quittance list messages et décidez de nouveau.',
    es: 'El mensaje {message} está en estado {state}: no se puede decidir «{decision}». Mire su estado en quittance list messages y decida de nuevo.',
    de: 'Nachricht {message} ist im Zustand {state}; „{decision}“ lässt sich dafür nicht entscheiden. Sehen Sie in quittance list messages nach und entscheiden Sie neu.',
  },
  unknown_message_kind: {
    provokedBy: 'the code of a template that no kind of message has',
    en: 'There is no kind of message {template}. Take one of {kinds}, with a suffix of your own after a dot if you like.',
    fr: 'Il n’existe pas de type de message {template}. Prenez-en un parmi {kinds}, au besoin avec un suffixe à vous après un point.',
    es: 'No existe el tipo de mensaje {template}. Tome uno de {kinds}, si quiere con un sufijo propio tras un punto.',
    de: 'Eine Nachrichtenart {template} gibt es nicht. Nehmen Sie eine von {kinds}, auf Wunsch mit eigenem Zusatz nach einem Punkt.',
  },
  template_not_understood: {
    provokedBy: 'a wording with a mistake in its marks, or with marks that are not allowed',
    en: 'Line {line} of the {part} is not understood: {what}. Allowed are names such as customer.name in double braces, and if, unless and comment; correct the line.',
    fr: 'La ligne {line} ({part}) n’est pas comprise : {what}. Sont permis des noms comme customer.name entre doubles accolades, et if, unless et comment ; corrigez la ligne.',
    es: 'No se entiende la línea {line} ({part}): {what}. Se permiten nombres como customer.name entre llaves dobles, y if, unless y comment; corrija la línea.',
    de: 'Zeile {line} ({part}) ist nicht verständlich: {what}. Erlaubt sind Namen wie customer.name in doppelten geschweiften Klammern sowie if, unless und comment; berichtigen Sie die Zeile.',
  },
  template_name_unknown: {
    provokedBy: 'a wording that uses a name which its kind of message does not have',
    en: 'Line {line} of the {part} uses {what}, which this kind of message does not have. It has: {names}. Correct the name.',
    fr: 'La ligne {line} ({part}) emploie {what}, que ce type de message n’a pas. Il a : {names}. Corrigez le nom.',
    es: 'La línea {line} ({part}) usa {what}, que este tipo de mensaje no tiene. Tiene: {names}. Corrija el nombre.',
    de: 'Zeile {line} ({part}) verwendet {what}; das hat diese Nachrichtenart nicht. Sie hat: {names}. Berichtigen Sie den Namen.',
  },
  template_table_in_text: {
    provokedBy: 'a wording with a table inside a sentence',
    en: 'Line {line} of the {part} has the table {what} inside a sentence. Put it on a line of its own.',
    fr: 'La ligne {line} ({part}) contient le tableau {what} dans une phrase. Mettez-le sur une ligne à part.',
    es: 'La línea {line} ({part}) contiene la tabla {what} dentro de una frase. Póngala en una línea propia.',
    de: 'Zeile {line} ({part}) enthält die Tabelle {what} mitten im Satz. Setzen Sie sie in eine eigene Zeile.',
  },
  template_empty: {
    provokedBy: 'a wording without subject or without text',
    en: 'The {part} is empty. Write it, or leave out both subject and body to use the built-in wording.',
    fr: 'La partie {part} est vide. Rédigez-la, ou omettez objet et texte pour reprendre le libellé fourni.',
    es: 'La parte {part} está vacía. Escríbala, u omita asunto y texto para usar el texto incluido.',
    de: 'Der Teil {part} ist leer. Schreiben Sie ihn, oder lassen Sie Betreff und Text weg, um den mitgelieferten Wortlaut zu nehmen.',
  },
  interaction_in_future: {
    provokedBy: 'entering something that is said to have happened later than now',
    en: 'It is {now}; {at} has not come yet. Enter what has happened; for later, set a follow-up date.',
    fr: 'Il est {now} ; {at} n’est pas encore arrivé. Saisissez ce qui a eu lieu ; pour plus tard, fixez une date de suivi.',
    es: 'Son las {now}; {at} aún no ha llegado. Registre lo ocurrido; para más adelante, fije una fecha de seguimiento.',
    de: 'Es ist {now}; {at} liegt noch vor uns. Erfassen Sie, was geschehen ist; für später setzen Sie eine Wiedervorlage.',
  },
  document_of_other_account: {
    provokedBy: 'an entry in the timeline about a document that the customer does not have',
    en: 'Customer {account} has no document {document}. Check both numbers.',
    fr: 'Le client {account} n’a pas de document {document}. Vérifiez les deux numéros.',
    es: 'El cliente {account} no tiene ningún documento {document}. Compruebe ambos números.',
    de: 'Kunde {account} hat keinen Beleg {document}. Prüfen Sie beide Nummern.',
  },
  unknown_follow_up: {
    provokedBy: 'closing a follow-up that is not there or is closed already',
    en: 'No open follow-up {interaction} stands with this customer. quittance list follow-ups shows those that are open.',
    fr: 'Aucun suivi ouvert {interaction} chez ce client. quittance list follow-ups montre ceux qui sont ouverts.',
    es: 'Este cliente no tiene ningún seguimiento abierto {interaction}. quittance list follow-ups muestra los abiertos.',
    de: 'Bei diesem Kunden ist keine Wiedervorlage {interaction} offen. quittance list follow-ups zeigt die offenen.',
  },
}
