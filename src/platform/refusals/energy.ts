import type { RefusalTexts } from './sentence.ts'

/** Refusals of energy terms: guarantees, ratchets and the like. */
export const energyRefusals: RefusalTexts = {
  guarantee_needs_usage: {
    provokedBy: 'a production guarantee on a charge that does not count units of a meter',
    en: 'The charge {charge} guarantees production, but counts none. Make it a usage charge on the production meter.',
    fr: 'La composante {charge} garantit une production, mais n’en compte pas. Faites-en une consommation du compteur de production.',
    es: 'El cargo {charge} garantiza una producción, pero no cuenta ninguna. Hágalo un cargo de consumo del contador de producción.',
    de: 'Der Preisbestandteil {charge} garantiert Erzeugung, zählt aber keine. Machen Sie ihn zu einem Verbrauch des Erzeugungszählers.',
  },
  excess_price_missing: {
    provokedBy: 'a guarantee that pays for production beyond it, without a price',
    en: 'The charge {charge} pays for what is produced beyond the guarantee, but at no price. Give "excessPrice".',
    fr: 'La composante {charge} rémunère la production au-delà de la garantie, mais sans prix. Indiquez « excessPrice ».',
    es: 'El cargo {charge} paga lo producido por encima de la garantía, pero sin precio. Indique «excessPrice».',
    de: 'Der Preisbestandteil {charge} vergütet, was über die Garantie hinaus erzeugt wird, aber ohne Preis. Geben Sie „excessPrice“ an.',
  },
  energy_needs_unit_price: {
    provokedBy: 'a settlement of an energy contract whose price is not one a unit',
    en: 'The charge {charge} settles by the terms {terms} and takes a price a unit, not {model}. Use the model per_unit.',
    fr: 'La composante {charge} se règle selon les conditions {terms} et demande un prix par unité, pas {model}. Utilisez le modèle per_unit.',
    es: 'El cargo {charge} se liquida por las condiciones {terms} y requiere un precio por unidad, no {model}. Use el modelo per_unit.',
    de: 'Der Preisbestandteil {charge} rechnet nach den Bedingungen {terms} ab und braucht einen Preis je Einheit, nicht {model}. Verwenden Sie das Modell per_unit.',
  },
  ratchet_needs_demand: {
    provokedBy: 'a demand ratchet on a charge that measures no demand',
    en: 'The charge {charge} has a ratchet, but measures no demand. Give it the measure "demand", or leave the ratchet out.',
    fr: 'La composante {charge} a un cliquet, mais ne mesure pas de puissance. Donnez-lui la mesure « demand » ou retirez le cliquet.',
    es: 'El cargo {charge} tiene un mínimo por potencia anterior, pero no mide potencia. Póngale la medida «demand» o quítelo.',
    de: 'Der Preisbestandteil {charge} hat eine Leistungsbindung, misst aber keine Leistung. Geben Sie ihm das Maß „demand“ oder lassen Sie sie weg.',
  },
  credit_needs_usage: {
    provokedBy: 'net metering or export credits on a charge that does not count energy',
    en: 'The charge {charge} nets or credits exported energy, but does not count any. Make it a usage charge, not one for demand.',
    fr: 'La composante {charge} compense ou crédite l’énergie injectée, mais n’en compte pas. Faites-en une consommation, non une puissance.',
    es: 'El cargo {charge} compensa o abona energía vertida, pero no cuenta ninguna. Hágalo un cargo de consumo, no de potencia.',
    de: 'Der Preisbestandteil {charge} verrechnet eingespeiste Energie oder schreibt sie gut, zählt aber keine. Machen Sie ihn zu einem Verbrauch, nicht zu einer Leistung.',
  },
  export_meter_same: {
    provokedBy: 'net metering whose export meter is the meter of the charge itself',
    en: 'The charge {charge} counts import and export on one meter, {meter}. Name the meter of exported energy.',
    fr: 'La composante {charge} compte le prélèvement et l’injection sur un seul compteur, {meter}. Indiquez le compteur d’injection.',
    es: 'El cargo {charge} cuenta consumo y vertido en un solo contador, {meter}. Indique el contador de vertidos.',
    de: 'Der Preisbestandteil {charge} zählt Bezug und Einspeisung auf einem Zähler, {meter}. Nennen Sie den Zähler der Einspeisung.',
  },
  export_meter_other: {
    provokedBy: 'net metering whose export meter is unknown or counts from another source',
    en: 'The charge {charge} nets what the meter {meter} counts, which is unknown or counts in another way than its own. Use a meter of the same source.',
    fr: 'La composante {charge} compense ce que compte {meter}, inconnu ou d’une autre source que le sien. Utilisez un compteur de même source.',
    es: 'El cargo {charge} compensa lo que cuenta {meter}, desconocido o de otra fuente que el suyo. Use un contador de la misma fuente.',
    de: 'Der Preisbestandteil {charge} verrechnet, was {meter} zählt; der ist unbekannt oder zählt anders als der eigene. Verwenden Sie einen Zähler gleicher Quelle.',
  },
  payout_price_missing: {
    provokedBy: 'net metering that pays out kept units without a price',
    en: 'The charge {charge} pays out what is left at the true-up, but at no price. Give "payoutPrice".',
    fr: 'La composante {charge} paie ce qui reste au décompte annuel, mais sans prix. Indiquez « payoutPrice ».',
    es: 'El cargo {charge} paga lo que queda en la liquidación anual, pero sin precio. Indique «payoutPrice».',
    de: 'Der Preisbestandteil {charge} zahlt zur Jahresabrechnung den Rest aus, aber ohne Preis. Geben Sie „payoutPrice“ an.',
  },
  credit_pays_other: {
    provokedBy:
      'export credits or a level amount for a charge of other periods, in advance, or of no such code',
    en: 'The charge {charge} cannot pay or cover {paid}: only charges of the same plan, in arrears and of the same periods. Name others in "pays" or "covers".',
    fr: 'La composante {charge} ne peut payer ni couvrir {paid} : seulement des composantes du même tarif, à terme échu et de mêmes périodes. Nommez-en d’autres dans « pays » ou « covers ».',
    es: 'El cargo {charge} no puede pagar ni cubrir {paid}: solo cargos del mismo plan, vencidos y de los mismos períodos. Nombre otros en «pays» o «covers».',
    de: 'Der Preisbestandteil {charge} kann {paid} nicht bezahlen oder abdecken: nur Bestandteile desselben Tarifs, nachträglich und mit gleichen Zeiträumen. Nennen Sie andere in „pays“ oder „covers“.',
  },
  budget_needs_fee: {
    provokedBy: 'a level amount on a charge that is no fee in arrears',
    en: 'The charge {charge} is a level amount and must be a recurring fee in arrears. Change its kind or timing.',
    fr: 'La composante {charge} est un montant mensualisé et doit être un abonnement à terme échu. Changez son type ou son échéance.',
    es: 'El cargo {charge} es una cuota fija y debe ser recurrente y vencido. Cambie su tipo o su momento.',
    de: 'Der Preisbestandteil {charge} ist ein gleichbleibender Betrag und muss eine nachträgliche Gebühr sein. Ändern Sie Art oder Fälligkeit.',
  },
  budget_repeated: {
    provokedBy: 'a plan with two level amounts',
    en: 'The charge {charge} is the second level amount of its plan. Leave one of them out.',
    fr: 'La composante {charge} est le second montant mensualisé de son tarif. Retirez-en un.',
    es: 'El cargo {charge} es la segunda cuota fija de su plan. Quite una.',
    de: 'Der Preisbestandteil {charge} ist der zweite gleichbleibende Betrag seines Tarifs. Lassen Sie einen weg.',
  },
  budget_taxed: {
    provokedBy: 'a level amount whose product bears a tax',
    en: 'The level amount {charge} is no supply, but bears the tax {tax}. Give its product a tax class of rate 0.',
    fr: 'Le montant mensualisé {charge} n’est pas une livraison, mais porte la taxe {tax}. Donnez à son produit une classe de taxe au taux 0.',
    es: 'La cuota fija {charge} no es una entrega, pero lleva el impuesto {tax}. Dé a su producto una clase de impuesto de tipo 0.',
    de: 'Der gleichbleibende Betrag {charge} ist keine Leistung, trägt aber die Steuer {tax}. Geben Sie seinem Produkt eine Steuerklasse mit Satz 0.',
  },
  no_level_amount: {
    provokedBy: 'recalculateBudgets for a subscription without level amount',
    en: 'The subscription {subscription} of account {account} has no level amount. Check the number, or leave the row out.',
    fr: 'L’abonnement {subscription} du compte {account} n’a pas de montant mensualisé. Vérifiez le numéro ou retirez la ligne.',
    es: 'La suscripción {subscription} de la cuenta {account} no tiene cuota fija. Compruebe el número o quite la fila.',
    de: 'Der Vertrag {subscription} des Kontos {account} hat keinen gleichbleibenden Betrag. Prüfen Sie die Nummer oder lassen Sie die Zeile weg.',
  },
  level_amount_not_billed: {
    provokedBy: 'recalculateBudgets before the first month was billed',
    en: 'No month of the subscription {subscription} of account {account} has been billed at its level amount yet. Bill one first.',
    fr: 'Aucun mois de l’abonnement {subscription} du compte {account} n’a encore été facturé au montant mensualisé. Facturez-en un d’abord.',
    es: 'Aún no se ha facturado ningún mes de la suscripción {subscription} de la cuenta {account} con su cuota fija. Facture uno primero.',
    de: 'Noch kein Monat des Vertrags {subscription} des Kontos {account} ist zum gleichbleibenden Betrag abgerechnet. Rechnen Sie zuerst einen ab.',
  },
}
