import type { RefusalTexts } from './sentence.ts'

/** What is handed over to agencies and courts. */
export const placementRefusals: RefusalTexts = {
  unknown_agency: {
    provokedBy: 'an agency or court that was never defined, or is out of use',
    en: 'There is no agency or court {agency} in use. Check the code, or define it with defineCollectionAgencies.',
    fr: 'Aucune agence ni tribunal {agency} n’est en service. Vérifiez le code ou définissez-le avec defineCollectionAgencies.',
    es: 'No hay ninguna agencia o juzgado {agency} en uso. Revise el código o defínalo con defineCollectionAgencies.',
    de: 'Ein Inkassobüro oder Gericht {agency} ist nicht in Gebrauch. Prüfen Sie das Kürzel oder legen Sie es mit defineCollectionAgencies an.',
  },
  unknown_placement: {
    provokedBy: 'a placement that was never made',
    en: 'There is no placement {placement}. Look it up in the list of placements.',
    fr: 'Il n’y a pas de remise {placement}. Cherchez-la dans la liste des remises.',
    es: 'No hay ninguna cesión {placement}. Búsquela en la lista de cesiones.',
    de: 'Es gibt keine Abgabe {placement}. Sehen Sie in der Liste der Abgaben nach.',
  },
  placement_recalled: {
    provokedBy: 'taking back what was taken back before',
    en: 'Placement {placement} has been taken back already. Nothing is to be done.',
    fr: 'La remise {placement} a déjà été reprise. Il n’y a rien à faire.',
    es: 'La cesión {placement} ya se retiró. No hay nada que hacer.',
    de: 'Die Abgabe {placement} ist schon zurückgeholt. Es ist nichts zu tun.',
  },
  placement_spared: {
    provokedBy: 'handing over a customer who is bankrupt, has died or is in hardship',
    en: 'Account {account} is marked as {flag} and is not handed over. End the mark first if it no longer holds.',
    fr: 'Le compte {account} porte la mention {flag} et n’est pas remis. Levez d’abord la mention si elle ne vaut plus.',
    es: 'La cuenta {account} tiene la marca {flag} y no se cede. Quite primero la marca si ya no vale.',
    de: 'Konto {account} trägt den Vermerk {flag} und wird nicht abgegeben. Beenden Sie zuerst den Vermerk, wenn er nicht mehr gilt.',
  },
  nothing_to_place: {
    provokedBy: 'handing over a customer with nothing overdue that is free',
    en: 'Account {account} has nothing overdue that is not disputed, promised, on a plan or handed over already. Look at its open items.',
    fr: 'Le compte {account} n’a rien en retard hors litiges, promesses, plans et remises. Consultez ses postes ouverts.',
    es: 'La cuenta {account} no tiene nada vencido fuera de disputas, promesas, planes y cesiones. Mire sus partidas abiertas.',
    de: 'Konto {account} hat nichts Überfälliges, das nicht strittig, zugesagt, in Raten oder schon abgegeben ist. Sehen Sie seine offenen Posten an.',
  },
  item_frozen: {
    provokedBy: 'handing over an item that is disputed, promised, on a plan or handed over',
    en: 'Item {item} is disputed, promised, on a plan or handed over already. Leave it out, or end that first.',
    fr: 'Le poste {item} est contesté, promis, échelonné ou déjà remis. Omettez-le ou mettez-y fin d’abord.',
    es: 'La partida {item} está en disputa, prometida, aplazada o ya cedida. Omítala o ponga fin a eso antes.',
    de: 'Posten {item} ist strittig, zugesagt, in Raten oder schon abgegeben. Lassen Sie ihn weg oder beenden Sie das zuerst.',
  },
  evidence_erased: {
    provokedBy: 'asking for evidence about a customer who was erased since',
    en: 'The customer of placement {placement} was erased on {on}, and the evidence with them. The log keeps that it was packed and when; there is nothing to restore.',
    fr: 'Le client de la remise {placement} a été effacé le {on}, et les preuves avec lui. Le journal garde qu’elles furent réunies et quand ; il n’y a rien à rétablir.',
    es: 'El cliente de la cesión {placement} fue borrado el {on}, y las pruebas con él. El registro conserva que se reunieron y cuándo; no hay nada que recuperar.',
    de: 'Der Kunde der Abgabe {placement} wurde am {on} gelöscht, die Unterlagen mit ihm. Das Protokoll hält fest, dass und wann sie gepackt wurden; wiederherzustellen ist nichts.',
  },
  evidence_not_ready: {
    provokedBy: 'asking for evidence that has not been packed yet',
    en: 'The evidence of placement {placement} has not been packed yet. Try again in a minute.',
    fr: 'Les preuves de la remise {placement} ne sont pas encore réunies. Réessayez dans une minute.',
    es: 'Las pruebas de la cesión {placement} aún no están reunidas. Inténtelo en un minuto.',
    de: 'Die Unterlagen der Abgabe {placement} sind noch nicht gepackt. Versuchen Sie es in einer Minute wieder.',
  },
}
