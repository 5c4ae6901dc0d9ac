import type { Phrases } from '../phrases.ts'

/** Numbers, amounts, percentages, dates and times, as validation expects them. */
export const figurePhrases: Phrases = {
  'a number': { fr: 'un nombre', es: 'un número', de: 'eine Zahl' },
  'at least {1}': { fr: 'au moins {1}', es: '{1} como mínimo', de: 'mindestens {1}' },
  'a whole number': { fr: 'un nombre entier', es: 'un número entero', de: 'eine ganze Zahl' },
  'a whole number from {1} to {2}': {
    fr: 'un nombre entier de {1} à {2}',
    es: 'un número entero de {1} a {2}',
    de: 'eine ganze Zahl von {1} bis {2}',
  },
  'a number from {1} to {2}': {
    fr: 'un nombre de {1} à {2}',
    es: 'un número de {1} a {2}',
    de: 'eine Zahl von {1} bis {2}',
  },
  'a number from {1} to {2} such as {3}': {
    fr: 'un nombre de {1} à {2}, comme {3}',
    es: 'un número de {1} a {2}, como {3}',
    de: 'eine Zahl von {1} bis {2}, etwa {3}',
  },
  'a number such as {1}': {
    fr: 'un nombre comme {1}',
    es: 'un número como {1}',
    de: 'eine Zahl wie {1}',
  },
  'a number above zero': {
    fr: 'un nombre supérieur à zéro',
    es: 'un número mayor que cero',
    de: 'eine Zahl über null',
  },
  'a number of zero or more': {
    fr: 'un nombre supérieur ou égal à zéro',
    es: 'un número igual o mayor que cero',
    de: 'eine Zahl ab null',
  },
  'a number of days': { fr: 'un nombre de jours', es: 'un número de días', de: 'eine Anzahl Tage' },
  'a number of lines': {
    fr: 'un nombre de lignes',
    es: 'un número de líneas',
    de: 'eine Anzahl Zeilen',
  },
  'a number of remittances': {
    fr: 'un nombre d’avis de paiement',
    es: 'un número de avisos de pago',
    de: 'eine Anzahl Zahlungsavise',
  },
  'a number of rows': {
    fr: 'un nombre de lignes',
    es: 'un número de filas',
    de: 'eine Anzahl Zeilen',
  },
  'a number of rows from {1} to {2}': {
    fr: 'un nombre de lignes de {1} à {2}',
    es: 'un número de filas de {1} a {2}',
    de: 'eine Anzahl Zeilen von {1} bis {2}',
  },
  'a reading of zero or more': {
    fr: 'un relevé supérieur ou égal à zéro',
    es: 'una lectura igual o mayor que cero',
    de: 'ein Zählerstand ab null',
  },
  'what the register showed': {
    fr: 'ce que l’index affichait',
    es: 'lo que marcaba el contador',
    de: 'was das Zählwerk zeigte',
  },
  'a decimal as a string such as {1}': {
    fr: 'un nombre décimal entre guillemets comme {1}',
    es: 'un decimal entre comillas como {1}',
    de: 'eine Dezimalzahl in Anführungszeichen wie {1}',
  },
  'a plain decimal such as {1}': {
    fr: 'un nombre décimal simple comme {1}',
    es: 'un decimal simple como {1}',
    de: 'eine einfache Dezimalzahl wie {1}',
  },
  'a plain decimal such as {1}, with at most {2} digits before and {3} after the point': {
    fr: 'un nombre décimal simple comme {1}, avec au plus {2} chiffres avant et {3} après le point',
    es: 'un decimal simple como {1}, con {2} cifras como máximo antes y {3} después del punto',
    de: 'eine einfache Dezimalzahl wie {1}, mit höchstens {2} Ziffern vor und {3} nach dem Punkt',
  },
  'an amount such as {1}': {
    fr: 'un montant comme {1}',
    es: 'un importe como {1}',
    de: 'ein Betrag wie {1}',
  },
  'an amount, with the currency that it is in': {
    fr: 'un montant, avec sa devise',
    es: 'un importe, con su moneda',
    de: 'ein Betrag mit seiner Währung',
  },
  'a percentage above -100': {
    fr: 'un pourcentage supérieur à -100',
    es: 'un porcentaje superior a -100',
    de: 'ein Prozentsatz über -100',
  },
  'a percentage of at most {1}': {
    fr: 'un pourcentage d’au plus {1}',
    es: 'un porcentaje de {1} como máximo',
    de: 'ein Prozentsatz von höchstens {1}',
  },
  'at most {1} per cent': {
    fr: 'au plus {1} pour cent',
    es: 'el {1} por ciento como máximo',
    de: 'höchstens {1} Prozent',
  },
  'less than {1} per cent': {
    fr: 'moins de {1} pour cent',
    es: 'menos del {1} por ciento',
    de: 'weniger als {1} Prozent',
  },
  'six percents, one an age': {
    fr: 'six pourcentages, un par tranche d’âge',
    es: 'seis porcentajes, uno por tramo de antigüedad',
    de: 'sechs Prozentsätze, einer je Altersstufe',
  },
  'at most {1}': { fr: 'au plus {1}', es: '{1} como máximo', de: 'höchstens {1}' },
  'at most {1} conditions': {
    fr: 'au plus {1} conditions',
    es: '{1} condiciones como máximo',
    de: 'höchstens {1} Bedingungen',
  },
  'at most {1} names': {
    fr: 'au plus {1} noms',
    es: '{1} nombres como máximo',
    de: 'höchstens {1} Namen',
  },
  'at most {1} properties': {
    fr: 'au plus {1} propriétés',
    es: '{1} propiedades como máximo',
    de: 'höchstens {1} Eigenschaften',
  },
  'at most {1} rows': {
    fr: 'au plus {1} lignes',
    es: '{1} filas como máximo',
    de: 'höchstens {1} Zeilen',
  },
  'at most {1} texts with commas between': {
    fr: 'au plus {1} textes séparés par des virgules',
    es: '{1} textos como máximo, separados por comas',
    de: 'höchstens {1} Texte, durch Kommas getrennt',
  },
  'at most {1} transfers': {
    fr: 'au plus {1} écritures',
    es: '{1} asientos como máximo',
    de: 'höchstens {1} Buchungen',
  },
  '5, 10, 15, 30, 60 or 1440': {
    fr: '5, 10, 15, 30, 60 ou 1440',
    es: '5, 10, 15, 30, 60 o 1440',
    de: '5, 10, 15, 30, 60 oder 1440',
  },
  'windows of 5, 10, 15, 30 or 60 minutes': {
    fr: 'des fenêtres de 5, 10, 15, 30 ou 60 minutes',
    es: 'ventanas de 5, 10, 15, 30 o 60 minutos',
    de: 'Fenster von 5, 10, 15, 30 oder 60 Minuten',
  },
  'a date such as {1}': {
    fr: 'une date comme {1}',
    es: 'una fecha como {1}',
    de: 'ein Datum wie {1}',
  },
  'a date such as {1}, from 1900 to 2199': {
    fr: 'une date comme {1}, de 1900 à 2199',
    es: 'una fecha como {1}, de 1900 a 2199',
    de: 'ein Datum wie {1}, von 1900 bis 2199',
  },
  'a date such as {1}, or a list of dates': {
    fr: 'une date comme {1} ou une liste de dates',
    es: 'una fecha como {1} o una lista de fechas',
    de: 'ein Datum wie {1} oder eine Liste von Daten',
  },
  'a date such as {1}, now or period_end': {
    fr: 'une date comme {1}, now ou period_end',
    es: 'una fecha como {1}, now o period_end',
    de: 'ein Datum wie {1}, now oder period_end',
  },
  'a last day not before the first': {
    fr: 'un dernier jour qui ne précède pas le premier',
    es: 'un último día no anterior al primero',
    de: 'ein letzter Tag, der nicht vor dem ersten liegt',
  },
  'an end after its first day': {
    fr: 'une fin après le premier jour',
    es: 'un fin posterior al primer día',
    de: 'ein Ende nach dem ersten Tag',
  },
  'dates in their order': {
    fr: 'des dates dans l’ordre',
    es: 'fechas en su orden',
    de: 'Daten in ihrer Reihenfolge',
  },
  'years in their order, at most {1}': {
    fr: 'des années dans l’ordre, au plus {1}',
    es: 'años en su orden, {1} como máximo',
    de: 'Jahre in ihrer Reihenfolge, höchstens {1}',
  },
  'validTo after validFrom': {
    fr: 'validTo après validFrom',
    es: 'validTo posterior a validFrom',
    de: 'validTo nach validFrom',
  },
  'a month such as {1}': {
    fr: 'un mois comme {1}',
    es: 'un mes como {1}',
    de: 'ein Monat wie {1}',
  },
  'month and day such as {1}': {
    fr: 'un mois et un jour comme {1}',
    es: 'mes y día como {1}',
    de: 'Monat und Tag wie {1}',
  },
  'a time such as {1}': {
    fr: 'une heure comme {1}',
    es: 'una hora como {1}',
    de: 'eine Uhrzeit wie {1}',
  },
  'a time such as {1} {2}': {
    fr: 'un moment comme {1} {2}',
    es: 'un momento como {1} {2}',
    de: 'ein Zeitpunkt wie {1} {2}',
  },
  'a time such as 2026-01-31T12:00:00Z': {
    fr: 'un moment comme 2026-01-31T12:00:00Z',
    es: 'un momento como 2026-01-31T12:00:00Z',
    de: 'ein Zeitpunkt wie 2026-01-31T12:00:00Z',
  },
  'a time from 00:00 to 24:00': {
    fr: 'une heure de 00:00 à 24:00',
    es: 'una hora de 00:00 a 24:00',
    de: 'eine Uhrzeit von 00:00 bis 24:00',
  },
  'a time with its offset such as {1}': {
    fr: 'un moment avec son décalage horaire comme {1}',
    es: 'un momento con su desfase horario como {1}',
    de: 'ein Zeitpunkt mit seiner Zeitverschiebung wie {1}',
  },
  'an instant such as {1}': {
    fr: 'un instant comme {1}',
    es: 'un instante como {1}',
    de: 'ein Zeitpunkt wie {1}',
  },
  'a time zone such as {1}': {
    fr: 'un fuseau horaire comme {1}',
    es: 'una zona horaria como {1}',
    de: 'eine Zeitzone wie {1}',
  },
  'a time zone of the IANA database such as {1}': {
    fr: 'un fuseau horaire de la base IANA comme {1}',
    es: 'una zona horaria de la base IANA como {1}',
    de: 'eine Zeitzone der IANA-Datenbank wie {1}',
  },
  'account, a time zone such as Europe/Berlin, or +10:00': {
    fr: 'account, un fuseau horaire comme Europe/Berlin, ou +10:00',
    es: 'account, una zona horaria como Europe/Berlin, o +10:00',
    de: 'account, eine Zeitzone wie Europe/Berlin oder +10:00',
  },
  'a period of notice such as P3M or P30D': {
    fr: 'un préavis comme P3M ou P30D',
    es: 'un plazo de preaviso como P3M o P30D',
    de: 'eine Kündigungsfrist wie P3M oder P30D',
  },
  'days overdue that rise from level to level': {
    fr: 'des jours de retard croissants d’un niveau à l’autre',
    es: 'días de retraso que crezcan de nivel en nivel',
    de: 'Tage im Verzug, die von Stufe zu Stufe steigen',
  },
  'levels in their order: 1, 2, 3': {
    fr: 'des niveaux dans l’ordre : 1, 2, 3',
    es: 'niveles en su orden: 1, 2, 3',
    de: 'Stufen in ihrer Reihenfolge: 1, 2, 3',
  },
  'the values of one day': {
    fr: 'les valeurs d’une journée',
    es: 'los valores de un día',
    de: 'die Werte eines Tages',
  },
}
