import type { RefusalTexts } from './sentence.ts'

/** Refusals about add-ons and their bases. */
export const addOnRefusals: RefusalTexts = {
  unknown_plan: {
    provokedBy: 'a plan code that nobody has defined',
    en: 'There is no plan {plan}. Check the code, or add it with definePlans.',
    fr: 'La formule {plan} n’existe pas. Vérifiez le code ou ajoutez-la avec definePlans.',
    es: 'No existe la tarifa {plan}. Revise el código o añádala con definePlans.',
    de: 'Einen Tarif {plan} gibt es nicht. Prüfen Sie den Code oder legen Sie ihn mit definePlans an.',
  },
  add_on_of_itself: {
    provokedBy: 'a plan that is to be its own base',
    en: 'The plan {plan} cannot be an add-on to itself. Name other base plans.',
    fr: 'La formule {plan} ne peut être une option d’elle-même. Indiquez d’autres formules de base.',
    es: 'La tarifa {plan} no puede ser complemento de sí misma. Indique otras tarifas de base.',
    de: 'Der Tarif {plan} kann kein Zusatz zu sich selbst sein. Nennen Sie andere Grundtarife.',
  },
  add_on_without_base: {
    provokedBy: 'an add-on on a day on which no base plan runs on its contract',
    en: 'The add-on {plan} of subscription {subscription} needs one of {bases} on its contract on {date}. Start that first, or choose another day.',
    fr: 'L’option {plan} de l’abonnement {subscription} demande l’une de {bases} sur son contrat le {date}. Commencez d’abord celle-ci ou choisissez une autre date.',
    es: 'El complemento {plan} de la suscripción {subscription} necesita una de {bases} en su contrato el {date}. Empiece antes esa, o elija otro día.',
    de: 'Der Zusatz {plan} des Abonnements {subscription} braucht am {date} einen von {bases} in seinem Vertrag. Beginnen Sie diesen zuerst oder wählen Sie einen anderen Tag.',
  },
  add_on_outlives_base: {
    provokedBy: 'an add-on that would last longer than its base',
    en: 'The add-on {plan} of subscription {subscription} would have no base of {bases} from {date} on. Let it end by then, or extend the base.',
    fr: 'L’option {plan} de l’abonnement {subscription} n’aurait plus de base parmi {bases} à partir du {date}. Faites-la finir d’ici là ou prolongez la base.',
    es: 'El complemento {plan} de la suscripción {subscription} quedaría sin base de {bases} desde el {date}. Hágalo terminar antes o prorrogue la base.',
    de: 'Der Zusatz {plan} des Abonnements {subscription} hätte ab {date} keinen Grundtarif aus {bases} mehr. Lassen Sie ihn bis dahin enden oder verlängern Sie diesen.',
  },
  base_of_add_on: {
    provokedBy: 'the end or change of a base that an add-on still needs',
    en: 'Subscription {subscription} is the base of {addOn}, which would be without one from {date} on. End {addOn} first.',
    fr: 'L’abonnement {subscription} est la base de {addOn}, qui n’en aurait plus à partir du {date}. Mettez d’abord fin à {addOn}.',
    es: 'La suscripción {subscription} es la base de {addOn}, que se quedaría sin ella desde el {date}. Termine antes {addOn}.',
    de: 'Das Abonnement {subscription} ist die Grundlage von {addOn}, das ab {date} keine mehr hätte. Beenden Sie zuerst {addOn}.',
  },
}
