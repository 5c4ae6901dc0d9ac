import type { RefusalTexts } from './sentence.ts'

export const catalogRefusals: RefusalTexts = {
  unknown_product: {
    provokedBy: 'a plan or one-off charge that names a product which was never defined',
    en: 'There is no product {product}. Check the code, or define it with defineProducts.',
    fr: 'Le produit {product} n’existe pas. Vérifiez le code ou définissez-le avec defineProducts.',
    es: 'No existe el producto {product}. Revise el código o defínalo con defineProducts.',
    de: 'Ein Produkt {product} gibt es nicht. Prüfen Sie das Kürzel oder legen Sie es mit defineProducts an.',
  },
  unknown_meter: {
    provokedBy: 'a charge, channel or usage event that names a meter which was never defined',
    en: 'There is no meter {meter}. Check the code, or define it with defineMeters.',
    fr: 'Le compteur {meter} n’existe pas. Vérifiez le code ou définissez-le avec defineMeters.',
    es: 'No existe el medidor {meter}. Revise el código o defínalo con defineMeters.',
    de: 'Eine Messgröße {meter} gibt es nicht. Prüfen Sie das Kürzel oder legen Sie sie mit defineMeters an.',
  },
  meter_fixed: {
    provokedBy: 'another unit, source or aggregation for a meter that is there',
    en: 'The unit, source and aggregation of meter {meter} stay as they are: usage is recorded by them. Define another meter.',
    fr: 'L’unité, la source et l’agrégation du compteur {meter} ne changent pas : des consommations en dépendent. Définissez un autre compteur.',
    es: 'La unidad, la fuente y la agregación del medidor {meter} no cambian: hay consumos registrados con ellas. Defina otro medidor.',
    de: 'Einheit, Quelle und Verdichtung der Messgröße {meter} bleiben, denn Verbrauch ist danach erfasst. Legen Sie eine andere Messgröße an.',
  },
  unknown_plan_version: {
    provokedBy: 'a subscription or change of plan to a plan version that was never defined',
    en: 'There is no plan version {plan}. Check code and version, or define it with definePlans.',
    fr: 'La version de formule {plan} n’existe pas. Vérifiez le code et la version ou définissez-la avec definePlans.',
    es: 'No existe la versión de tarifa {plan}. Revise código y versión o defínala con definePlans.',
    de: 'Eine Tarifversion {plan} gibt es nicht. Prüfen Sie Kürzel und Version oder legen Sie sie mit definePlans an.',
  },
  plan_version_fixed: {
    provokedBy: 'other charges or first prices for a plan version that is there',
    en: 'The plan version {plan} is defined otherwise, and versions never change. Define its next version, or add prices with addPrices.',
    fr: 'La version {plan} est définie autrement et une version ne change jamais. Définissez la suivante, ou ajoutez des prix avec addPrices.',
    es: 'La versión {plan} está definida de otro modo, y las versiones no cambian. Defina la siguiente o añada precios con addPrices.',
    de: 'Die Tarifversion {plan} ist anders festgelegt, und Versionen ändern sich nie. Legen Sie die nächste an oder ergänzen Sie Preise mit addPrices.',
  },
  tou_times_wrong: {
    provokedBy:
      'a rule of a time-of-use calendar whose times are not in order or not on five minutes',
    en: 'Rule {rule} of the calendar {calendar} runs from {from} to {to}. Give times within one day, on multiples of 5 minutes.',
    fr: 'La règle {rule} du calendrier {calendar} va de {from} à {to}. Donnez des heures d’un même jour, multiples de 5 minutes.',
    es: 'La regla {rule} del calendario {calendar} va de {from} a {to}. Indique horas de un mismo día, múltiplos de 5 minutos.',
    de: 'Regel {rule} des Kalenders {calendar} läuft von {from} bis {to}. Geben Sie Zeiten eines Tages in Schritten von 5 Minuten an.',
  },
  tou_holidays_missing: {
    provokedBy: 'a rule for holidays in a time-of-use calendar that names no place',
    en: 'Rule {rule} of the calendar {calendar} speaks of holidays. Say whose: a country or region such as US or DE-BY.',
    fr: 'La règle {rule} du calendrier {calendar} parle de jours fériés. Dites de quel pays ou région, par exemple US ou DE-BY.',
    es: 'La regla {rule} del calendario {calendar} habla de festivos. Diga de qué país o región, por ejemplo US o DE-BY.',
    de: 'Regel {rule} des Kalenders {calendar} spricht von Feiertagen. Nennen Sie das Land oder die Region, etwa US oder DE-BY.',
  },
  tou_gap: {
    provokedBy: 'a time-of-use calendar whose rules leave a time of a day uncovered',
    en: 'The calendar {calendar} has no band from {from} to {to} on day {day} (1 = Monday, 8 = holiday) in month {month}. Add a rule.',
    fr: 'Le calendrier {calendar} n’a pas de plage de {from} à {to} le jour {day} (1 = lundi, 8 = férié) du mois {month}. Ajoutez une règle.',
    es: 'El calendario {calendar} no tiene franja de {from} a {to} el día {day} (1 = lunes, 8 = festivo) del mes {month}. Añada una regla.',
    de: 'Der Kalender {calendar} hat kein Zeitband von {from} bis {to} am Tag {day} (1 = Montag, 8 = Feiertag) im Monat {month}. Fügen Sie eine Regel hinzu.',
  },
  tou_rule_shadowed: {
    provokedBy:
      'a rule of a time-of-use calendar that never decides because earlier rules cover it',
    en: 'Rule {rule} of the calendar {calendar} never applies, because rules before it cover its times. Move or remove it.',
    fr: 'La règle {rule} du calendrier {calendar} ne s’applique jamais : les règles précédentes la couvrent. Déplacez-la ou supprimez-la.',
    es: 'La regla {rule} del calendario {calendar} nunca se aplica: las anteriores cubren sus horas. Muévala o quítela.',
    de: 'Regel {rule} des Kalenders {calendar} greift nie, weil Regeln davor ihre Zeiten abdecken. Verschieben oder entfernen Sie sie.',
  },
  charge_repeated: {
    provokedBy: 'two charges of one code in a plan version',
    en: 'The plan {plan} has two charges {charge}. Give each charge a code of its own.',
    fr: 'La formule {plan} comporte deux fois {charge}. Donnez à chaque composante son propre code.',
    es: 'La tarifa {plan} tiene dos cargos {charge}. Dé a cada cargo su propio código.',
    de: 'Der Tarif {plan} hat den Preisbestandteil {charge} zweimal. Geben Sie jedem ein eigenes Kürzel.',
  },
  unknown_charge: {
    provokedBy: 'a price for a charge that the plan version does not have',
    en: 'The plan version {plan} has no charge {charge}. Check the code, or define a new version with it.',
    fr: 'La version {plan} n’a pas de composante {charge}. Vérifiez le code ou définissez une nouvelle version.',
    es: 'La versión {plan} no tiene el cargo {charge}. Revise el código o defina una versión nueva.',
    de: 'Die Tarifversion {plan} hat keinen Preisbestandteil {charge}. Prüfen Sie das Kürzel oder legen Sie eine neue Version an.',
  },
  first_price_too_late: {
    provokedBy: 'a charge whose first price starts after the plan is offered',
    en: 'The charge {charge} has no price on {date}, when the plan is first offered. Add a price from that day on.',
    fr: '{charge} n’a pas de prix le {date}, jour où la formule est offerte. Ajoutez un prix à partir de ce jour.',
    es: 'El cargo {charge} no tiene precio el {date}, cuando se ofrece la tarifa. Añada un precio desde ese día.',
    de: 'Der Preisbestandteil {charge} hat am {date}, dem ersten Tag des Tarifs, keinen Preis. Ergänzen Sie einen ab diesem Tag.',
  },
  tax_rule_overlaps: {
    provokedBy: 'a tax rate for days on which another rate of the same code and class holds',
    en: 'The rate of {tax} for {taxClass} from {from} on holds on some of these days. End that one first, in the same batch or before.',
    fr: 'Le taux {tax} pour {taxClass} à partir du {from} vaut déjà certains de ces jours. Mettez-y fin d’abord, dans le même lot ou avant.',
    es: 'El tipo {tax} para {taxClass} desde el {from} ya rige algunos de estos días. Termínelo antes o en el mismo lote.',
    de: 'Der Satz {tax} für {taxClass} ab {from} gilt an einigen dieser Tage schon. Beenden Sie ihn vorher oder im selben Stapel.',
  },
  tax_rate_category_mismatch: {
    provokedBy: 'a rate of zero with category S, or another rate with any other category',
    en: 'The tax {tax} has a rate that category {category} cannot have: S bears a rate above zero, all others none (EN 16931). Correct the one or the other.',
    fr: 'La taxe {tax} a un taux incompatible avec la catégorie {category} : S a un taux positif, les autres aucun (EN 16931). Corrigez l’un ou l’autre.',
    es: 'El impuesto {tax} tiene un tipo incompatible con la categoría {category}: S lleva un tipo mayor que cero, las demás ninguno (EN 16931). Corrija uno de los dos.',
    de: 'Der Satz der Steuer {tax} passt nicht zur Kategorie {category}: S hat einen Satz über null, alle anderen keinen (EN 16931). Berichtigen Sie das eine oder das andere.',
  },
}
