import type { Language } from '../kernel/localize.ts'
import { ENERGY_SENTENCES, type EnergySentenceKey } from './energy-sentences.ts'
import { INDEX_SENTENCES, type IndexSentenceKey } from './index-sentences.ts'
import { USAGE_SENTENCES, type UsageSentenceKey } from './usage-sentences.ts'

/** A sentence of an explanation; `{name}` stands for a fact, localized when it is filled in. */
export type SentenceKey =
  | EnergySentenceKey
  | IndexSentenceKey
  | UsageSentenceKey
  | 'read'
  | 'read_part'
  | 'read_rolled_over'
  | 'read_estimated'
  | 'events'
  | 'intervals'
  | 'band'
  | 'peak'
  | 'peak_band'
  | 'peak_none'
  | 'quantity'
  | 'included'
  | 'included_shrunk'
  | 'included_carried'
  | 'rollover'
  | 'rollover_cap'
  | 'price'
  | 'price_of_subscription'
  | 'price_of_contract'
  | 'tier'
  | 'tier_open'
  | 'tier_percent'
  | 'tier_percent_open'
  | 'escalator'
  | 'escalator_ceiling'
  | 'escalator_floor'
  | 'percentage'
  | 'event_fee'
  | 'tier_shrunk'
  | 'tier_flat'
  | 'stair'
  | 'stair_open'
  | 'package'
  | 'proration'
  | 'proration_seconds'
  | 'minimum'
  | 'maximum'
  | 'counted'
  | 'commitment'
  | 'exit_fixed'
  | 'exit_per_month'
  | 'exit_percent'
  | 'prepaid_bought'
  | 'prepaid_bought_expire'
  | 'prepaid_granted'
  | 'prepaid_granted_expire'
  | 'amount'
  | 'half_up'
  | 'half_even'
  | 'discount'
  | 'amount_off'
  | 'bundle_share'
  | 'tax'
  | 'tax_inclusive'

