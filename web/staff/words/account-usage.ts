import { inFour } from '../../ui/words/in-four.ts'

/** What a customer used, month by month. */
export const ACCOUNT_USAGE_WORDS = inFour({
  en: {
    title: 'Used in the last twelve months',
    inAll: '{quantity} {unit} in all',
    events: 'Usage events',
    unknown: 'nothing known',
    summary: '{name}: {told}',
    note: 'Between two reads what was used is spread evenly over the days, as for the bill.',
  },
  fr: {
    title: 'Consommé ces douze derniers mois',
    inAll: '{quantity} {unit} en tout',
    events: 'Événements de consommation',
    unknown: 'rien de connu',
    summary: '{name} : {told}',
    note: 'Entre deux relevés, la consommation est répartie également sur les jours, comme sur la facture.',
  },
  es: {
    title: 'Consumido en los últimos doce meses',
    inAll: '{quantity} {unit} en total',
    events: 'Eventos de consumo',
    unknown: 'no se sabe nada',
    summary: '{name}: {told}',
    note: 'Entre dos lecturas, lo consumido se reparte por igual entre los días, como en la factura.',
  },
  de: {
    title: 'Verbraucht in den letzten zwölf Monaten',
    inAll: 'insgesamt {quantity} {unit}',
    events: 'Verbrauchsereignisse',
    unknown: 'nichts bekannt',
    summary: '{name}: {told}',
    note: 'Zwischen zwei Ablesungen wird der Verbrauch wie auf der Rechnung gleichmäßig auf die Tage verteilt.',
  },
})
