import type { Language } from '../kernel/localize.ts'
import type { IndexStep } from './index-steps.ts'

/** Sentences about prices that follow an index. */
export type IndexSentenceKey =
  | 'index_first'
  | 'index_ratio'
  | 'index_changes'
  | 'index_change'
  | 'index_provisional'

/** A table of its own, merged into that of `explain`. */
export const INDEX_SENTENCES: Readonly<
  Record<Language, Readonly<Record<IndexSentenceKey, string>>>
> = {
  en: {
    index_first: 'Year 1 by the anniversaries of {since}: {base} a unit, before any index.',
    index_ratio:
      'Year {year} by the anniversaries of {since}: {base} × {value} ÷ {baseValue} (index {index} of {month}) is {rate} a unit.',
    index_changes:
      'Year {year} by the anniversaries of {since}: {base} and these changes of the index {index} are {rate} a unit.',
    index_change:
      'Year {year}: index {index} of {month} is {value}, a year before {previous}; it counts as {percent} %.',
    index_provisional:
      'The index of {wanted} was not published yet; that of {month} stands in for it and is made good later.',
  },
  fr: {
    index_first:
      'Année 1 selon les anniversaires du {since} : {base} par unité, avant tout indice.',
    index_ratio:
      'Année {year} selon les anniversaires du {since} : {base} × {value} ÷ {baseValue} (indice {index} de {month}) font {rate} par unité.',
    index_changes:
      'Année {year} selon les anniversaires du {since} : {base} et ces variations de l’indice {index} font {rate} par unité.',
    index_change:
      'Année {year} : l’indice {index} de {month} est {value}, un an avant {previous} ; cela compte pour {percent} %.',
    index_provisional:
      'L’indice de {wanted} n’était pas encore publié ; celui de {month} en tient lieu, la différence sera régularisée.',
  },
  es: {
    index_first: 'Año 1 según los aniversarios del {since}: {base} por unidad, sin índice aún.',
    index_ratio:
      'Año {year} según los aniversarios del {since}: {base} × {value} ÷ {baseValue} (índice {index} de {month}) son {rate} por unidad.',
    index_changes:
      'Año {year} según los aniversarios del {since}: {base} con estas variaciones del índice {index} son {rate} por unidad.',
    index_change:
      'Año {year}: el índice {index} de {month} es {value}, un año antes {previous}; cuenta como {percent} %.',
    index_provisional:
      'El índice de {wanted} aún no se había publicado; el de {month} ocupa su lugar y la diferencia se regulariza después.',
  },
  de: {
    index_first: 'Jahr 1 nach den Jahrestagen des {since}: {base} je Einheit, noch ohne Index.',
    index_ratio:
      'Jahr {year} nach den Jahrestagen des {since}: {base} × {value} ÷ {baseValue} (Index {index} von {month}) sind {rate} je Einheit.',
    index_changes:
      'Jahr {year} nach den Jahrestagen des {since}: {base} mit diesen Änderungen des Index {index} sind {rate} je Einheit.',
    index_change:
      'Jahr {year}: Der Index {index} von {month} ist {value}, ein Jahr zuvor {previous}; das zählt als {percent} %.',
    index_provisional:
      'Der Index von {wanted} war noch nicht veröffentlicht; der von {month} vertritt ihn, die Differenz wird nachgeholt.',
  },
}

/** The sentences that a step needs; those of its limits are the escalator's. */
export function indexKeys(
  step: IndexStep,
): (IndexSentenceKey | 'escalator_ceiling' | 'escalator_floor')[] {
  if (step.step !== 'index') return [step.step]
  const methods = { first: 'index_first', ratio: 'index_ratio' } as const
  const { method } = step
  return [
    method === 'first' || method === 'ratio' ? methods[method] : 'index_changes',
    ...(step.ceiling === null ? [] : (['escalator_ceiling'] as const)),
    ...(step.floor === null ? [] : (['escalator_floor'] as const)),
  ]
}
