import type { RefusalTexts } from './sentence.ts'

/** Previews, comparisons and other runs than the regular bill run. */
export const runsRefusals: RefusalTexts = {
  no_contract: {
    provokedBy: 'a preview of an account that has no contract with the legal entity',
    en: 'Account {account} has no contract with legal entity "{entity}". Check the account and the entity.',
    fr: "Le compte {account} n'a pas de contrat avec l'entité « {entity} ». Vérifiez le compte et l'entité.",
    es: 'La cuenta {account} no tiene contrato con la entidad «{entity}». Revise la cuenta y la entidad.',
    de: 'Konto {account} hat keinen Vertrag mit der Gesellschaft „{entity}“. Prüfen Sie Konto und Gesellschaft.',
  },
  alert_incomplete: {
    provokedBy: 'a usage alert whose members do not fit together: an amount without currency',
    en: 'Alert "{alert}" needs: {needs}. Correct the row and send it again.',
    fr: "L'alerte « {alert} » demande : {needs}. Corrigez la ligne et renvoyez-la.",
    es: 'La alerta «{alert}» necesita: {needs}. Corrija la fila y envíela de nuevo.',
    de: 'Der Alarm „{alert}“ braucht: {needs}. Berichtigen Sie die Zeile und senden Sie sie erneut.',
  },
  no_usage_charge: {
    provokedBy: 'a usage alert on a subscription or charge without usage, or that is not there',
    en: 'The account has no usage charge "{charge}" on subscription "{subscription}". Look at its subscriptions, or leave both out to watch all usage.',
    fr: "Le compte n'a pas de frais de consommation « {charge} » sur l'abonnement « {subscription} ». Voyez ses abonnements, ou omettez les deux pour tout surveiller.",
    es: 'La cuenta no tiene un cargo de consumo «{charge}» en la suscripción «{subscription}». Revise sus suscripciones u omita ambos para vigilar todo.',
    de: 'Das Konto hat keine Verbrauchsgebühr „{charge}“ im Abonnement „{subscription}“. Sehen Sie seine Abonnements an oder lassen Sie beides weg, um alles zu überwachen.',
  },
  unknown_commitment: {
    provokedBy: 'a usage alert as a part of a commitment that the account does not have',
    en: 'Account {account} has no commitment "{commitment}". Look at the list of its commitments, or record it first.',
    fr: "Le compte {account} n'a pas d'engagement « {commitment} ». Voyez la liste de ses engagements, ou enregistrez-le d'abord.",
    es: 'La cuenta {account} no tiene el compromiso «{commitment}». Vea la lista de sus compromisos o regístrelo antes.',
    de: 'Konto {account} hat keine Mindestabnahme „{commitment}“. Sehen Sie die Liste seiner Mindestabnahmen an oder erfassen Sie sie zuerst.',
  },
  accounts_not_billed: {
    provokedBy: 'startRebill naming accounts to which nothing was billed in the range',
    en: '{missing} of the accounts named were billed nothing from {from} on that fits. Check their numbers and the range.',
    fr: "{missing} des comptes cités n'ont rien eu de facturé à partir du {from} qui corresponde. Vérifiez leurs numéros et la période.",
    es: 'A {missing} de las cuentas indicadas no se les facturó nada que encaje desde {from}. Revise sus números y el periodo.',
    de: 'Für {missing} der genannten Konten wurde ab {from} nichts Passendes abgerechnet. Prüfen Sie Nummern und Zeitraum.',
  },
  rebill_empty: {
    provokedBy: 'startRebill for a range and selection in which nothing was billed',
    en: '{entity} billed nothing from {from} on that fits the selection. Check the range, the plan and the charge.',
    fr: "{entity} n'a rien facturé à partir du {from} qui corresponde à la sélection. Vérifiez la période, le plan et le frais.",
    es: '{entity} no facturó nada desde {from} que encaje en la selección. Revise el periodo, el plan y el cargo.',
    de: '{entity} hat ab {from} nichts abgerechnet, das zur Auswahl passt. Prüfen Sie Zeitraum, Tarif und Gebühr.',
  },
  not_a_rebill: {
    provokedBy: 'a before and after of a run that is no rebill',
    en: 'Run {run} does not bill anything again, so it has no before and after. Give the number of a rebill.',
    fr: "L'exécution {run} ne refacture rien : elle n'a ni avant ni après. Indiquez le numéro d'une refacturation.",
    es: 'La ejecución {run} no vuelve a facturar nada, no tiene antes ni después. Indique el número de una refacturación.',
    de: 'Der Lauf {run} rechnet nichts neu ab und hat daher kein Vorher und Nachher. Nennen Sie die Nummer einer Neuabrechnung.',
  },
  void_with_commitment: {
    provokedBy:
      'a rebill that voids documents of an account with a commitment of which a term was settled',
    en: 'A term of the account’s commitment to a least spend was settled, and counted its documents. Bill it again by difference.',
    fr: "Une période de l'engagement du compte sur une dépense minimale a été soldée en comptant ses documents. Refacturez-le par différence.",
    es: 'Un plazo del compromiso de gasto mínimo de la cuenta se liquidó contando sus documentos. Vuelva a facturarla por diferencia.',
    de: 'Eine Laufzeit der Mindestumsatz-Zusage des Kontos wurde abgerechnet und zählte seine Belege. Rechnen Sie es durch Differenz neu ab.',
  },
  void_with_wallet: {
    provokedBy: 'a rebill that voids documents that prepaid credits paid for, or that sold some',
    en: 'Prepaid credits paid for these documents, or were sold by them. Bill the account again by difference, or void its documents one by one.',
    fr: 'Des crédits prépayés ont payé ces documents, ou ont été vendus par eux. Refacturez le compte par différence ou annulez ses documents un à un.',
    es: 'Créditos prepagados pagaron estos documentos o se vendieron con ellos. Vuelva a facturar la cuenta por diferencia o anule sus documentos uno a uno.',
    de: 'Guthaben hat diese Belege bezahlt oder wurde mit ihnen verkauft. Rechnen Sie das Konto durch Differenz neu ab oder stornieren Sie seine Belege einzeln.',
  },
  no_progressive_accounts: {
    provokedBy: 'startProgressiveRun where no subscription has an amount to bill by',
    en: 'No subscription with {entity} is billed in mid-period. Set an amount with setProgressiveBilling, or check the accounts named.',
    fr: "Aucun abonnement avec {entity} n'est facturé en cours de période. Fixez un montant avec setProgressiveBilling ou vérifiez les comptes cités.",
    es: 'Ninguna suscripción con {entity} se factura a mitad del periodo. Fije un importe con setProgressiveBilling o revise las cuentas indicadas.',
    de: 'Kein Abonnement bei {entity} wird mitten im Zeitraum abgerechnet. Setzen Sie mit setProgressiveBilling einen Betrag oder prüfen Sie die genannten Konten.',
  },
  below_amount: {
    provokedBy: 'a progressive run in which unbilled usage has not come to its amount yet',
    en: 'Unbilled usage comes to {unbilled}, less than the amount set. Nothing is to be done.',
    fr: "La consommation non facturée s'élève à {unbilled}, moins que le montant fixé. Il n'y a rien à faire.",
    es: 'El consumo sin facturar suma {unbilled}, menos que el importe fijado. No hay nada que hacer.',
    de: 'Der nicht abgerechnete Verbrauch beträgt {unbilled}, weniger als der gesetzte Betrag. Es ist nichts zu tun.',
  },
}
