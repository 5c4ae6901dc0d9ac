import type { RefusalTexts } from './sentence.ts'

/** Suspension of supply. */
export const suspensionRefusals: RefusalTexts = {
  no_suspension_rule: {
    provokedBy: 'a suspension in a country that has no rule of notice',
    en: 'There is no rule of suspension for {country}. Set what notice is asked for there with setSuspensionRule.',
    fr: 'Il n’y a pas de règle de suspension pour {country}. Fixez le préavis exigé avec setSuspensionRule.',
    es: 'No hay regla de suspensión para {country}. Fije el preaviso exigido con setSuspensionRule.',
    de: 'Für {country} gibt es keine Sperrregel. Legen Sie die dort nötigen Fristen mit setSuspensionRule fest.',
  },
  suspension_running: {
    provokedBy: 'a second suspension of a customer while one runs',
    en: 'A suspension of account {account} runs already. Go on with it, or stop it.',
    fr: 'Une suspension du compte {account} est déjà en cours. Poursuivez-la ou arrêtez-la.',
    es: 'Ya hay una suspensión de la cuenta {account} en curso. Continúela o deténgala.',
    de: 'Für Konto {account} läuft schon eine Sperrung. Führen Sie sie weiter oder brechen Sie sie ab.',
  },
  suspension_spared: {
    provokedBy: 'the suspension of a customer on life support, in hardship, bankrupt or deceased',
    en: 'Account {account} is marked as {flag}: supply is not suspended. End the mark first if it no longer holds.',
    fr: 'Le compte {account} porte la mention {flag} : la fourniture n’est pas suspendue. Levez d’abord la mention si elle ne vaut plus.',
    es: 'La cuenta {account} tiene la marca {flag}: no se suspende el suministro. Quite primero la marca si ya no vale.',
    de: 'Konto {account} trägt den Vermerk {flag}: Die Versorgung wird nicht gesperrt. Beenden Sie zuerst den Vermerk, wenn er nicht mehr gilt.',
  },
  owes_too_little: {
    provokedBy: 'the suspension of a customer who owes less than the rule asks for',
    en: 'Account {account} has less than {minimum} overdue that may be asked for. Supply is not suspended for that; remind the customer.',
    fr: 'Le compte {account} a moins de {minimum} en retard exigible. La fourniture n’est pas suspendue pour cela ; relancez le client.',
    es: 'La cuenta {account} tiene menos de {minimum} vencido exigible. No se suspende el suministro por eso; recuérdeselo al cliente.',
    de: 'Konto {account} hat weniger als {minimum} überfällig, die eingefordert werden dürfen. Dafür wird nicht gesperrt; mahnen Sie den Kunden.',
  },
  unknown_suspension: {
    provokedBy: 'a suspension that was never begun',
    en: 'There is no suspension {suspension}. Look it up in the list of suspensions.',
    fr: 'Il n’y a pas de suspension {suspension}. Cherchez-la dans la liste des suspensions.',
    es: 'No hay ninguna suspensión {suspension}. Búsquela en la lista de suspensiones.',
    de: 'Es gibt keine Sperrung {suspension}. Sehen Sie in der Liste der Sperrungen nach.',
  },
  suspension_stands: {
    provokedBy: 'a step of a suspension that cannot follow the last one',
    en: 'The suspension stands at {state}, which this step cannot follow. Look at its steps.',
    fr: 'La suspension en est à {state}, que cette étape ne peut suivre. Consultez ses étapes.',
    es: 'La suspensión está en {state}, y este paso no puede seguirle. Mire sus pasos.',
    de: 'Die Sperrung steht bei {state}; dieser Schritt kann darauf nicht folgen. Sehen Sie ihre Schritte an.',
  },
}
