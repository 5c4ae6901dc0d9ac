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
}
