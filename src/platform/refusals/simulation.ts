import type { RefusalTexts } from './sentence.ts'

/** What simulations and explanations refuse. */
export const simulationRefusals: RefusalTexts = {
  simulated_plan_missing: {
    provokedBy: 'a scenario whose subscription, plan change or price change names no plan of it',
    en: 'The scenario has no plan {plan}. Add it to "plans", or correct its code and version.',
    fr: "Le scénario n'a pas d'offre {plan}. Ajoutez-la à « plans » ou corrigez son code et sa version.",
    es: 'El escenario no tiene el plan {plan}. Añádalo a «plans» o corrija su código y versión.',
    de: 'Das Szenario hat keinen Tarif {plan}. Ergänzen Sie ihn unter „plans“ oder berichtigen Sie Code und Version.',
  },
  simulated_charge_missing: {
    provokedBy: 'a scenario in which a price, quantity or discount names a charge that no plan has',
    en: 'Plan {plan} has no charge {charge}. Correct the code of the charge, or add it to the plan.',
    fr: "L'offre {plan} n'a pas de composante {charge}. Corrigez son code ou ajoutez-la à l'offre.",
    es: 'El plan {plan} no tiene el cargo {charge}. Corrija su código o añádalo al plan.',
    de: 'Tarif {plan} hat keine Position {charge}. Berichtigen Sie ihren Code oder ergänzen Sie den Tarif.',
  },
  simulated_meter_missing: {
    provokedBy: 'a scenario in which a charge, event or channel names a meter that is not defined',
    en: 'Meter {meter} of {where} is not defined. Add it to "meters" with its source, or correct its code.',
    fr: "Le compteur {meter} ({where}) n'est pas défini. Ajoutez-le à « meters » avec sa source ou corrigez son code.",
    es: 'El contador {meter} ({where}) no está definido. Añádalo a «meters» con su fuente o corrija su código.',
    de: 'Zähler {meter} ({where}) ist nicht definiert. Ergänzen Sie ihn unter „meters“ mit seiner Quelle oder berichtigen Sie den Code.',
  },
  simulated_twice: {
    provokedBy: 'a scenario with two subscriptions of one number, or two without a number',
    en: 'There are two subscriptions "{subscription}". Give each its own subscriptionNumber.',
    fr: 'Il y a deux abonnements « {subscription} ». Donnez à chacun son subscriptionNumber.',
    es: 'Hay dos suscripciones «{subscription}». Dé a cada una su propio subscriptionNumber.',
    de: 'Es gibt zwei Abonnements „{subscription}“. Geben Sie jedem eine eigene subscriptionNumber.',
  },
  simulated_currency_differs: {
    provokedBy: 'a scenario with a change to a plan in another currency',
    en: 'Plan {plan} is priced in {currency}, the subscription in {contract}. Start a subscription of its own for it.',
    fr: "L'offre {plan} est en {currency}, l'abonnement en {contract}. Ouvrez un abonnement distinct.",
    es: 'El plan {plan} está en {currency} y la suscripción en {contract}. Abra otra suscripción para él.',
    de: 'Tarif {plan} ist in {currency}, das Abonnement in {contract}. Beginnen Sie dafür ein eigenes Abonnement.',
  },
  simulated_subscription_missing: {
    provokedBy: 'a scenario with a commitment over a subscription that it does not have',
    en: 'Commitment {commitment} names subscription {subscription}, which the scenario does not have. Correct the number, or leave it out to count all subscriptions.',
    fr: 'L’engagement {commitment} nomme l’abonnement {subscription}, absent du scénario. Corrigez le numéro, ou omettez-le pour compter tous les abonnements.',
    es: 'El compromiso {commitment} nombra la suscripción {subscription}, que no está en el escenario. Corrija el número u omítalo para contar todas.',
    de: 'Die Abnahmeverpflichtung {commitment} nennt das Abonnement {subscription}, das es im Szenario nicht gibt. Berichtigen Sie die Nummer oder lassen Sie sie weg, damit alle zählen.',
  },
  unknown_document_line: {
    provokedBy: '`quittance explain` with a line number that the document does not have',
    en: '{number} has {count} lines and no line {line}. Name one of them, or none to see all.',
    fr: '{number} compte {count} lignes et pas de ligne {line}. Indiquez-en une, ou aucune pour tout voir.',
    es: '{number} tiene {count} líneas y ninguna línea {line}. Indique una de ellas, o ninguna para verlas todas.',
    de: '{number} hat {count} Zeilen und keine Zeile {line}. Nennen Sie eine davon, oder keine, um alle zu sehen.',
  },
}
