import type { RefusalTexts } from './sentence.ts'

/** About counting events and pricing by what they tell. */
export const usagePriceRefusals: RefusalTexts = {
  meter_counting_wrong: {
    provokedBy: 'a meter whose way of counting lacks its parameter, or has one of another way',
    en: 'The meter {meter} of the aggregation {aggregation} cannot have {field} {value}. unique needs property; percentile needs percentile (to 100); average and time_sum need per; carried goes with latest, max, average and time_sum; all but sum, count, max and latest need source events.',
    fr: "Le compteur {meter} d'agrégation {aggregation} ne peut avoir {field} {value}. unique demande property ; percentile demande percentile (jusqu'à 100) ; average et time_sum demandent per ; carried va avec latest, max, average et time_sum ; tout sauf sum, count, max et latest demande la source events.",
    es: 'El medidor {meter} con la agregación {aggregation} no puede tener {field} {value}. unique necesita property; percentile necesita percentile (hasta 100); average y time_sum necesitan per; carried va con latest, max, average y time_sum; todo salvo sum, count, max y latest necesita la fuente events.',
    de: 'Die Messgröße {meter} mit der Verdichtung {aggregation} kann {field} {value} nicht haben. unique braucht property; percentile braucht percentile (bis 100); average und time_sum brauchen per; carried gehört zu latest, max, average und time_sum; alles außer sum, count, max und latest braucht die Quelle events.',
  },
  event_property_missing: {
    provokedBy: 'an event without the property whose different values its meter counts',
    en: 'The meter {meter} counts values of the property {property}, which the event lacks. Send the event with it.',
    fr: "Le compteur {meter} compte les valeurs de la propriété {property}, absente de l'événement. Envoyez l'événement avec elle.",
    es: 'El medidor {meter} cuenta valores de la propiedad {property}, que falta en el evento. Envíe el evento con ella.',
    de: 'Die Messgröße {meter} zählt Werte der Eigenschaft {property}, die dem Ereignis fehlt. Senden Sie es mit ihr.',
  },
  group_needs_events: {
    provokedBy: 'groups by property of a charge whose meter counts no events, or carries a level',
    en: 'The charge {charge} groups by {by}, but its meter does not count events of a period. Use a meter with source events that is not carried, or no groups.',
    fr: 'Le poste {charge} groupe par {by}, mais son compteur ne compte pas les événements d’une période. Utilisez un compteur de source events sans report, ou aucun groupe.',
    es: 'El cargo {charge} agrupa por {by}, pero su medidor no cuenta eventos de un período. Use un medidor con fuente events sin arrastre, o ningún grupo.',
    de: 'Die Position {charge} gruppiert nach {by}, aber ihre Messgröße zählt keine Ereignisse eines Zeitraums. Nehmen Sie eine mit Quelle events ohne Übertrag oder keine Gruppen.',
  },
  rollover_needs_one_count: {
    provokedBy: 'carrying unused free units over on a charge with groups of their own, or a level',
    en: 'The charge {charge} carries unused free units over, which needs one count of usage. Let its groups count together, use a meter that carries no level, or leave the rollover out.',
    fr: 'Le poste {charge} reporte les unités gratuites inutilisées, ce qui demande un seul compte de consommation. Comptez les groupes ensemble, prenez un compteur sans niveau reporté, ou retirez le report.',
    es: 'El cargo {charge} traslada las unidades gratuitas sin usar, lo que exige una sola cuenta de consumo. Cuente los grupos juntos, use un medidor sin nivel arrastrado o quite el traslado.',
    de: 'Die Position {charge} überträgt ungenutzte Freieinheiten, was eine einzige Zählung braucht. Zählen Sie die Gruppen zusammen, nehmen Sie eine Messgröße ohne Stand oder lassen Sie den Übertrag weg.',
  },
  too_many_groups: {
    provokedBy: 'events of one period with more groups than a bill can tell',
    en: 'The events of charge {charge} have more than {most} groups by {by}. Group by a property with fewer values, or correct the events.',
    fr: 'Les événements du poste {charge} forment plus de {most} groupes par {by}. Groupez par une propriété à moins de valeurs, ou corrigez les événements.',
    es: 'Los eventos del cargo {charge} forman más de {most} grupos por {by}. Agrupe por una propiedad con menos valores o corrija los eventos.',
    de: 'Die Ereignisse der Position {charge} bilden mehr als {most} Gruppen nach {by}. Gruppieren Sie nach einer Eigenschaft mit weniger Werten oder berichtigen Sie die Ereignisse.',
  },
}
