import type { Language } from '../kernel/localize.ts'

/** Sentences about how events become a quantity and, priced one by one, an amount. */
export type UsageSentenceKey =
  | 'unmeasured'
  | 'estimated'
  | 'filled'
  | 'opening'
  | 'group'
  | 'events_count'
  | 'events_unique'
  | 'events_max'
  | 'events_latest'
  | 'events_percentile'
  | 'events_average'
  | 'events_time_sum'
  | 'events_level'
  | 'matrix'
  | 'matrix_default'
  | 'event_price'
  | 'event_amount'
  | 'event_expression'
  | 'event_percentage'
  | 'event_minimum'
  | 'event_maximum'
  | 'free_events'

/** A table of its own, merged into that of `explain`. */
export const USAGE_SENTENCES: Readonly<
  Record<Language, Readonly<Record<UsageSentenceKey, string>>>
> = {
  en: {
    unmeasured:
      'Meter {meter}: nothing was measured from {from} to {to} ({days} days); nothing is charged for them.',
    estimated: 'Meter {meter}: {quantity} of it was not measured but estimated or substituted.',
    filled:
      'Meter {meter}: {days} days without values were filled with the average of the same weekday: {quantity}.',
    opening: 'Meter {meter}: the level since {on} was {quantity}.',
    group: 'Of these, {count} events with {by} = {values}: {quantity}.',
    events_count: 'Meter {meter}: {count} events from {from} to {to}.',
    events_unique:
      'Meter {meter}: {count} events from {from} to {to} name {quantity} different values.',
    events_max: 'Meter {meter}: of {count} events from {from} to {to}, {quantity} is the highest.',
    events_latest:
      'Meter {meter}: of {count} events from {from} to {to}, the last says {quantity}.',
    events_percentile:
      'Meter {meter}: {percentile} % of {count} events from {from} to {to} are not above {quantity}.',
    events_average:
      'Meter {meter}: by {count} changes of level from {from} to {to}, the average over the time is {quantity}.',
    events_time_sum:
      'Meter {meter}: by {count} changes of level from {from} to {to}, level × time is {quantity}.',
    events_level:
      'Meter {meter}: {count} changes of level from {from} to {to}; it stood at {quantity} in the end.',
    matrix: 'Price for {when}: {unitPrice} a unit.',
    matrix_default: 'No row of the prices fits; the default is {unitPrice} a unit.',
    event_price: 'The {count} events carry their price ({property}): {together} in all.',
    event_amount: 'The {count} events carry their amount ({property}): {together} in all.',
    event_expression: 'For each of {count} events, {expression}: {together} in all.',
    event_percentage: 'Of each of {count} events, {percent} %: {together} in all.',
    event_minimum: 'Of each event at least {least}.',
    event_maximum: 'Of each event at most {most}.',
    free_events: 'The first {free} events of the period are free; {used} of these were.',
  },
  fr: {
    unmeasured:
      'Compteur {meter} : rien n’a été mesuré du {from} au {to} ({days} jours) ; rien n’est facturé pour eux.',
    estimated: 'Compteur {meter} : {quantity} n’ont pas été mesurés mais estimés ou substitués.',
    filled:
      'Compteur {meter} : {days} jours sans valeurs ont été complétés par la moyenne du même jour de la semaine : {quantity}.',
    opening: 'Compteur {meter} : le niveau depuis le {on} était {quantity}.',
    group: 'Parmi eux, {count} événements avec {by} = {values} : {quantity}.',
    events_count: 'Compteur {meter} : {count} événements du {from} au {to}.',
    events_unique:
      'Compteur {meter} : {count} événements du {from} au {to} nomment {quantity} valeurs différentes.',
    events_max:
      'Compteur {meter} : sur {count} événements du {from} au {to}, le plus haut est {quantity}.',
    events_latest:
      'Compteur {meter} : sur {count} événements du {from} au {to}, le dernier indique {quantity}.',
    events_percentile:
      'Compteur {meter} : {percentile} % de {count} événements du {from} au {to} ne dépassent pas {quantity}.',
    events_average:
      'Compteur {meter} : d’après {count} changements de niveau du {from} au {to}, la moyenne dans le temps est {quantity}.',
    events_time_sum:
      'Compteur {meter} : d’après {count} changements de niveau du {from} au {to}, niveau × temps vaut {quantity}.',
    events_level:
      'Compteur {meter} : {count} changements de niveau du {from} au {to} ; à la fin il était de {quantity}.',
    matrix: 'Prix pour {when} : {unitPrice} par unité.',
    matrix_default: 'Aucune ligne de prix ne convient ; par défaut, {unitPrice} par unité.',
    event_price: 'Les {count} événements portent leur prix ({property}) : {together} au total.',
    event_amount: 'Les {count} événements portent leur montant ({property}) : {together} au total.',
    event_expression: 'Pour chacun des {count} événements, {expression} : {together} au total.',
    event_percentage: 'De chacun des {count} événements, {percent} % : {together} au total.',
    event_minimum: 'Par événement, au moins {least}.',
    event_maximum: 'Par événement, au plus {most}.',
    free_events: 'Les {free} premiers événements de la période sont gratuits ; {used} ici.',
  },
  es: {
    unmeasured:
      'Contador {meter}: no se midió nada del {from} al {to} ({days} días); no se cobra nada por ellos.',
    estimated: 'Contador {meter}: {quantity} no se midieron, sino que se estimaron o sustituyeron.',
    filled:
      'Contador {meter}: {days} días sin valores se completaron con la media del mismo día de la semana: {quantity}.',
    opening: 'Contador {meter}: el nivel desde el {on} era {quantity}.',
    group: 'De ellos, {count} eventos con {by} = {values}: {quantity}.',
    events_count: 'Contador {meter}: {count} eventos del {from} al {to}.',
    events_unique:
      'Contador {meter}: {count} eventos del {from} al {to} nombran {quantity} valores distintos.',
    events_max:
      'Contador {meter}: de {count} eventos del {from} al {to}, el más alto es {quantity}.',
    events_latest:
      'Contador {meter}: de {count} eventos del {from} al {to}, el último indica {quantity}.',
    events_percentile:
      'Contador {meter}: el {percentile} % de {count} eventos del {from} al {to} no supera {quantity}.',
    events_average:
      'Contador {meter}: según {count} cambios de nivel del {from} al {to}, la media en el tiempo es {quantity}.',
    events_time_sum:
      'Contador {meter}: según {count} cambios de nivel del {from} al {to}, nivel × tiempo es {quantity}.',
    events_level:
      'Contador {meter}: {count} cambios de nivel del {from} al {to}; al final era de {quantity}.',
    matrix: 'Precio para {when}: {unitPrice} por unidad.',
    matrix_default: 'Ninguna fila de precios encaja; por defecto, {unitPrice} por unidad.',
    event_price: 'Los {count} eventos llevan su precio ({property}): {together} en total.',
    event_amount: 'Los {count} eventos llevan su importe ({property}): {together} en total.',
    event_expression: 'Por cada uno de {count} eventos, {expression}: {together} en total.',
    event_percentage: 'De cada uno de {count} eventos, el {percent} %: {together} en total.',
    event_minimum: 'Por evento, al menos {least}.',
    event_maximum: 'Por evento, como máximo {most}.',
    free_events:
      'Los primeros {free} eventos del período son gratuitos; {used} de estos lo fueron.',
  },
  de: {
    unmeasured:
      'Zähler {meter}: vom {from} bis {to} ({days} Tage) wurde nichts gemessen; dafür wird nichts berechnet.',
    estimated:
      'Zähler {meter}: Davon wurden {quantity} nicht gemessen, sondern geschätzt oder ersetzt.',
    filled:
      'Zähler {meter}: {days} Tage ohne Werte wurden mit dem Mittel des gleichen Wochentags gefüllt: {quantity}.',
    opening: 'Messgröße {meter}: Der Stand seit {on} war {quantity}.',
    group: 'Davon {count} Ereignisse mit {by} = {values}: {quantity}.',
    events_count: 'Messgröße {meter}: {count} Ereignisse vom {from} bis {to}.',
    events_unique:
      'Messgröße {meter}: {count} Ereignisse vom {from} bis {to} nennen {quantity} verschiedene Werte.',
    events_max:
      'Messgröße {meter}: Von {count} Ereignissen vom {from} bis {to} ist {quantity} das höchste.',
    events_latest:
      'Messgröße {meter}: Von {count} Ereignissen vom {from} bis {to} sagt das letzte {quantity}.',
    events_percentile:
      'Messgröße {meter}: {percentile} % von {count} Ereignissen vom {from} bis {to} liegen nicht über {quantity}.',
    events_average:
      'Messgröße {meter}: Nach {count} Änderungen des Stands vom {from} bis {to} ist das Mittel über die Zeit {quantity}.',
    events_time_sum:
      'Messgröße {meter}: Nach {count} Änderungen des Stands vom {from} bis {to} ist Stand × Zeit {quantity}.',
    events_level:
      'Messgröße {meter}: {count} Änderungen des Stands vom {from} bis {to}; am Ende stand er bei {quantity}.',
    matrix: 'Preis für {when}: {unitPrice} je Einheit.',
    matrix_default: 'Keine Preiszeile passt; es gilt der Standardpreis von {unitPrice} je Einheit.',
    event_price: 'Die {count} Ereignisse tragen ihren Preis ({property}): zusammen {together}.',
    event_amount: 'Die {count} Ereignisse tragen ihren Betrag ({property}): zusammen {together}.',
    event_expression: 'Für jedes von {count} Ereignissen {expression}: zusammen {together}.',
    event_percentage: 'Von jedem der {count} Ereignisse {percent} %: zusammen {together}.',
    event_minimum: 'Je Ereignis mindestens {least}.',
    event_maximum: 'Je Ereignis höchstens {most}.',
    free_events:
      'Die ersten {free} Ereignisse des Zeitraums sind frei; von diesen waren es {used}.',
  },
}
