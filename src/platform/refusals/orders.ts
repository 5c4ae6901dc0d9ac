import type { RefusalTexts } from './sentence.ts'

/** Quotes, orders and tickets of outside systems. */
export const ordersRefusals: RefusalTexts = {
  unknown_order: {
    provokedBy: 'the acceptance of a quote that was never recorded',
    en: 'There is no order {order}. Check source and reference, or record it with recordOrders.',
    fr: 'La commande {order} n’existe pas. Vérifiez source et référence, ou enregistrez-la avec recordOrders.',
    es: 'No existe el pedido {order}. Revise origen y referencia, o regístrelo con recordOrders.',
    de: 'Einen Auftrag {order} gibt es nicht. Prüfen Sie Quelle und Referenz oder erfassen Sie ihn mit recordOrders.',
  },
  order_on_other_account: {
    provokedBy: 'an order that was recorded for another account',
    en: 'The order {order} was recorded for account {account}. Check the account, or withdraw it there and use another reference.',
    fr: 'La commande {order} a été enregistrée pour le compte {account}. Vérifiez le compte, ou retirez-la là-bas et prenez une autre référence.',
    es: 'El pedido {order} se registró para la cuenta {account}. Revise la cuenta, o retírelo allí y use otra referencia.',
    de: 'Der Auftrag {order} wurde für Konto {account} erfasst. Prüfen Sie das Konto, oder ziehen Sie ihn dort zurück und nehmen Sie eine andere Referenz.',
  },
  order_differs: {
    provokedBy: 'an order that is there already, with other content',
    en: 'The order {order} was recorded with {field} {before}, now it says {after}. Record a changed order under a new reference.',
    fr: 'La commande {order} a été enregistrée avec {field} {before} ; elle dit maintenant {after}. Enregistrez une commande modifiée sous une nouvelle référence.',
    es: 'El pedido {order} se registró con {field} {before} y ahora dice {after}. Registre un pedido modificado con otra referencia.',
    de: 'Der Auftrag {order} wurde mit {field} {before} erfasst, jetzt sagt er {after}. Erfassen Sie einen geänderten Auftrag unter einer neuen Referenz.',
  },
  order_accepted: {
    provokedBy:
      'the acceptance of an order on another day, or its withdrawal, after it was accepted',
    en: 'The order {order} was accepted on {on} and runs. Change or end what it started instead.',
    fr: 'La commande {order} a été acceptée le {on} et court. Modifiez ou terminez plutôt ce qu’elle a lancé.',
    es: 'El pedido {order} se aceptó el {on} y está en marcha. Cambie o termine lo que inició.',
    de: 'Der Auftrag {order} wurde am {on} angenommen und läuft. Ändern oder beenden Sie stattdessen, was er begonnen hat.',
  },
  order_withdrawn: {
    provokedBy: 'the acceptance of a quote that was withdrawn',
    en: 'The quote {order} was withdrawn. Record a new one under another reference.',
    fr: 'Le devis {order} a été retiré. Enregistrez-en un nouveau sous une autre référence.',
    es: 'El presupuesto {order} se retiró. Registre uno nuevo con otra referencia.',
    de: 'Das Angebot {order} wurde zurückgezogen. Erfassen Sie ein neues unter einer anderen Referenz.',
  },
  quote_expired: {
    provokedBy: 'an acceptance after the last day on which the quote is valid',
    en: 'The quote {order} could be accepted until {until}. Record a new one under another reference.',
    fr: 'Le devis {order} pouvait être accepté jusqu’au {until}. Enregistrez-en un nouveau sous une autre référence.',
    es: 'El presupuesto {order} podía aceptarse hasta el {until}. Registre uno nuevo con otra referencia.',
    de: 'Das Angebot {order} konnte bis {until} angenommen werden. Erfassen Sie ein neues unter einer anderen Referenz.',
  },
  order_line_known: {
    provokedBy: 'an accepted order of which something was typed in by hand before',
    en: 'Line {line} of the order {order} is there already (subscription {subscription}): accepting it would count it twice. Leave the line out, or give it another number.',
    fr: 'La ligne {line} de la commande {order} existe déjà (abonnement {subscription}) : l’accepter la compterait deux fois. Supprimez la ligne ou donnez-lui un autre numéro.',
    es: 'La línea {line} del pedido {order} ya existe (suscripción {subscription}): aceptarla la contaría dos veces. Quite la línea o dele otro número.',
    de: 'Die Zeile {line} des Auftrags {order} ist schon da (Abonnement {subscription}); sie würde doppelt zählen. Lassen Sie die Zeile weg oder geben Sie ihr eine andere Nummer.',
  },
  unknown_one_off: {
    provokedBy: 'a correction of a one-off charge that the account does not have',
    en: 'Account {account} has no one-off charge {reference}. Check the reference, or add it with addOneOffCharges.',
    fr: 'Le compte {account} n’a pas de frais unique {reference}. Vérifiez la référence ou ajoutez-le avec addOneOffCharges.',
    es: 'La cuenta {account} no tiene el cargo único {reference}. Revise la referencia o añádalo con addOneOffCharges.',
    de: 'Konto {account} hat keinen einmaligen Posten {reference}. Prüfen Sie die Referenz oder legen Sie ihn mit addOneOffCharges an.',
  },
  ticket_on_other_account: {
    provokedBy: 'a ticket that another account is charged for',
    en: 'The ticket {ticket} is charged to account {account}. Cancel it there with a later revision first.',
    fr: 'Le ticket {ticket} est facturé au compte {account}. Annulez-le d’abord là-bas par une révision suivante.',
    es: 'El ticket {ticket} se cobra a la cuenta {account}. Cancélelo antes allí con una revisión posterior.',
    de: 'Das Ticket {ticket} wird dem Konto {account} berechnet. Stornieren Sie es dort zuerst mit einer späteren Revision.',
  },
  ticket_differs: {
    provokedBy: 'a revision of a ticket that is there already, with other content',
    en: 'Revision {revision} of the ticket {ticket} was recorded with {field} {before}, now it says {after}. Send a correction as a later revision.',
    fr: 'La révision {revision} du ticket {ticket} a été enregistrée avec {field} {before} ; elle dit maintenant {after}. Envoyez une correction comme révision suivante.',
    es: 'La revisión {revision} del ticket {ticket} se registró con {field} {before} y ahora dice {after}. Envíe una corrección como revisión posterior.',
    de: 'Die Revision {revision} des Tickets {ticket} wurde mit {field} {before} erfasst, jetzt sagt sie {after}. Senden Sie eine Korrektur als spätere Revision.',
  },
  nothing_runs_at_premise: {
    provokedBy: 'a ticket for a premise at which no subscription runs on that day',
    en: 'Nothing runs at premise {premise} of account {account} on {date}, so nobody can be charged. Check the premise and the day, or name a subscription.',
    fr: 'Rien ne court au lieu {premise} du compte {account} le {date} : personne ne peut être facturé. Vérifiez lieu et date, ou nommez un abonnement.',
    es: 'Nada está vigente en el lugar {premise} de la cuenta {account} el {date}, así que no hay a quién cobrar. Revise lugar y día, o indique una suscripción.',
    de: 'An der Verbrauchsstelle {premise} des Kontos {account} läuft am {date} nichts, also kann niemandem etwas berechnet werden. Prüfen Sie Stelle und Tag oder nennen Sie ein Abonnement.',
  },
  several_run_at_premise: {
    provokedBy: 'a ticket for a premise at which several subscriptions run on that day',
    en: 'Several subscriptions run at premise {premise} of account {account} on {date}: {subscriptions}. Name the one to charge.',
    fr: 'Plusieurs abonnements courent au lieu {premise} du compte {account} le {date} : {subscriptions}. Nommez celui à facturer.',
    es: 'Varias suscripciones están vigentes en el lugar {premise} de la cuenta {account} el {date}: {subscriptions}. Indique cuál se cobra.',
    de: 'An der Verbrauchsstelle {premise} des Kontos {account} laufen am {date} mehrere Abonnements: {subscriptions}. Nennen Sie das zu belastende.',
  },
}
