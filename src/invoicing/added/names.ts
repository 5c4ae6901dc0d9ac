type Names = Readonly<Record<string, string>>

/** What lines are called that no product stands for, by their codes. */
const ADDED: Readonly<Record<string, Names>> = {
  interest: {
    en: 'Late payment interest',
    fr: 'Intérêts de retard',
    es: 'Intereses de demora',
    de: 'Verzugszinsen',
  },
  late_fee: {
    en: 'Late fee',
    fr: 'Frais de retard',
    es: 'Cargo por demora',
    de: 'Mahngebühr',
  },
  plan_fee: {
    en: 'Fee of the payment plan',
    fr: 'Frais du plan de paiement',
    es: 'Comisión del plan de pago',
    de: 'Gebühr des Ratenplans',
  },
  plan_interest: {
    en: 'Interest of the payment plan',
    fr: 'Intérêts du plan de paiement',
    es: 'Intereses del plan de pago',
    de: 'Zinsen des Ratenplans',
  },
  reconnection: {
    en: 'Restoring supply',
    fr: 'Rétablissement de la fourniture',
    es: 'Restablecimiento del suministro',
    de: 'Wiederherstellung der Versorgung',
  },
  surcharge: {
    en: 'Fee for the way of paying',
    fr: 'Frais du moyen de paiement',
    es: 'Recargo por la forma de pago',
    de: 'Gebühr für die Zahlungsart',
  },
  goodwill: {
    en: 'Goodwill',
    fr: 'Geste commercial',
    es: 'Gesto comercial',
    de: 'Kulanz',
  },
}

/** The name of what a line bills that no product stands for; its code where it has none of its own. */
export function addedName(code: string): Names {
  return ADDED[code] ?? { en: code }
}
