import type { RefusalTexts } from './sentence.ts'

/** What is said of payments that we take by providers. */
export const paymentRefusals: RefusalTexts = {
  unknown_provider: {
    provokedBy: 'the code of a provider of payments that was never defined or is out of use',
    en: 'There is no provider of payments {provider} in use. Check the code, or define it with definePaymentProvider.',
    fr: "Il n'y a pas de prestataire de paiement {provider} en service. Vérifiez le code ou définissez-le avec definePaymentProvider.",
    es: 'No hay un proveedor de pagos {provider} en uso. Compruebe el código o defínalo con definePaymentProvider.',
    de: 'Es gibt keinen Zahlungsdienstleister {provider} in Gebrauch. Prüfen Sie den Code, oder legen Sie ihn mit definePaymentProvider an.',
  },
  provider_is_other: {
    provokedBy:
      'a provider of payments that is defined again as another kind or for another legal entity',
    en: 'Provider {provider} is of another kind or legal entity. Define a new one under another code.',
    fr: "Le prestataire {provider} est d'un autre type ou d'une autre entité juridique. Définissez-en un nouveau sous un autre code.",
    es: 'El proveedor {provider} es de otro tipo u otra entidad. Defina uno nuevo con otro código.',
    de: 'Der Dienstleister {provider} ist von anderer Art oder für eine andere Gesellschaft. Legen Sie einen neuen unter einem anderen Code an.',
  },
  provider_secret_missing: {
    provokedBy: 'a new provider of payments without the secret of its webhooks',
    en: 'Provider {provider} has no webhook secret, so its news could not be told from forgeries. Give the secret that the provider shows.',
    fr: "Le prestataire {provider} n'a pas de secret de webhook ; ses messages ne se distingueraient pas de faux. Indiquez le secret affiché par le prestataire.",
    es: 'El proveedor {provider} no tiene secreto de webhook; sus avisos no se distinguirían de falsos. Indique el secreto que muestra el proveedor.',
    de: 'Der Dienstleister {provider} hat kein Webhook-Geheimnis; seine Nachrichten wären von Fälschungen nicht zu unterscheiden. Geben Sie das Geheimnis an, das er zeigt.',
  },
  unknown_means: {
    provokedBy: 'a card or bank account that the customer does not have with this provider',
    en: 'The customer has no means of payment {means} with this provider. Choose one of theirs, or leave it out for the provider’s page.',
    fr: "Le client n'a pas de moyen de paiement {means} chez ce prestataire. Choisissez un des siens, ou omettez-le pour la page du prestataire.",
    es: 'El cliente no tiene el medio de pago {means} con este proveedor. Elija uno suyo, u omítalo para la página del proveedor.',
    de: 'Der Kunde hat bei diesem Dienstleister kein Zahlungsmittel {means}. Wählen Sie eines von seinen, oder lassen Sie es für die Seite des Dienstleisters weg.',
  },
  means_blocked: {
    provokedBy: 'a payment by a card or account that was blocked after a decline',
    en: '{means} was blocked after the decline {reason}. Ask the customer for another one.',
    fr: '{means} a été bloqué après le refus {reason}. Demandez un autre moyen au client.',
    es: '{means} se bloqueó tras el rechazo {reason}. Pida otro al cliente.',
    de: '{means} wurde nach der Ablehnung {reason} gesperrt. Bitten Sie den Kunden um ein anderes.',
  },
  nothing_to_pay: {
    provokedBy: 'a payment of all that is due where nothing is',
    en: 'Nothing is due on account {account}. Name the items that are to be paid before they are due.',
    fr: "Rien n'est échu sur le compte {account}. Indiquez les postes à payer avant l'échéance.",
    es: 'No hay nada vencido en la cuenta {account}. Indique las partidas que se pagarán antes de vencer.',
    de: 'Auf dem Konto {account} ist nichts fällig. Nennen Sie die Posten, die vor der Fälligkeit bezahlt werden sollen.',
  },
  pays_more_than_open: {
    provokedBy: 'a payment of more than is open of an item',
    en: 'Item {item} has {open} {currency} open, so {amount} cannot be taken for it. Take at most what is open.',
    fr: 'Le poste {item} a {open} {currency} ouverts ; {amount} ne peut être prélevé. Prélevez au plus ce qui est ouvert.',
    es: 'La partida {item} tiene {open} {currency} pendientes; no se puede cobrar {amount}. Cobre como mucho lo pendiente.',
    de: 'Vom Posten {item} sind {open} {currency} offen; {amount} kann dafür nicht eingezogen werden. Ziehen Sie höchstens den offenen Betrag ein.',
  },
  item_being_paid: {
    provokedBy: 'a payment for an item for which one is under way',
    en: 'A payment of {amount} {currency} for item {item} is under way. Wait for its outcome, or cancel it.',
    fr: 'Un paiement de {amount} {currency} pour le poste {item} est en cours. Attendez son issue ou annulez-le.',
    es: 'Hay un pago de {amount} {currency} en curso por la partida {item}. Espere su resultado o cancélelo.',
    de: 'Für den Posten {item} läuft bereits eine Zahlung über {amount} {currency}. Warten Sie ihren Ausgang ab, oder brechen Sie sie ab.',
  },
  webhook_unsigned: {
    provokedBy: 'a webhook whose signature is missing, wrong or too old',
    en: 'The message is not signed by this provider, or too old. Check the webhook secret and the clock.',
    fr: "Le message n'est pas signé par ce prestataire, ou trop ancien. Vérifiez le secret du webhook et l'horloge.",
    es: 'El mensaje no está firmado por este proveedor o es demasiado antiguo. Compruebe el secreto del webhook y el reloj.',
    de: 'Die Nachricht ist nicht von diesem Dienstleister unterschrieben oder zu alt. Prüfen Sie Webhook-Geheimnis und Uhr.',
  },
  webhook_unreadable: {
    provokedBy: 'a signed webhook whose body is not what the provider sends',
    en: 'The message is signed but cannot be read. Check the version of the provider’s interface.',
    fr: "Le message est signé mais illisible. Vérifiez la version de l'interface du prestataire.",
    es: 'El mensaje está firmado pero no se puede leer. Compruebe la versión de la interfaz del proveedor.',
    de: 'Die Nachricht ist unterschrieben, aber nicht lesbar. Prüfen Sie die Version der Schnittstelle des Dienstleisters.',
  },
}
