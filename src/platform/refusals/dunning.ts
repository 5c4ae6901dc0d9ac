import type { RefusalTexts } from './sentence.ts'

/** Reminders, late fees and interest. */
export const dunningRefusals: RefusalTexts = {
  unknown_policy: {
    provokedBy: 'the use of a policy of reminders or late charges that nobody has defined',
    en: 'There is no policy {policy}. Define it first, or look in the list of policies.',
    fr: 'Il n’y a pas de politique {policy}. Définissez-la d’abord, ou consultez la liste des politiques.',
    es: 'No hay ninguna política {policy}. Defínala antes, o consulte la lista de políticas.',
    de: 'Es gibt keine Regel {policy}. Legen Sie sie zuerst an oder sehen Sie in der Liste der Regeln nach.',
  },
  unknown_template: {
    provokedBy: 'a level of reminders whose text is of no kind of reminder',
    en: 'There is no text {template} for reminders. Use reminder_1, reminder_2, reminder_3 or final_notice, or one of your own such as reminder_1.friendly.',
    fr: 'Il n’y a pas de texte {template} pour les relances. Prenez reminder_1, reminder_2, reminder_3 ou final_notice, ou l’un des vôtres comme reminder_1.friendly.',
    es: 'No hay ningún texto {template} para recordatorios. Use reminder_1, reminder_2, reminder_3 o final_notice, o uno propio como reminder_1.friendly.',
    de: 'Es gibt keinen Text {template} für Mahnungen. Nehmen Sie reminder_1, reminder_2, reminder_3 oder final_notice, oder einen eigenen wie reminder_1.friendly.',
  },
  unknown_reference_rate: {
    provokedBy: 'a policy of late charges by a reference rate that nobody has entered',
    en: 'There is no reference rate {rate}. Enter it first with setReferenceRates.',
    fr: 'Il n’y a pas de taux de référence {rate}. Saisissez-le d’abord avec setReferenceRates.',
    es: 'No hay ningún tipo de referencia {rate}. Introdúzcalo antes con setReferenceRates.',
    de: 'Es gibt keinen Referenzzins {rate}. Geben Sie ihn zuerst mit setReferenceRates ein.',
  },
  no_late_charge: {
    provokedBy: 'the waiver of a document that is no late fee or interest',
    en: 'Document {document} is no late fee or interest. Credit it with issueCreditNote instead.',
    fr: 'Le document {document} n’est ni frais ni intérêts de retard. Créditez-le plutôt avec issueCreditNote.',
    es: 'El documento {document} no es un recargo ni intereses de demora. Abónelo con issueCreditNote.',
    de: 'Beleg {document} ist keine Mahngebühr und sind keine Verzugszinsen. Schreiben Sie ihn mit issueCreditNote gut.',
  },
  dunning_run_open: {
    provokedBy: 'a second run over all customers while one is under way',
    en: 'The run {run} is not over yet. Send or cancel it first, or name the accounts.',
    fr: 'La campagne {run} n’est pas terminée. Envoyez-la ou annulez-la d’abord, ou nommez les comptes.',
    es: 'La campaña {run} aún no ha terminado. Envíela o cancélela antes, o nombre las cuentas.',
    de: 'Der Lauf {run} ist noch nicht zu Ende. Versenden oder verwerfen Sie ihn zuerst, oder nennen Sie die Konten.',
  },
  nothing_overdue: {
    provokedBy: 'a dunning run where nobody owes anything overdue',
    en: 'Nobody owes {entity} anything that is overdue on that day. Nothing is to be done.',
    fr: 'Personne ne doit rien d’échu à {entity} à cette date. Il n’y a rien à faire.',
    es: 'Nadie debe nada vencido a {entity} en esa fecha. No hay nada que hacer.',
    de: 'Niemand schuldet {entity} an diesem Tag etwas Überfälliges. Es ist nichts zu tun.',
  },
  unknown_dunning_run: {
    provokedBy: 'a dunning run that there is not',
    en: 'There is no dunning run {run}. Look it up in the list of dunning runs.',
    fr: 'Il n’y a pas de campagne de relance {run}. Cherchez-la dans la liste des campagnes.',
    es: 'No hay ninguna campaña de recordatorios {run}. Búsquela en la lista de campañas.',
    de: 'Es gibt keinen Mahnlauf {run}. Sehen Sie in der Liste der Mahnläufe nach.',
  },
  dunning_run_state: {
    provokedBy: 'a step that a dunning run cannot take in its state',
    en: 'The run {run} is {state} and cannot take the step {step}. Look at its state and take the next step.',
    fr: 'La campagne {run} est dans l’état {state} et ne permet pas l’étape {step}. Consultez son état et prenez l’étape suivante.',
    es: 'La campaña {run} está en el estado {state} y no admite el paso {step}. Consulte su estado y dé el paso siguiente.',
    de: 'Der Lauf {run} ist im Stand {state} und lässt den Schritt {step} nicht zu. Sehen Sie nach, wie er steht, und tun Sie den nächsten Schritt.',
  },
}
