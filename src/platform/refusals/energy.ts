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
}
