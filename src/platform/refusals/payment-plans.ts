import type { RefusalTexts } from './sentence.ts'

/** Payment plans. */
export const paymentPlanRefusals: RefusalTexts = {
  plan_of_nothing: {
    provokedBy: 'a payment plan of items that are paid, or of an account with nothing overdue',
    en: 'Account {account} has nothing open that could go on a plan. Name open invoices of this legal entity.',
    fr: 'Le compte {account} n’a rien d’ouvert à mettre au plan. Indiquez des factures ouvertes de cette entité.',
    es: 'La cuenta {account} no tiene nada abierto para un plan. Indique facturas abiertas de esta entidad.',
    de: 'Konto {account} hat nichts Offenes für einen Ratenplan. Nennen Sie offene Rechnungen dieser Gesellschaft.',
  },
  plan_without_dates: {
    provokedBy: 'a payment plan without instalments, or without the first day and their number',
    en: 'Say when the instalments are due: give them with their dates and amounts, or their number and the first day.',
    fr: 'Dites quand les échéances sont dues : donnez-les avec dates et montants, ou leur nombre et le premier jour.',
    es: 'Indique cuándo vencen los plazos: con fechas e importes, o su número y el primer día.',
    de: 'Sagen Sie, wann die Raten fällig sind: mit Tagen und Beträgen, oder ihre Anzahl und den ersten Tag.',
  },
  plan_dates: {
    provokedBy: 'instalments out of order, or due before the plan is agreed',
    en: 'The instalments must follow each other, the first on {on} or later. Put their dates in order.',
    fr: 'Les échéances doivent se suivre, la première au {on} ou après. Mettez leurs dates en ordre.',
    es: 'Los plazos deben seguirse, el primero el {on} o después. Ordene sus fechas.',
    de: 'Die Raten müssen aufeinander folgen, die erste am {on} oder später. Ordnen Sie ihre Tage.',
  },
  plan_sum: {
    provokedBy: 'instalments that come to more or less than what is owed',
    en: 'The instalments come to {sum} {currency}, but {owed} {currency} are owed. Make them come to that.',
    fr: 'Les échéances font {sum} {currency}, mais {owed} {currency} sont dus. Faites-les correspondre.',
    es: 'Los plazos suman {sum} {currency}, pero se deben {owed} {currency}. Haga que coincidan.',
    de: 'Die Raten ergeben {sum} {currency}, geschuldet sind aber {owed} {currency}. Gleichen Sie sie an.',
  },
  plan_too_many: {
    provokedBy: 'more instalments than the policy allows',
    en: '{count} instalments are more than the {most} that may be agreed. Agree fewer, or change the policy.',
    fr: '{count} échéances dépassent les {most} permises. Convenez-en moins, ou changez la règle.',
    es: '{count} plazos superan los {most} permitidos. Acuerde menos, o cambie la política.',
    de: '{count} Raten sind mehr als die {most} erlaubten. Vereinbaren Sie weniger oder ändern Sie die Regel.',
  },
  plan_too_long: {
    provokedBy: 'a last instalment later than the policy allows',
    en: 'The last instalment is due on {last}; it may be {latest} at the latest. Agree a shorter plan, or change the policy.',
    fr: 'La dernière échéance est au {last} ; au plus tard le {latest}. Convenez d’un plan plus court, ou changez la règle.',
    es: 'El último plazo vence el {last}; como muy tarde el {latest}. Acuerde un plan más corto, o cambie la política.',
    de: 'Die letzte Rate ist am {last} fällig; spätestens ist der {latest}. Vereinbaren Sie einen kürzeren Plan oder ändern Sie die Regel.',
  },
  plan_too_small: {
    provokedBy: 'an instalment below the smallest that the policy allows',
    en: 'An instalment of {amount} {currency} is below the {least} {currency} that it must be. Agree fewer and larger ones.',
    fr: 'Une échéance de {amount} {currency} est inférieure au minimum de {least} {currency}. Convenez de moins d’échéances, plus grandes.',
    es: 'Un plazo de {amount} {currency} es menor que el mínimo de {least} {currency}. Acuerde menos plazos y mayores.',
    de: 'Eine Rate von {amount} {currency} liegt unter den mindestens {least} {currency}. Vereinbaren Sie weniger und größere.',
  },
  item_on_plan: {
    provokedBy: 'an item that is an instalment of a payment plan already',
    en: 'Item {item} is an instalment of a payment plan. Cancel that plan first, and agree a new one.',
    fr: 'Le poste {item} est une échéance d’un plan de paiement. Annulez d’abord ce plan, puis convenez-en un autre.',
    es: 'La partida {item} es un plazo de un plan de pago. Anule primero ese plan y acuerde otro.',
    de: 'Posten {item} ist eine Rate eines Ratenplans. Kündigen Sie diesen zuerst und vereinbaren Sie einen neuen.',
  },
  unknown_plan_of_account: {
    provokedBy: 'a payment plan that the account does not have',
    en: 'There is no payment plan {plan} on this account. Look it up in the list of payment plans.',
    fr: 'Il n’y a pas de plan de paiement {plan} sur ce compte. Cherchez-le dans la liste des plans de paiement.',
    es: 'No hay ningún plan de pago {plan} en esta cuenta. Búsquelo en la lista de planes de pago.',
    de: 'Auf diesem Konto gibt es keinen Ratenplan {plan}. Sehen Sie in der Liste der Ratenpläne nach.',
  },
  plan_has_ended: {
    provokedBy: 'cancelling a payment plan that was kept, defaulted or cancelled',
    en: 'Payment plan {plan} is over ({kind}). Nothing is to be done.',
    fr: 'Le plan de paiement {plan} est terminé ({kind}). Il n’y a rien à faire.',
    es: 'El plan de pago {plan} ya terminó ({kind}). No hay nada que hacer.',
    de: 'Der Ratenplan {plan} ist beendet ({kind}). Es ist nichts zu tun.',
  },
  plan_not_yet: {
    provokedBy: 'cancelling a payment plan as of a day before it was agreed',
    en: 'The plan was agreed on {date}. Give that day or a later one.',
    fr: 'Le plan a été convenu le {date}. Indiquez ce jour ou un jour ultérieur.',
    es: 'El plan se acordó el {date}. Indique ese día o uno posterior.',
    de: 'Der Plan wurde am {date} vereinbart. Nennen Sie diesen oder einen späteren Tag.',
  },
}
