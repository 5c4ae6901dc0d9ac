import type { RefusalTexts } from './sentence.ts'

export const accountsRefusals: RefusalTexts = {
  unknown_account: {
    provokedBy: 'an account number that nobody has',
    en: 'There is no customer account {account}. Check the number, or open the account with createAccounts.',
    fr: 'Le compte client {account} n’existe pas. Vérifiez le numéro ou ouvrez le compte avec createAccounts.',
    es: 'No existe la cuenta de cliente {account}. Revise el número o abra la cuenta con createAccounts.',
    de: 'Ein Kundenkonto {account} gibt es nicht. Prüfen Sie die Nummer oder eröffnen Sie das Konto mit createAccounts.',
  },
  account_number_taken: {
    provokedBy: 'an account number that a legal entity uses for its own books',
    en: 'The number {account} belongs to a legal entity. Choose another account number.',
    fr: 'Le numéro {account} appartient à une entité juridique. Choisissez un autre numéro.',
    es: 'El número {account} pertenece a una entidad jurídica. Elija otro número de cuenta.',
    de: 'Die Nummer {account} gehört einer Gesellschaft. Wählen Sie eine andere Kontonummer.',
  },
  identity_changed: {
    provokedBy: 'an account that is there, given again under another kind, name or tax id',
    en: 'Account {account} has another kind, name or tax id. Change who a customer is with changeAccountIdentity, which a second person may have to approve; or give the row as it stands.',
    fr: 'Le compte {account} a un autre type, nom ou numéro fiscal. Changez l’identité d’un client avec changeAccountIdentity, qu’une seconde personne doit parfois approuver ; ou reprenez la ligne telle qu’elle est.',
    es: 'La cuenta {account} tiene otro tipo, nombre o número fiscal. Cambie la identidad de un cliente con changeAccountIdentity, que quizá deba aprobar una segunda persona; o deje la fila como está.',
    de: 'Konto {account} hat eine andere Art, einen anderen Namen oder eine andere Steuernummer. Wer ein Kunde ist, ändert changeAccountIdentity, vielleicht mit einer zweiten Person; oder geben Sie die Zeile, wie sie steht.',
  },
  tax_id_wrong: {
    provokedBy:
      'a VAT id with wrong form or check digits, or without its country prefix in the European Union',
    en: 'The tax id {taxId} is not right for {country}: its form or its check digits are wrong. Compare it with the customer’s document, or leave it out.',
    fr: 'Le numéro fiscal {taxId} n’est pas valable pour {country} : forme ou clé erronée. Comparez-le au document du client ou omettez-le.',
    es: 'El número fiscal {taxId} no es válido para {country}: su forma o sus dígitos de control son erróneos. Compárelo con el documento del cliente u omítalo.',
    de: 'Die Steuernummer {taxId} ist für {country} nicht richtig: Form oder Prüfziffern stimmen nicht. Vergleichen Sie sie mit der Unterlage des Kunden oder lassen Sie sie weg.',
  },
  delivery_without_email: {
    provokedBy: 'delivery by e-mail for an account without an e-mail address',
    en: 'Account {account} asks for delivery by e-mail but has no address for it. Add the address, or choose post or portal.',
    fr: 'Le compte {account} demande l’envoi par courriel sans adresse. Ajoutez l’adresse ou choisissez courrier ou portail.',
    es: 'La cuenta {account} pide envío por correo electrónico y no tiene dirección. Añádala o elija correo postal o portal.',
    de: 'Konto {account} wünscht Versand per E-Mail, hat aber keine Adresse. Ergänzen Sie sie oder wählen Sie Post oder Portal.',
  },
  unknown_cycle: {
    provokedBy: 'a billing cycle that was never defined',
    en: 'There is no billing cycle {cycle}. Check the code, or define it with defineBillingCycles.',
    fr: 'Le cycle de facturation {cycle} n’existe pas. Vérifiez le code ou définissez-le avec defineBillingCycles.',
    es: 'No existe el ciclo de facturación {cycle}. Revise el código o defínalo con defineBillingCycles.',
    de: 'Einen Abrechnungszyklus {cycle} gibt es nicht. Prüfen Sie das Kürzel oder legen Sie ihn mit defineBillingCycles an.',
  },
  cycle_date_repeated: {
    provokedBy: 'one date twice in a billing cycle',
    en: 'The cycle {cycle} names {date} twice. Leave one of the two lines out.',
    fr: 'Le cycle {cycle} nomme deux fois le {date}. Retirez une des deux lignes.',
    es: 'El ciclo {cycle} nombra el {date} dos veces. Quite una de las dos líneas.',
    de: 'Der Zyklus {cycle} nennt den {date} zweimal. Lassen Sie eine der beiden Zeilen weg.',
  },
  cycle_dates_out_of_order: {
    provokedBy: 'a cycle that is cut off before it is read, or issued before it is cut off',
    en: 'In the cycle {cycle} through {date}, reading comes after cut-off or cut-off after issue. Put the dates in that order: read, cut off, issue.',
    fr: 'Dans le cycle {cycle} jusqu’au {date}, le relevé suit l’arrêté ou l’arrêté suit l’émission. Remettez les dates dans l’ordre : relevé, arrêté, émission.',
    es: 'En el ciclo {cycle} hasta el {date}, la lectura sigue al corte o el corte a la emisión. Ordene las fechas: lectura, corte, emisión.',
    de: 'Im Zyklus {cycle} bis {date} liegt die Ablesung nach dem Schluss oder der Schluss nach der Ausgabe. Ordnen Sie die Tage: Ablesung, Schluss, Ausgabe.',
  },
  unknown_premise: {
    provokedBy: 'a premise code that the account does not have',
    en: 'Account {account} has no premise {premise}. Check the code, or add it with createPremises.',
    fr: 'Le compte {account} n’a pas de lieu {premise}. Vérifiez le code ou ajoutez-le avec createPremises.',
    es: 'La cuenta {account} no tiene el lugar {premise}. Revise el código o añádalo con createPremises.',
    de: 'Konto {account} hat keine Verbrauchsstelle {premise}. Prüfen Sie das Kürzel oder legen Sie sie mit createPremises an.',
  },
  unknown_hold: {
    provokedBy: 'releasing a hold that the account never had',
    en: 'Account {account} has no hold {hold}. Check the id, or leave it out to release every open hold.',
    fr: 'Le compte {account} n’a pas de blocage {hold}. Vérifiez l’identifiant ou omettez-le pour tout lever.',
    es: 'La cuenta {account} no tiene la retención {hold}. Revise el identificador u omítalo para levantar todas.',
    de: 'Konto {account} hat keine Sperre {hold}. Prüfen Sie die Kennung oder lassen Sie sie weg, um alle offenen aufzuheben.',
  },
  ends_before_start: {
    provokedBy:
      'an end on or before the start of a contract, subscription, discount, hold or tax rate',
    en: 'It would start on {start} and end on {end}. The end is the first day after it: choose a later one, or correct the start.',
    fr: 'Le début serait le {start} et la fin le {end}. La fin est le premier jour d’après : choisissez-en une plus tardive ou corrigez le début.',
    es: 'Empezaría el {start} y terminaría el {end}. El final es el primer día posterior: elija otro más tarde o corrija el inicio.',
    de: 'Der Beginn wäre der {start}, das Ende der {end}. Das Ende ist der erste Tag danach: Wählen Sie ein späteres oder berichtigen Sie den Beginn.',
  },
  account_above_itself: {
    provokedBy:
      'a parent that is below the account on some day, or more than ten levels of parents',
    en: 'Account {account} cannot belong to {parent}: on {date} it would be above itself, or too deep. End the other relation first, or choose another parent.',
    fr: 'Le compte {account} ne peut dépendre de {parent} : le {date} il serait au-dessus de lui-même, ou trop bas. Mettez d’abord fin à l’autre relation ou choisissez un autre parent.',
    es: 'La cuenta {account} no puede depender de {parent}: el {date} estaría por encima de sí misma, o demasiado abajo. Termine antes la otra relación o elija otra cuenta superior.',
    de: 'Konto {account} kann nicht zu {parent} gehören: Am {date} stünde es über sich selbst oder zu tief. Beenden Sie zuerst die andere Beziehung oder wählen Sie ein anderes Konto.',
  },
}
