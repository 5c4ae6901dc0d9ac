import type { RefusalTexts } from './sentence.ts'

const prices: RefusalTexts = {
  no_price_in_force: {
    provokedBy: 'a charge whose first price starts after the service date',
    en: 'Charge {charge} has no price on {date}. Add a price that holds from that date or earlier.',
    fr: "Le poste {charge} n'a pas de prix au {date}. Ajoutez un prix valable à cette date ou avant.",
    es: 'El cargo {charge} no tiene precio el {date}. Añada un precio vigente desde esa fecha o antes.',
    de: 'Die Position {charge} hat am {date} keinen Preis. Ergänzen Sie einen Preis, der ab diesem Tag oder früher gilt.',
  },
  tiers_not_ascending: {
    provokedBy: 'tiers whose bounds do not rise, or whose last one has an end',
    en: 'Tier {tier} runs from {from} up to {upTo}. Bounds must rise and the last tier must be without end; correct the price.',
    fr: 'La tranche {tier} va de {from} à {upTo}. Les bornes doivent croître et la dernière tranche être sans fin ; corrigez le prix.',
    es: 'El tramo {tier} va de {from} a {upTo}. Los límites deben crecer y el último no tener fin; corrija el precio.',
    de: 'Die Stufe {tier} reicht von {from} bis {upTo}. Grenzen müssen steigen, die letzte Stufe muss offen sein; berichtigen Sie den Preis.',
  },
  package_size_not_positive: {
    provokedBy: 'a package price whose size is zero or negative',
    en: 'A package holds {size} units. Give the price a size above zero.',
    fr: 'Un lot contient {size} unités. Indiquez une taille supérieure à zéro.',
    es: 'Un paquete contiene {size} unidades. Indique un tamaño mayor que cero.',
    de: 'Ein Paket enthält {size} Einheiten. Geben Sie dem Preis eine Größe über null.',
  },
  price_needs_usage: {
    provokedBy: 'a percentage price of a charge that counts no usage',
    en: 'Charge {charge} has a price of the model {model}, which needs usage that carries an amount. Make it a usage charge with a meter, or choose another model.',
    fr: 'Le poste {charge} a un prix du modèle {model}, qui demande une consommation portant un montant. Faites-en un poste à consommation avec compteur, ou choisissez un autre modèle.',
    es: 'El cargo {charge} tiene un precio del modelo {model}, que necesita un consumo con importe. Hágalo un cargo por consumo con medidor, o elija otro modelo.',
    de: 'Die Position {charge} hat einen Preis nach dem Modell {model}, das Verbrauch mit einem Betrag braucht. Machen Sie sie zu einer Verbrauchsposition mit Messgröße oder wählen Sie ein anderes Modell.',
  },
  index_value_missing: {
    provokedBy:
      'a price that follows an index of which no value is known for that month or earlier',
    en: 'The index {index} has no value for {month} or earlier. Record it with recordIndexValues, or give the price a base value.',
    fr: 'L’indice {index} n’a pas de valeur pour {month} ou avant. Enregistrez-la avec recordIndexValues ou donnez au prix une valeur de base.',
    es: 'El índice {index} no tiene valor para {month} ni antes. Regístrelo con recordIndexValues o dé al precio un valor base.',
    de: 'Der Index {index} hat für {month} oder früher keinen Wert. Erfassen Sie ihn mit recordIndexValues oder geben Sie dem Preis einen Basiswert.',
  },
  escalator_out_of_range: {
    provokedBy: 'a yearly change of a price by −100 per cent or less',
    en: 'The price of charge {charge} changes by {percent} % a year. Give a percentage above −100.',
    fr: 'Le prix du poste {charge} varie de {percent} % par an. Indiquez un pourcentage supérieur à −100.',
    es: 'El precio del cargo {charge} cambia un {percent} % al año. Indique un porcentaje mayor que −100.',
    de: 'Der Preis der Position {charge} ändert sich um {percent} % im Jahr. Geben Sie einen Satz über −100 an.',
  },
  escalator_limits_crossed: {
    provokedBy: 'an escalated price whose floor is above its ceiling',
    en: 'The price of charge {charge} may not fall below {floor} nor rise above {ceiling}. Lower the floor, or raise the ceiling.',
    fr: 'Le prix du poste {charge} ne peut descendre sous {floor} ni dépasser {ceiling}. Abaissez le plancher ou relevez le plafond.',
    es: 'El precio del cargo {charge} no puede bajar de {floor} ni superar {ceiling}. Baje el mínimo o suba el máximo.',
    de: 'Der Preis der Position {charge} darf nicht unter {floor} fallen und nicht über {ceiling} steigen. Senken Sie die Unter- oder heben Sie die Obergrenze.',
  },
  events_not_counted: {
    provokedBy: 'a fee for each event on a meter that is not counted by events',
    en: 'The price takes {fee} for each event, and the meter counts no events. Use a meter with source events, or set the fee to zero.',
    fr: 'Le prix compte {fee} par événement, et le compteur ne compte pas d’événements. Utilisez un compteur de source events ou mettez ces frais à zéro.',
    es: 'El precio cobra {fee} por evento, y el medidor no cuenta eventos. Use un medidor con fuente events o ponga la tarifa a cero.',
    de: 'Der Preis nimmt {fee} je Ereignis, und die Messgröße zählt keine Ereignisse. Nehmen Sie eine mit der Quelle events oder setzen Sie das Entgelt auf null.',
  },
  maximum_below_minimum: {
    provokedBy: 'a charge whose maximum is less than its minimum',
    en: 'Charge {charge} has a maximum of {maximum} and a minimum of {minimum}. Raise the maximum, or lower the minimum.',
    fr: 'Le poste {charge} a un maximum de {maximum} et un minimum de {minimum}. Relevez le maximum ou abaissez le minimum.',
    es: 'El cargo {charge} tiene un máximo de {maximum} y un mínimo de {minimum}. Suba el máximo o baje el mínimo.',
    de: 'Die Position {charge} hat den Höchstbetrag {maximum} und den Mindestbetrag {minimum}. Heben Sie den Höchst- oder senken Sie den Mindestbetrag.',
  },
  discount_out_of_range: {
    provokedBy: 'a discount of zero, less, or more than 100 per cent',
    en: 'Discount {discount} is {percent} %. Give a percentage above 0 and up to 100.',
    fr: 'La remise {discount} est de {percent} %. Indiquez un pourcentage supérieur à 0 et d’au plus 100.',
    es: 'El descuento {discount} es del {percent} %. Indique un porcentaje mayor que 0 y hasta 100.',
    de: 'Der Rabatt {discount} beträgt {percent} %. Geben Sie einen Satz über 0 und höchstens 100 an.',
  },
  volume_total_falls: {
    provokedBy: 'a warning: a volume price by which more units cost less in total',
    en: 'Charge {charge}: above {at} units the volume price falls from {before} to {after} for all of them, so that a few more units cost less in total. Check the tiers, or use graduated ones.',
    fr: 'Poste {charge} : au-delà de {at} unités, le prix par volume passe de {before} à {after} pour toutes ; quelques unités de plus coûtent moins au total. Vérifiez les tranches ou utilisez des tranches progressives.',
    es: 'Cargo {charge}: a partir de {at} unidades el precio por volumen baja de {before} a {after} para todas; unas pocas unidades más cuestan menos en total. Revise los tramos o use tramos graduados.',
    de: 'Position {charge}: über {at} Einheiten sinkt der Volumenpreis für alle von {before} auf {after}, so dass ein paar Einheiten mehr insgesamt weniger kosten. Prüfen Sie die Stufen oder nehmen Sie gestaffelte.',
  },
}

