import type { RefusalTexts } from './sentence.ts'

/** Moves of customers, and accounts that become one. */
export const movesRefusals: RefusalTexts = {
  moved_out_already: {
    provokedBy: 'a second move out of one premise',
    en: 'Account {account} left the premise {premise} on {on}. Check the account, or name who lives there now.',
    fr: 'Le compte {account} a quitté le lieu {premise} le {on}. Vérifiez le compte ou nommez l’occupant actuel.',
    es: 'La cuenta {account} dejó el lugar {premise} el {on}. Revise la cuenta o indique quién vive allí ahora.',
    de: 'Konto {account} ist am {on} aus der Verbrauchsstelle {premise} ausgezogen. Prüfen Sie das Konto oder nennen Sie den jetzigen Kunden.',
  },
  moves_out_before_in: {
    provokedBy: 'a move out on or before the day of the move in',
    en: 'Account {account} came to the premise {premise} on {on} and cannot leave it earlier. Choose a later day.',
    fr: 'Le compte {account} est arrivé au lieu {premise} le {on} et ne peut le quitter plus tôt. Choisissez une date plus tardive.',
    es: 'La cuenta {account} llegó al lugar {premise} el {on} y no puede dejarlo antes. Elija un día posterior.',
    de: 'Konto {account} ist am {on} in die Verbrauchsstelle {premise} eingezogen und kann nicht früher ausziehen. Wählen Sie einen späteren Tag.',
  },
  premise_occupied: {
    provokedBy: 'a move into a place that another customer has not left by then',
    en: 'Account {account} has the premise {premise} until {until}, so nobody can come on {on}. Record the move out first, or use transferService.',
    fr: 'Le compte {account} occupe le lieu {premise} jusqu’au {until} : personne ne peut arriver le {on}. Enregistrez d’abord le départ, ou utilisez transferService.',
    es: 'La cuenta {account} ocupa el lugar {premise} hasta el {until}, así que nadie puede llegar el {on}. Registre antes la salida o use transferService.',
    de: 'Konto {account} hat die Verbrauchsstelle {premise} bis {until}; am {on} kann niemand einziehen. Erfassen Sie zuerst den Auszug oder nehmen Sie transferService.',
  },
  premise_code_taken: {
    provokedBy: 'a move in under the code of a premise that the account has already',
    en: 'Account {account} has a premise {premise} already. Give the place another code in premiseCode.',
    fr: 'Le compte {account} a déjà un lieu {premise}. Donnez au lieu un autre code dans premiseCode.',
    es: 'La cuenta {account} ya tiene un lugar {premise}. Dé al lugar otro código en premiseCode.',
    de: 'Konto {account} hat schon eine Verbrauchsstelle {premise}. Geben Sie der Stelle in premiseCode ein anderes Kürzel.',
  },
  move_needs_read: {
    provokedBy:
      'a move without a read of a register whose earlier reads are too few for an estimate',
    en: 'Register {register} of meter {serial} has too few reads to estimate the one of {date}. Give it in reads.',
    fr: 'Le cadran {register} du compteur {serial} a trop peu de relevés pour estimer celui du {date}. Indiquez-le dans reads.',
    es: 'El registro {register} del contador {serial} tiene muy pocas lecturas para estimar la del {date}. Indíquela en reads.',
    de: 'Zählwerk {register} des Zählers {serial} hat zu wenige Ablesungen, um die vom {date} zu schätzen. Geben Sie sie in reads an.',
  },
  no_move_on_date: {
    provokedBy: 'the read of a move on a day on which nobody moved',
    en: 'Nobody moved into or out of the premise {premise} of account {account} on {on}. Check the day, or use recordReads.',
    fr: 'Personne n’est arrivé ni parti au lieu {premise} du compte {account} le {on}. Vérifiez la date ou utilisez recordReads.',
    es: 'Nadie llegó ni salió del lugar {premise} de la cuenta {account} el {on}. Revise el día o use recordReads.',
    de: 'Am {on} ist an der Verbrauchsstelle {premise} des Kontos {account} niemand ein- oder ausgezogen. Prüfen Sie den Tag oder nehmen Sie recordReads.',
  },
  moves_in_twice: {
    provokedBy: 'a move in with a subscription that the account has already',
    en: 'One of the subscriptions is there already. Give those of the move other numbers.',
    fr: 'L’un des abonnements existe déjà. Donnez d’autres numéros à ceux de l’arrivée.',
    es: 'Una de las suscripciones ya existe. Dé otros números a las de la llegada.',
    de: 'Eines der Abonnements gibt es schon. Geben Sie denen des Einzugs andere Nummern.',
  },
  account_into_itself: {
    provokedBy: 'a merge of an account with itself',
    en: 'Account {account} cannot become part of itself. Name two different accounts.',
    fr: 'Le compte {account} ne peut être fusionné avec lui-même. Nommez deux comptes différents.',
    es: 'La cuenta {account} no puede fusionarse consigo misma. Indique dos cuentas distintas.',
    de: 'Konto {account} kann nicht mit sich selbst zusammengelegt werden. Nennen Sie zwei verschiedene Konten.',
  },
  account_merged: {
    provokedBy:
      'a merge, change of owner or new contract of an account that was merged into another',
    en: 'Account {account} became part of {into} on {on}. Use {into}, or take the merge back with unmergeAccounts first.',
    fr: 'Le compte {account} fait partie de {into} depuis le {on}. Utilisez {into} ou annulez d’abord la fusion avec unmergeAccounts.',
    es: 'La cuenta {account} forma parte de {into} desde el {on}. Use {into} o deshaga antes la fusión con unmergeAccounts.',
    de: 'Konto {account} gehört seit {on} zu {into}. Nehmen Sie {into} oder machen Sie die Zusammenlegung zuerst mit unmergeAccounts rückgängig.',
  },
  account_not_merged: {
    provokedBy: 'taking back a merge of an account that is part of no other',
    en: 'Account {account} is part of no other account. Check the number.',
    fr: 'Le compte {account} ne fait partie d’aucun autre. Vérifiez le numéro.',
    es: 'La cuenta {account} no forma parte de ninguna otra. Revise el número.',
    de: 'Konto {account} gehört zu keinem anderen. Prüfen Sie die Nummer.',
  },
  unmerged_too_early: {
    provokedBy: 'taking back a merge from a day before it',
    en: 'Account {account} was merged on {on}. Take that back from the same day on or later.',
    fr: 'Le compte {account} a été fusionné le {on}. Annulez à partir de ce jour ou plus tard.',
    es: 'La cuenta {account} se fusionó el {on}. Deshágalo desde ese día o más tarde.',
    de: 'Konto {account} wurde am {on} zusammengelegt. Machen Sie das ab diesem Tag oder später rückgängig.',
  },
  account_drafted: {
    provokedBy: 'a merge or change of owner while an open bill run holds a draft of an account',
    en: 'The bill run {run} holds a draft of account {account}. Issue or cancel the run first.',
    fr: 'La facturation {run} contient un projet du compte {account}. Émettez ou annulez-la d’abord.',
    es: 'La facturación {run} tiene un borrador de la cuenta {account}. Emítala o cancélela antes.',
    de: 'Der Abrechnungslauf {run} hat einen Entwurf des Kontos {account}. Stellen Sie ihn zuerst aus oder brechen Sie ihn ab.',
  },
  merge_differs: {
    provokedBy:
      'a merge with an account that has no contract with the same legal entity in the same currency',
    en: 'Account {account} has contracts with {entity} in {currency}, and {into} has none such. Let {into} make one first, or merge into another account.',
    fr: 'Le compte {account} a des contrats avec {entity} en {currency}, {into} n’en a pas. Faites-en d’abord un pour {into} ou fusionnez avec un autre compte.',
    es: 'La cuenta {account} tiene contratos con {entity} en {currency} y {into} no. Haga antes uno para {into} o fusione con otra cuenta.',
    de: 'Konto {account} hat Verträge mit {entity} in {currency}, {into} hat keinen solchen. Legen Sie für {into} zuerst einen an oder wählen Sie ein anderes Konto.',
  },
}
