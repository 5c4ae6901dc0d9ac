import type { RefusalTexts } from './sentence.ts'

export const taxRefusals: RefusalTexts = {
  no_tax_rule: {
    provokedBy: 'a line whose place has no tax rate for its tax class on the supply date',
    en: 'No tax rule for class {taxClass} in {country} {region} on {date}. Add the rate, or correct the place of supply.',
    fr: 'Aucune règle fiscale pour la classe {taxClass} en {country} {region} au {date}. Ajoutez le taux ou corrigez le lieu de livraison.',
    es: 'No hay regla de impuesto para la clase {taxClass} en {country} {region} el {date}. Añada el tipo o corrija el lugar de suministro.',
    de: 'Keine Steuerregel für Klasse {taxClass} in {country} {region} am {date}. Ergänzen Sie den Satz oder berichtigen Sie den Lieferort.',
  },
  tax_compounds_on_itself: {
    provokedBy: 'taxes that are, in a circle, part of each other’s base',
    en: 'The taxes {codes} are part of each other’s base. Correct compound_on of one of them.',
    fr: 'Les taxes {codes} entrent dans la base l’une de l’autre. Corrigez compound_on de l’une d’elles.',
    es: 'Los impuestos {codes} forman parte uno de la base del otro. Corrija compound_on de uno de ellos.',
    de: 'Die Steuern {codes} gehören gegenseitig zu ihrer Grundlage. Berichtigen Sie compound_on bei einer.',
  },
  credit_exceeds_line: {
    provokedBy: 'a credit of more than is left of a line or tax group',
    en: 'The credit of {asked} {currency} on line {line} is not between zero and the {left} that are left of it. Credit at most what is left.',
    fr: "L'avoir de {asked} {currency} sur la ligne {line} n'est pas compris entre zéro et les {left} restants. Créditez au plus ce qui reste.",
    es: 'El abono de {asked} {currency} en la línea {line} no está entre cero y los {left} que quedan. Abone como mucho lo que queda.',
    de: 'Die Gutschrift von {asked} {currency} auf Zeile {line} liegt nicht zwischen null und den {left}, die übrig sind. Schreiben Sie höchstens den Rest gut.',
  },
}
