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
}
