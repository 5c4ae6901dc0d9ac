import type { RefusalTexts } from './sentence.ts'

/** Refusals about add-ons, their bases, and bundles. */
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
  bundle_price_not_whole: {
    provokedBy: 'a price of a bundle with more decimals than its currency',
    en: 'The bundle price {price} is no whole number of minor units of {currency}. Round it.',
    fr: 'Le prix {price} de l’offre groupée n’est pas un nombre entier de sous-unités de {currency}. Arrondissez-le.',
    es: 'El precio {price} del paquete no es un número entero de unidades menores de {currency}. Redondéelo.',
    de: 'Der Paketpreis {price} ist keine ganze Zahl kleinster Einheiten von {currency}. Runden Sie ihn.',
  },
  bundle_of_usage: {
    provokedBy: 'a bundle with a charge on usage',
    en: 'The charge {charge} counts usage, which has no stand-alone price for a period. Leave it out of the bundle.',
    fr: '{charge} mesure une consommation, sans prix propre par période. Laissez-le hors de l’offre groupée.',
    es: 'El cargo {charge} mide consumo, que no tiene precio propio por período. Déjelo fuera del paquete.',
    de: '{charge} zählt Verbrauch, der keinen eigenen Preis je Zeitraum hat. Lassen Sie ihn aus dem Paket.',
  },
  bundle_periods_differ: {
    provokedBy: 'a bundle of charges with periods of different lengths',
    en: 'The charge {charge} is billed every {months} months and {other} every {otherMonths}. Bundle charges of one length of period.',
    fr: '{charge} est facturé tous les {months} mois et {other} tous les {otherMonths}. Groupez des composantes de même périodicité.',
    es: 'El cargo {charge} se factura cada {months} meses y {other} cada {otherMonths}. Agrupe cargos de un mismo período.',
    de: '{charge} wird alle {months} Monate berechnet, {other} alle {otherMonths}. Bündeln Sie Preisbestandteile gleicher Periode.',
  },
}
