import type { ProjectionMethod } from '../../invoicing/projection.ts'
import type { Language } from '../../kernel/localize.ts'

type UsageKey = ProjectionMethod | 'none' | 'title' | 'so_far' | 'estimated' | 'no_projection'

const en: Readonly<Record<UsageKey, string>> = {
  none: 'No usage charge has a period under way.',
  title: '{subscription} {charge}, {from} to {to}',
  so_far: 'So far, to {to}: {quantity} {unit}, {amount}.',
  estimated: 'Part of it is estimated for want of reads.',
  no_projection: 'There is nothing yet to expect the rest by.',
  same_days_last_period:
    'Expected by the end: {quantity} {unit}, {amount}, the days to come as the same days of the period before.',
  weekday_average:
    'Expected by the end: {quantity} {unit}, {amount}, each day to come as the average of its weekday so far.',
  as_so_far: 'Expected by the end: {quantity} {unit}, {amount}, if it stays as it is.',
}

const fr: Readonly<Record<UsageKey, string>> = {
  none: "Aucun frais de consommation n'a de période en cours.",
  title: '{subscription} {charge}, {from} au {to}',
  so_far: "Jusqu'au {to} : {quantity} {unit}, {amount}.",
  estimated: 'Une partie est estimée faute de relevés.',
  no_projection: "Rien encore ne permet d'estimer le reste.",
  same_days_last_period:
    'Attendu à la fin : {quantity} {unit}, {amount}, les jours à venir comme les mêmes jours de la période précédente.',
  weekday_average:
    "Attendu à la fin : {quantity} {unit}, {amount}, chaque jour à venir comme la moyenne de son jour de semaine jusqu'ici.",
  as_so_far: 'Attendu à la fin : {quantity} {unit}, {amount}, si rien ne change.',
}

const es: Readonly<Record<UsageKey, string>> = {
  none: 'Ningún cargo de consumo tiene un periodo en curso.',
  title: '{subscription} {charge}, {from} a {to}',
  so_far: 'Hasta el {to}: {quantity} {unit}, {amount}.',
  estimated: 'Una parte está estimada por falta de lecturas.',
  no_projection: 'Aún no hay con qué estimar el resto.',
  same_days_last_period:
    'Previsto al final: {quantity} {unit}, {amount}, los días por venir como los mismos días del periodo anterior.',
  weekday_average:
    'Previsto al final: {quantity} {unit}, {amount}, cada día por venir como la media de su día de la semana hasta ahora.',
  as_so_far: 'Previsto al final: {quantity} {unit}, {amount}, si sigue igual.',
}

const de: Readonly<Record<UsageKey, string>> = {
  none: 'Keine Verbrauchsgebühr hat einen laufenden Zeitraum.',
  title: '{subscription} {charge}, {from} bis {to}',
  so_far: 'Bisher, bis {to}: {quantity} {unit}, {amount}.',
  estimated: 'Ein Teil ist mangels Ablesung geschätzt.',
  no_projection: 'Noch gibt es nichts, wonach der Rest zu erwarten wäre.',
  same_days_last_period:
    'Am Ende zu erwarten: {quantity} {unit}, {amount}, die kommenden Tage wie dieselben Tage des Zeitraums davor.',
  weekday_average:
    'Am Ende zu erwarten: {quantity} {unit}, {amount}, jeder kommende Tag wie der bisherige Durchschnitt seines Wochentags.',
  as_so_far: 'Am Ende zu erwarten: {quantity} {unit}, {amount}, wenn es so bleibt.',
}

const WORDS = { en, fr, es, de }

/** A sentence about usage under way, in a language. */
export function sayUsage(
  language: Language,
  key: UsageKey,
  facts: Readonly<Record<string, string>> = {},
): string {
  return WORDS[language][key].replace(/\{(\w+)\}/g, (_, fact: string) => facts[fact] ?? '')
}
