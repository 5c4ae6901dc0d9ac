import { inFour } from '../../ui/words/in-four.ts'

/** When which band of a time-of-use calendar holds. */
export const BAND_HOURS_WORDS = inFour({
  en: {
    title: 'When which band holds: {name}',
    allYear: 'All year',
    holiday: 'Holidays',
    everyDay: 'Every day',
    holidays: 'Holidays of {region}, {from} to {to}: {count}',
    open: 'The calendar',
  },
  fr: {
    title: 'Quand vaut chaque plage : {name}',
    allYear: 'Toute l’année',
    holiday: 'Jours fériés',
    everyDay: 'Tous les jours',
    holidays: 'Jours fériés de {region}, de {from} à {to} : {count}',
    open: 'Le calendrier',
  },
  es: {
    title: 'Cuándo vale cada franja: {name}',
    allYear: 'Todo el año',
    holiday: 'Festivos',
    everyDay: 'Todos los días',
    holidays: 'Festivos de {region}, de {from} a {to}: {count}',
    open: 'El calendario',
  },
  de: {
    title: 'Wann welche Zeitzone gilt: {name}',
    allYear: 'Das ganze Jahr',
    holiday: 'Feiertage',
    everyDay: 'Jeden Tag',
    holidays: 'Feiertage von {region}, {from} bis {to}: {count}',
    open: 'Der Kalender',
  },
})