const quantities: RefusalTexts = {
  no_quantity: {
    provokedBy: 'a subscription item without a quantity on a day of its service',
    en: 'Charge {charge} has no quantity on {date}. Record the quantity from that date on.',
    fr: "Le poste {charge} n'a pas de quantité au {date}. Enregistrez la quantité à partir de cette date.",
    es: 'El cargo {charge} no tiene cantidad el {date}. Registre la cantidad desde esa fecha.',
    de: 'Die Position {charge} hat am {date} keine Menge. Erfassen Sie die Menge ab diesem Tag.',
  },
  quantity_missing: {
    provokedBy: 'quantities that do not cover the service period of a recurring charge',
    en: 'The quantities of {charge} cover "{given}", not all of {service}. Record the missing days.',
    fr: 'Les quantités de {charge} couvrent « {given} » et non tout {service}. Enregistrez les jours manquants.',
    es: 'Las cantidades de {charge} cubren «{given}», no todo {service}. Registre los días que faltan.',
    de: 'Die Mengen von {charge} decken „{given}“, nicht ganz {service}. Erfassen Sie die fehlenden Tage.',
  },
  usage_missing: {
    provokedBy: 'usage that was not measured for every price of the period',
    en: 'Usage of {charge} is needed for {needed}, but known for "{given}". Import the missing usage.',
    fr: 'La consommation de {charge} est requise pour {needed}, mais connue pour « {given} ». Importez ce qui manque.',
    es: 'Se necesita el consumo de {charge} para {needed}, pero se conoce para «{given}». Importe lo que falta.',
    de: 'Der Verbrauch von {charge} wird für {needed} gebraucht, bekannt ist er für „{given}“. Importieren Sie den fehlenden.',
  },
  negative_tiered_usage: {
    provokedBy: 'corrections that take the usage of a tiered charge below zero',
    en: 'Usage of {quantity} after {before} would fall below zero, which no tier prices. Correct the events or reads.',
    fr: 'Une consommation de {quantity} après {before} passerait sous zéro, sans tranche applicable. Corrigez les relevés.',
    es: 'Un consumo de {quantity} tras {before} quedaría bajo cero, sin tramo aplicable. Corrija las lecturas.',
    de: 'Ein Verbrauch von {quantity} nach {before} läge unter null, dafür gilt keine Stufe. Berichtigen Sie Ereignisse oder Ablesungen.',
  },
  interval_lengths_differ: {
    provokedBy: 'interval data of one meter in different interval lengths',
    en: 'On {day} intervals of {minutes} minutes meet intervals of {expected} minutes. Import one length for the meter.',
    fr: 'Le {day}, des pas de {minutes} minutes côtoient des pas de {expected} minutes. Importez un seul pas pour le compteur.',
    es: 'El {day} hay intervalos de {minutes} minutos junto a otros de {expected}. Importe una sola duración para el contador.',
    de: 'Am {day} treffen Intervalle von {minutes} Minuten auf solche von {expected}. Importieren Sie für den Zähler eine Länge.',
  },
  holidays_unknown: {
    provokedBy: 'a day outside the years for which a time-of-use calendar lists holidays',
    en: 'The calendar {calendar} lists the holidays of {region}, but not for {day}. Define it for more years.',
    fr: 'Le calendrier {calendar} liste les jours fériés de {region}, mais pas pour le {day}. Définissez-le pour plus d’années.',
    es: 'El calendario {calendar} lista los festivos de {region}, pero no para el {day}. Defínalo para más años.',
    de: 'Der Kalender {calendar} führt die Feiertage von {region}, aber nicht für den {day}. Legen Sie ihn für mehr Jahre an.',
  },
  no_band: {
    provokedBy: 'a time that no rule of a time-of-use calendar covers',
    en: 'The calendar {calendar} has no band for minute {minute} of {day}. Add a rule for it.',
    fr: 'Le calendrier {calendar} n’a pas de plage pour la minute {minute} du {day}. Ajoutez une règle.',
    es: 'El calendario {calendar} no tiene franja para el minuto {minute} del {day}. Añada una regla.',
    de: 'Der Kalender {calendar} hat kein Zeitband für Minute {minute} am {day}. Fügen Sie eine Regel hinzu.',
  },
  band_needs_hours: {
    provokedBy: 'daily values of a meter whose tariff has several bands on that day',
    en: 'On {day} there is one value for the day, but the calendar {calendar} has several bands. Import data of shorter intervals.',
    fr: 'Le {day}, il n’y a qu’une valeur pour la journée, mais le calendrier {calendar} a plusieurs plages. Importez un pas plus court.',
    es: 'El {day} hay un solo valor para el día, pero el calendario {calendar} tiene varias franjas. Importe intervalos más cortos.',
    de: 'Am {day} gibt es nur einen Wert für den Tag, der Kalender {calendar} hat aber mehrere Zeitbänder. Importieren Sie kürzere Intervalle.',
  },
  demand_window_wrong: {
    provokedBy: 'a demand charge whose window is no multiple of the meter’s intervals',
    en: 'On {day} the intervals of {minutes} minutes do not fit in a demand window of {window} minutes. Use data of shorter intervals.',
    fr: 'Le {day}, des pas de {minutes} minutes ne tiennent pas dans une fenêtre de puissance de {window} minutes. Utilisez un pas plus court.',
    es: 'El {day} los intervalos de {minutes} minutos no caben en una ventana de potencia de {window} minutos. Use intervalos más cortos.',
    de: 'Am {day} passen Intervalle von {minutes} Minuten nicht in ein Leistungsfenster von {window} Minuten. Nutzen Sie kürzere Intervalle.',
  },
  empty_period: {
    provokedBy: 'a period without a day to charge',
    en: 'The period of {charge} from {date} has no day. Correct the dates of the subscription.',
    fr: 'La période de {charge} à partir du {date} ne compte aucun jour. Corrigez les dates de l’abonnement.',
    es: 'El periodo de {charge} desde el {date} no tiene días. Corrija las fechas de la suscripción.',
    de: 'Der Zeitraum von {charge} ab {date} hat keinen Tag. Berichtigen Sie die Daten des Abonnements.',
  },
}

const reads: RefusalTexts = {
  no_reads: {
    provokedBy: 'a register with fewer than two reads to measure a period by',
    en: 'Meter {meter} has too few reads to measure {period}. Import reads, then refresh the run.',
    fr: "Le compteur {meter} a trop peu de relevés pour mesurer {period}. Importez des relevés, puis actualisez l'exécution.",
    es: 'El contador {meter} tiene pocas lecturas para medir {period}. Importe lecturas y actualice la ejecución.',
    de: 'Der Zähler {meter} hat zu wenige Ablesungen für {period}. Importieren Sie Ablesungen und aktualisieren Sie den Lauf.',
  },
  reads_contradict: {
    provokedBy: 'two reads of one quality and date with different values',
    en: 'Two reads of {date} say {values}. Record which of them is right.',
    fr: 'Deux relevés du {date} donnent {values}. Indiquez lequel est juste.',
    es: 'Dos lecturas del {date} dicen {values}. Indique cuál es la correcta.',
    de: 'Zwei Ablesungen vom {date} lauten {values}. Erfassen Sie, welche stimmt.',
  },
}

export const ratingRefusals: RefusalTexts = { ...prices, ...quantities, ...reads }