/** The one table of the sentences of `explain`, per language. */
export const SENTENCES: Readonly<Record<Language, Readonly<Record<SentenceKey, string>>>> = {
  en: {
    ...ENERGY_SENTENCES.en,
    ...USAGE_SENTENCES.en,
    ...INDEX_SENTENCES.en,
    read: 'Meter {meter}: {previous} on {from}, {current} on {to}; used (× {multiplier}): {quantity}.',
    read_part: '{days} of the {of} days between these reads belong to this period.',
    read_rolled_over: 'The register passed its highest reading and began again at zero.',
    read_estimated: 'Estimated: {days} days without actual reading, at the average of these reads.',
    events: 'Meter {meter}: {count} events from {from} to {to} add up to {quantity}.',
    intervals: 'Meter {meter}: {count} days of data from {from} to {to} add up to {quantity}.',
    band: 'Meter {meter}, band {band} of {calendar}: {count} days of data from {from} to {to} add up to {quantity}.',
    peak: 'Meter {meter}: the highest average of {minutes} minutes was {quantity}, on {on} at {time}.',
    peak_band:
      'Meter {meter}: the highest average of {minutes} minutes in band {band} was {quantity}, on {on} at {time}.',
    peak_none: 'Meter {meter}: no power was drawn in the windows that count.',
    quantity: 'Quantity from {from} to {to}: {quantity}.',
    included: 'Free in this period: {granted}; {used} of this is free, {priced} is priced.',
    included_shrunk: 'Of {included} free units a period, {days} of {of} days count: {granted}.',
    included_carried:
      'Free in this period: {granted}, and {carried} carried over from before; {used} of this is free, {priced} is priced.',
    rollover: 'Not used: {unused}; carried over to the next period: {kept}.',
    rollover_cap: 'At most {cap} are carried over.',
    price_of_subscription:
      'The price agreed for this subscription holds since {effectiveFrom}, in place of the tariff’s.',
    price_of_contract:
      'The price agreed for this contract holds since {effectiveFrom}, in place of the tariff’s.',
    price: 'Price in force since {effectiveFrom}: {unitPrice} a unit.',
    tier: 'Tier {number}, from {from} to {upTo}: {quantity} at {unitPrice}.',
    tier_open: 'Tier {number}, above {from}: {quantity} at {unitPrice}.',
    tier_percent: 'Tier {number}, from {from} to {upTo}: {percent} % of {quantity}.',
    tier_percent_open: 'Tier {number}, above {from}: {percent} % of {quantity}.',
    escalator:
      'Year {year} by the anniversaries of {since}: {base} at {percent} % a year is {rate} a unit.',
    escalator_ceiling: 'It is never more than {ceiling}.',
    escalator_floor: 'It is never less than {floor}.',
    percentage: 'Of what is priced, {percent} % is charged.',
    event_fee: 'Fee for {count} events: {fee} each.',
    tier_shrunk: 'The tiers shrink to {days} of {of} days of the billing period.',
    tier_flat: 'Fixed amount of tier {number}: {flatPrice}.',
    stair: 'Step {number}, from {from} to less than {upTo}, holds {total}: {price} for all of it.',
    stair_open: 'Step {number}, from {from} on, holds {total}: {price} for all of it.',
    package: 'Packages of {size}, a begun one counting whole: {packages}.',
    proration: 'Part of the billing period: {days} of {of} days.',
    proration_seconds: 'Part of the billing period: {days} of {of} seconds.',
    minimum: 'The minimum is {minimum}; the charges came to {reached}.',
    maximum: 'The maximum is {maximum}; the charges came to {reached}.',
    counted: 'Charge {charge} counts with {amount}.',
    commitment:
      'From {from} to {to} at least {commitment} was agreed; what counts came to {reached}.',
    exit_fixed:
      'The last day was {from}, that of the term would have been {to}: a fixed fee of {fee}.',
    exit_per_month:
      'The last day was {from}; {months} months begun until that of the term, {to}: {fee} each.',
    exit_percent:
      'The last day was {from}; the recurring fees until that of the term, {to}, come to {base}, of which {value} %.',
    prepaid_bought: 'Of credits bought on {from}: {creditsUsed}; {creditsLeft} of them left.',
    prepaid_bought_expire:
      'Of credits bought on {from}, which expire on {expires}: {creditsUsed}; {creditsLeft} of them left.',
    prepaid_granted: 'Of credits granted on {from}: {creditsUsed}; {creditsLeft} of them left.',
    prepaid_granted_expire:
      'Of credits granted on {from}, which expire on {expires}: {creditsUsed}; {creditsLeft} of them left.',
    amount: '{exact} is rounded to {rounded} {mode}.',
    half_up: '(halves away from zero)',
    half_even: '(halves to the even digit)',
    bundle_share: 'Share of the bundle’s price {bundle}: {standAlone} of {together} by itself.',
    amount_off: 'Coupon {code}: {amount} less (up to {offered}).',
    discount: 'Discount {code}, {percent} % from {from} to {to}: {amount} off.',
    tax: 'Tax {code} of {rate} % is added.',
    tax_inclusive: 'Tax {code} of {rate} % is included.',
  },
  fr: {
    ...ENERGY_SENTENCES.fr,
    ...USAGE_SENTENCES.fr,
    ...INDEX_SENTENCES.fr,
    read: 'Compteur {meter} : {previous} le {from}, {current} le {to} ; soit (× {multiplier}) {quantity}.',
    read_part: '{days} des {of} jours entre ces relevés appartiennent à cette période.',
    read_rolled_over: 'Le compteur a dépassé sa valeur maximale et repris à zéro.',
    read_estimated: 'Estimation : {days} jours sans relevé réel, à la moyenne de ces relevés.',
    events: 'Compteur {meter} : {count} événements du {from} au {to}, au total {quantity}.',
    intervals:
      'Compteur {meter} : {count} jours de données du {from} au {to}, au total {quantity}.',
    band: 'Compteur {meter}, plage {band} de {calendar} : {count} jours de données du {from} au {to}, au total {quantity}.',
    peak: 'Compteur {meter} : la plus haute moyenne sur {minutes} minutes est {quantity}, le {on} à {time}.',
    peak_band:
      'Compteur {meter} : la plus haute moyenne sur {minutes} minutes en plage {band} est {quantity}, le {on} à {time}.',
    peak_none:
      'Compteur {meter} : aucune puissance n’a été appelée dans les fenêtres qui comptent.',
    quantity: 'Quantité du {from} au {to} : {quantity}.',
    included:
      'Gratuit dans cette période : {granted} ; {used} sont gratuits ici, {priced} sont facturés.',
    included_shrunk:
      'Sur {included} unités gratuites par période, {days} jours sur {of} comptent : {granted}.',
    included_carried:
      'Gratuit dans cette période : {granted}, plus {carried} reportés ; {used} sont gratuits ici, {priced} sont facturés.',
    rollover: 'Non utilisé : {unused} ; reporté sur la période suivante : {kept}.',
    rollover_cap: 'Le report est limité à {cap}.',
    price_of_subscription:
      'Le prix convenu pour cet abonnement vaut depuis le {effectiveFrom}, à la place de celui du tarif.',
    price_of_contract:
      'Le prix convenu pour ce contrat vaut depuis le {effectiveFrom}, à la place de celui du tarif.',
    price: 'Prix en vigueur depuis le {effectiveFrom} : {unitPrice} par unité.',
    tier: 'Tranche {number}, de {from} à {upTo} : {quantity} à {unitPrice}.',
    tier_open: 'Tranche {number}, au-delà de {from} : {quantity} à {unitPrice}.',
    tier_percent: 'Tranche {number}, de {from} à {upTo} : {percent} % de {quantity}.',
    tier_percent_open: 'Tranche {number}, au-delà de {from} : {percent} % de {quantity}.',
    escalator:
      'Année {year} selon les anniversaires du {since} : {base} à {percent} % par an font {rate} par unité.',
    escalator_ceiling: 'Jamais plus de {ceiling}.',
    escalator_floor: 'Jamais moins de {floor}.',
    percentage: 'Du montant pris en compte, {percent} % sont facturés.',
    event_fee: 'Frais pour {count} événements : {fee} chacun.',
    tier_shrunk: 'Les tranches sont réduites à {days} jours sur {of} de la période de facturation.',
    tier_flat: 'Montant fixe de la tranche {number} : {flatPrice}.',
    stair:
      'Palier {number}, de {from} à moins de {upTo}, atteint avec {total} : {price} pour le tout.',
    stair_open: 'Palier {number}, à partir de {from}, atteint avec {total} : {price} pour le tout.',
    package: 'Lots de {size}, tout lot entamé comptant en entier : {packages}.',
    proration: 'Partie de la période de facturation : {days} jours sur {of}.',
    proration_seconds: 'Partie de la période de facturation : {days} secondes sur {of}.',
    minimum: 'Le minimum est de {minimum} ; les montants atteignent {reached}.',
    maximum: 'Le maximum est de {maximum} ; les montants atteignent {reached}.',
    counted: 'La composante {charge} compte pour {amount}.',
    commitment:
      'Du {from} au {to}, au moins {commitment} étaient convenus ; ce qui compte atteint {reached}.',
    exit_fixed:
      'Dernier jour le {from}, celui de la durée aurait été le {to} : indemnité fixe de {fee}.',
    exit_per_month:
      'Dernier jour le {from} ; {months} mois entamés jusqu’à celui de la durée, le {to} : {fee} chacun.',
    exit_percent:
      'Dernier jour le {from} ; les abonnements jusqu’à celui de la durée, le {to}, s’élèvent à {base}, dont {value} %.',
    prepaid_bought: 'De crédits achetés le {from} : {creditsUsed} ; il en reste {creditsLeft}.',
    prepaid_bought_expire:
      'De crédits achetés le {from}, qui expirent le {expires} : {creditsUsed} ; il en reste {creditsLeft}.',
    prepaid_granted: 'De crédits offerts le {from} : {creditsUsed} ; il en reste {creditsLeft}.',
    prepaid_granted_expire:
      'De crédits offerts le {from}, qui expirent le {expires} : {creditsUsed} ; il en reste {creditsLeft}.',
    amount: '{exact} est arrondi à {rounded} {mode}.',
    half_up: '(les demis s’éloignent de zéro)',
    half_even: '(les demis vont au chiffre pair)',
    bundle_share:
      'Part du prix {bundle} de l’offre groupée : {standAlone} sur {together} pris seul.',
    amount_off: 'Bon {code} : {amount} en moins (jusqu’à {offered}).',
    discount: 'Remise {code}, {percent} % du {from} au {to} : {amount} en moins.',
    tax: 'La taxe {code} de {rate} % s’ajoute.',
    tax_inclusive: 'La taxe {code} de {rate} % est comprise.',
  },
  es: {
    ...ENERGY_SENTENCES.es,
    ...USAGE_SENTENCES.es,
    ...INDEX_SENTENCES.es,
    read: 'Contador {meter}: {previous} el {from}, {current} el {to}; uso (× {multiplier}): {quantity}.',
    read_part: '{days} de los {of} días entre estas lecturas pertenecen a este período.',
    read_rolled_over: 'El contador superó su valor máximo y volvió a empezar desde cero.',
    read_estimated: 'Estimación: {days} días sin lectura real, según la media de estas lecturas.',
    events: 'Contador {meter}: {count} eventos del {from} al {to} suman {quantity}.',
    intervals: 'Contador {meter}: {count} días de datos del {from} al {to} suman {quantity}.',
    band: 'Contador {meter}, franja {band} de {calendar}: {count} días de datos del {from} al {to} suman {quantity}.',
    peak: 'Contador {meter}: la media más alta de {minutes} minutos fue {quantity}, el {on} a las {time}.',
    peak_band:
      'Contador {meter}: la media más alta de {minutes} minutos en la franja {band} fue {quantity}, el {on} a las {time}.',
    peak_none: 'Contador {meter}: no se tomó potencia en las ventanas que cuentan.',
    quantity: 'Cantidad del {from} al {to}: {quantity}.',
    included: 'Gratis en este período: {granted}; {used} de esto es gratis, {priced} se factura.',
    included_shrunk:
      'De {included} unidades gratis por período cuentan {days} de {of} días: {granted}.',
    included_carried:
      'Gratis en este período: {granted}, más {carried} acumulados de antes; {used} de esto es gratis, {priced} se factura.',
    rollover: 'Sin usar: {unused}; pasa al período siguiente: {kept}.',
    rollover_cap: 'Se acumulan como máximo {cap}.',
    price_of_subscription:
      'El precio acordado para esta suscripción rige desde el {effectiveFrom}, en lugar del de la tarifa.',
    price_of_contract:
      'El precio acordado para este contrato rige desde el {effectiveFrom}, en lugar del de la tarifa.',
    price: 'Precio en vigor desde el {effectiveFrom}: {unitPrice} por unidad.',
    tier: 'Tramo {number}, de {from} a {upTo}: {quantity} a {unitPrice}.',
    tier_open: 'Tramo {number}, por encima de {from}: {quantity} a {unitPrice}.',
    tier_percent: 'Tramo {number}, de {from} a {upTo}: {percent} % de {quantity}.',
    tier_percent_open: 'Tramo {number}, por encima de {from}: {percent} % de {quantity}.',
    escalator:
      'Año {year} según los aniversarios del {since}: {base} al {percent} % anual son {rate} por unidad.',
    escalator_ceiling: 'Nunca más de {ceiling}.',
    escalator_floor: 'Nunca menos de {floor}.',
    percentage: 'Del importe considerado se cobra el {percent} %.',
    event_fee: 'Tarifa por {count} eventos: {fee} cada uno.',
    tier_shrunk: 'Los tramos se reducen a {days} de los {of} días del período de facturación.',
    tier_flat: 'Importe fijo del tramo {number}: {flatPrice}.',
    stair:
      'Escalón {number}, de {from} a menos de {upTo}, alcanzado con {total}: {price} por todo.',
    stair_open: 'Escalón {number}, desde {from}, alcanzado con {total}: {price} por todo.',
    package: 'Paquetes de {size}, el empezado cuenta entero: {packages}.',
    proration: 'Parte del período de facturación: {days} de {of} días.',
    proration_seconds: 'Parte del período de facturación: {days} de {of} segundos.',
    minimum: 'El mínimo es {minimum}; los cargos suman {reached}.',
    maximum: 'El máximo es {maximum}; los cargos suman {reached}.',
    counted: 'El cargo {charge} cuenta con {amount}.',
    commitment:
      'Del {from} al {to} se acordaron al menos {commitment}; lo que cuenta suma {reached}.',
    exit_fixed:
      'El último día fue el {from}, el del plazo habría sido el {to}: cargo fijo de {fee}.',
    exit_per_month:
      'El último día fue el {from}; {months} meses comenzados hasta el del plazo, el {to}: {fee} cada uno.',
    exit_percent:
      'El último día fue el {from}; las cuotas hasta el del plazo, el {to}, suman {base}, de las que el {value} %.',
    prepaid_bought: 'De créditos comprados el {from}: {creditsUsed}; quedan {creditsLeft}.',
    prepaid_bought_expire:
      'De créditos comprados el {from}, que caducan el {expires}: {creditsUsed}; quedan {creditsLeft}.',
    prepaid_granted: 'De créditos regalados el {from}: {creditsUsed}; quedan {creditsLeft}.',
    prepaid_granted_expire:
      'De créditos regalados el {from}, que caducan el {expires}: {creditsUsed}; quedan {creditsLeft}.',
    amount: '{exact} se redondea a {rounded} {mode}.',
    half_up: '(las mitades se alejan de cero)',
    half_even: '(las mitades van a la cifra par)',
    bundle_share: 'Parte del precio {bundle} del paquete: {standAlone} de {together} por separado.',
    amount_off: 'Cupón {code}: {amount} menos (hasta {offered}).',
    discount: 'Descuento {code}, {percent} % del {from} al {to}: {amount} menos.',
    tax: 'Se añade el impuesto {code} del {rate} %.',
    tax_inclusive: 'El impuesto {code} del {rate} % está incluido.',
  },
  de: {
    ...ENERGY_SENTENCES.de,
    ...USAGE_SENTENCES.de,
    ...INDEX_SENTENCES.de,
    read: 'Zähler {meter}: {previous} am {from}, {current} am {to}; das sind (× {multiplier}) {quantity}.',
    read_part: '{days} der {of} Tage zwischen diesen Ablesungen gehören zu diesem Zeitraum.',
    read_rolled_over:
      'Das Zählwerk hat seinen Höchststand überschritten und wieder bei null begonnen.',
    read_estimated:
      'Geschätzt: {days} Tage ohne echte Ablesung, nach dem Durchschnitt dieser Ablesungen.',
    events: 'Zähler {meter}: {count} Ereignisse vom {from} bis {to} ergeben {quantity}.',
    intervals: 'Zähler {meter}: {count} Tage mit Daten vom {from} bis {to} ergeben {quantity}.',
    band: 'Zähler {meter}, Zeitband {band} von {calendar}: {count} Tage mit Daten vom {from} bis {to} ergeben {quantity}.',
    peak: 'Zähler {meter}: Der höchste Mittelwert über {minutes} Minuten war {quantity}, am {on} um {time}.',
    peak_band:
      'Zähler {meter}: Der höchste Mittelwert über {minutes} Minuten im Zeitband {band} war {quantity}, am {on} um {time}.',
    peak_none: 'Zähler {meter}: In den Fenstern, die zählen, wurde keine Leistung bezogen.',
    quantity: 'Menge vom {from} bis {to}: {quantity}.',
    included:
      'In diesem Zeitraum frei: {granted}; davon sind hier {used} frei, {priced} werden berechnet.',
    included_shrunk:
      'Von {included} freien Einheiten je Zeitraum zählen {days} von {of} Tagen: {granted}.',
    included_carried:
      'In diesem Zeitraum frei: {granted}, dazu {carried} aus früheren; davon sind hier {used} frei, {priced} werden berechnet.',
    rollover: 'Nicht verbraucht: {unused}; in den nächsten Zeitraum übernommen: {kept}.',
    rollover_cap: 'Höchstens {cap} werden übernommen.',
    price_of_subscription:
      'Der für dieses Abonnement vereinbarte Preis gilt seit {effectiveFrom} statt des Tarifpreises.',
    price_of_contract:
      'Der für diesen Vertrag vereinbarte Preis gilt seit {effectiveFrom} statt des Tarifpreises.',
    price: 'Preis gültig seit {effectiveFrom}: {unitPrice} je Einheit.',
    tier: 'Stufe {number}, von {from} bis {upTo}: {quantity} zu {unitPrice}.',
    tier_open: 'Stufe {number}, über {from}: {quantity} zu {unitPrice}.',
    tier_percent: 'Stufe {number}, von {from} bis {upTo}: {percent} % von {quantity}.',
    tier_percent_open: 'Stufe {number}, über {from}: {percent} % von {quantity}.',
    escalator:
      'Jahr {year} nach den Jahrestagen des {since}: {base} zu {percent} % im Jahr sind {rate} je Einheit.',
    escalator_ceiling: 'Nie mehr als {ceiling}.',
    escalator_floor: 'Nie weniger als {floor}.',
    percentage: 'Vom berechneten Betrag werden {percent} % verlangt.',
    event_fee: 'Entgelt für {count} Ereignisse: je {fee}.',
    tier_shrunk: 'Die Stufen schrumpfen auf {days} von {of} Tagen des Abrechnungszeitraums.',
    tier_flat: 'Festbetrag der Stufe {number}: {flatPrice}.',
    stair:
      'Staffel {number}, von {from} bis unter {upTo}, erreicht mit {total}: {price} für alles.',
    stair_open: 'Staffel {number}, ab {from}, erreicht mit {total}: {price} für alles.',
    package: 'Pakete zu {size}, ein angefangenes zählt ganz: {packages}.',
    proration: 'Teil des Abrechnungszeitraums: {days} von {of} Tagen.',
    proration_seconds: 'Teil des Abrechnungszeitraums: {days} von {of} Sekunden.',
    minimum: 'Das Minimum beträgt {minimum}; die Beträge ergeben {reached}.',
    maximum: 'Der Höchstbetrag ist {maximum}; die Beträge ergeben {reached}.',
    counted: 'Der Preisbestandteil {charge} zählt mit {amount}.',
    commitment:
      'Vom {from} bis {to} waren mindestens {commitment} vereinbart; was zählt, ergibt {reached}.',
    exit_fixed:
      'Letzter Tag war der {from}, der der Laufzeit wäre der {to} gewesen: fester Betrag von {fee}.',
    exit_per_month:
      'Letzter Tag war der {from}; {months} angefangene Monate bis zu dem der Laufzeit, dem {to}: je {fee}.',
    exit_percent:
      'Letzter Tag war der {from}; die Grundgebühren bis zu dem der Laufzeit, dem {to}, betragen {base}, davon {value} %.',
    prepaid_bought: 'Aus Guthaben, gekauft am {from}: {creditsUsed}; davon bleiben {creditsLeft}.',
    prepaid_bought_expire:
      'Aus Guthaben, gekauft am {from}, verfällt am {expires}: {creditsUsed}; davon bleiben {creditsLeft}.',
    prepaid_granted:
      'Aus Guthaben, geschenkt am {from}: {creditsUsed}; davon bleiben {creditsLeft}.',
    prepaid_granted_expire:
      'Aus Guthaben, geschenkt am {from}, verfällt am {expires}: {creditsUsed}; davon bleiben {creditsLeft}.',
    amount: '{exact} wird auf {rounded} gerundet {mode}.',
    half_up: '(Hälften von null weg)',
    half_even: '(Hälften zur geraden Ziffer)',
    bundle_share: 'Anteil am Preis {bundle} des Pakets: {standAlone} von {together} einzeln.',
    amount_off: 'Gutschein {code}: {amount} weniger (bis zu {offered}).',
    discount: 'Rabatt {code}, {percent} % vom {from} bis {to}: {amount} weniger.',
    tax: 'Die Steuer {code} von {rate} % kommt hinzu.',
    tax_inclusive: 'Die Steuer {code} von {rate} % ist enthalten.',
  },
}
