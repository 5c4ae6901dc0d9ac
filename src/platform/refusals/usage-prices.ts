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
  level_groups_apart: {
    provokedBy: 'groups counted together of a level that is charged by the day',
    en: 'The charge {charge} charges levels of {by} by the day, each group for itself. Set the counter of its groups to apart.',
    fr: 'Les frais {charge} facturent par jour des niveaux de {by}, chaque groupe pour lui-même. Mettez le compteur de ses groupes sur apart.',
    es: 'El cargo {charge} cobra por día niveles de {by}, cada grupo por separado. Ponga el contador de sus grupos en apart.',
    de: 'Die Gebühr {charge} berechnet Stände von {by} nach Tagen, jede Gruppe für sich. Stellen Sie den Zähler ihrer Gruppen auf apart.',
  },
  group_needs_events: {
    provokedBy: 'groups by property of a charge whose meter counts no events',
    en: 'The charge {charge} groups by {by}, but its meter does not count events. Use a meter with source events, or no groups.',
    fr: 'Le poste {charge} groupe par {by}, mais son compteur ne compte pas d’événements. Utilisez un compteur de source events, ou aucun groupe.',
    es: 'El cargo {charge} agrupa por {by}, pero su medidor no cuenta eventos. Use un medidor con fuente events, o ningún grupo.',
    de: 'Die Position {charge} gruppiert nach {by}, aber ihre Messgröße zählt keine Ereignisse. Nehmen Sie eine mit Quelle events oder keine Gruppen.',
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
  no_matrix_row: {
    provokedBy: 'events that fit no row of a price matrix which has no default',
    en: 'The price of charge {charge} has no row for {values}, and no default. Add the row or a default, or correct the events.',
    fr: "Le prix du poste {charge} n'a pas de ligne pour {values}, ni de prix par défaut. Ajoutez l'un ou l'autre, ou corrigez les événements.",
    es: 'El precio del cargo {charge} no tiene fila para {values} ni precio por defecto. Añada la fila o uno por defecto, o corrija los eventos.',
    de: 'Der Preis der Position {charge} hat keine Zeile für {values} und keinen Standardpreis. Ergänzen Sie eines davon oder berichtigen Sie die Ereignisse.',
  },
  event_unpriced: {
    provokedBy: 'events that lack what their price asks for, or whose price cannot be worked out',
    en: 'For {count} events of meter {meter}, the first with the key {key}, the price of charge {charge} cannot be worked out. Replace the events with ones that carry the numbers it asks for, or correct the price.',
    fr: 'Pour {count} événements du compteur {meter}, le premier de clé {key}, le prix du poste {charge} ne peut se calculer. Remplacez-les par des événements portant les nombres requis, ou corrigez le prix.',
    es: 'Para {count} eventos del medidor {meter}, el primero con la clave {key}, no puede calcularse el precio del cargo {charge}. Sustitúyalos por otros con los números que pide, o corrija el precio.',
    de: 'Für {count} Ereignisse der Messgröße {meter}, das erste mit dem Schlüssel {key}, lässt sich der Preis der Position {charge} nicht ausrechnen. Ersetzen Sie sie durch Ereignisse mit den nötigen Zahlen oder berichtigen Sie den Preis.',
  },
  price_needs_events: {
    provokedBy:
      'a matrix, a price by event or limits of an event on a charge that adds up no events',
    en: 'Charge {charge} has a price of the model {model} that looks at single events. Use a meter with source events and the aggregation sum (or count, where no event is limited or free).',
    fr: 'Le poste {charge} a un prix du modèle {model} qui regarde chaque événement. Utilisez un compteur de source events et d’agrégation sum (ou count, si aucun événement n’est borné ou gratuit).',
    es: 'El cargo {charge} tiene un precio del modelo {model} que mira cada evento. Use un medidor con fuente events y agregación sum (o count, si ningún evento tiene límite ni es gratuito).',
    de: 'Die Position {charge} hat einen Preis nach dem Modell {model}, der auf einzelne Ereignisse sieht. Nehmen Sie eine Messgröße mit Quelle events und Verdichtung sum (oder count, wo kein Ereignis begrenzt oder frei ist).',
  },
  too_many_dimensions: {
    provokedBy: 'groups and a price matrix that ask for more properties together than may be',
    en: 'The groups and the price matrix of charge {charge} ask for more than {most} properties together. Use fewer.',
    fr: 'Les groupes et la matrice de prix du poste {charge} demandent ensemble plus de {most} propriétés. Utilisez-en moins.',
    es: 'Los grupos y la matriz de precios del cargo {charge} piden juntos más de {most} propiedades. Use menos.',
    de: 'Gruppen und Preismatrix der Position {charge} fragen zusammen nach mehr als {most} Eigenschaften. Nehmen Sie weniger.',
  },
  matrix_row_unreached: {
    provokedBy: 'a row of a price matrix behind one that fits all that it fits',
    en: 'Row {row} of the price matrix of charge {charge} is never reached: a row above fits all that it fits. Move it up, or leave it out.',
    fr: "La ligne {row} de la matrice de prix du poste {charge} n'est jamais atteinte : une ligne au-dessus convient toujours. Montez-la ou retirez-la.",
    es: 'La fila {row} de la matriz de precios del cargo {charge} nunca se alcanza: una fila superior encaja siempre. Súbala o quítela.',
    de: 'Zeile {row} der Preismatrix der Position {charge} wird nie erreicht: Eine Zeile darüber passt immer schon. Rücken Sie sie nach oben oder lassen Sie sie weg.',
  },
  free_units_without_price: {
    provokedBy:
      'free units of a charge whose events carry their own price or are priced by an expression',
    en: 'Charge {charge} has free units, but its events are priced one by one. Leave the free units out, or let the expression know them.',
    fr: 'Le poste {charge} a des unités gratuites, mais ses événements sont tarifés un à un. Retirez ces unités, ou tenez-en compte dans l’expression.',
    es: 'El cargo {charge} tiene unidades gratuitas, pero sus eventos se valoran uno a uno. Quítelas o téngalas en cuenta en la expresión.',
    de: 'Die Position {charge} hat Freieinheiten, aber ihre Ereignisse werden einzeln bepreist. Lassen Sie die Freieinheiten weg oder berücksichtigen Sie sie im Ausdruck.',
  },
  expression_not_read: {
    provokedBy: 'a price expression that is not one, or uses what expressions do not have',
    en: 'The expression of charge {charge} cannot be read at character {position}: "{found}". It may have numbers, "texts", quantity, event.name, + - * /, < <= > >= == !=, && || !, a ? b : c, min, max, abs, floor, ceil and round.',
    fr: 'L’expression du poste {charge} est illisible au caractère {position} : « {found} ». Elle peut contenir des nombres, des "textes", quantity, event.nom, + - * /, < <= > >= == !=, && || !, a ? b : c, min, max, abs, floor, ceil et round.',
    es: 'La expresión del cargo {charge} no se entiende en el carácter {position}: «{found}». Puede tener números, "textos", quantity, event.nombre, + - * /, < <= > >= == !=, && || !, a ? b : c, min, max, abs, floor, ceil y round.',
    de: 'Der Ausdruck der Position {charge} ist ab Zeichen {position} nicht zu lesen: „{found}“. Er darf Zahlen, "Texte", quantity, event.name, + - * /, < <= > >= == !=, && || !, a ? b : c, min, max, abs, floor, ceil und round enthalten.',
  },
  expression_unknown_name: {
    provokedBy: 'a price expression with a name or function that there is not',
    en: 'The expression of charge {charge} names something unknown at character {position}: "{found}". Use quantity, event.name, or the functions min, max, abs, floor, ceil and round.',
    fr: 'L’expression du poste {charge} nomme quelque chose d’inconnu au caractère {position} : « {found} ». Utilisez quantity, event.nom, ou les fonctions min, max, abs, floor, ceil et round.',
    es: 'La expresión del cargo {charge} nombra algo desconocido en el carácter {position}: «{found}». Use quantity, event.nombre o las funciones min, max, abs, floor, ceil y round.',
    de: 'Der Ausdruck der Position {charge} nennt bei Zeichen {position} etwas Unbekanntes: „{found}“. Nehmen Sie quantity, event.name oder die Funktionen min, max, abs, floor, ceil und round.',
  },
  expression_wrong_kind: {
    provokedBy:
      'a price expression with a text or a condition where a number belongs, or the reverse',
    en: 'The expression of charge {charge} has at character {position} "{found}", where a {wanted} belongs. Correct it.',
    fr: 'L’expression du poste {charge} a au caractère {position} « {found} », où il faut : {wanted}. Corrigez-la.',
    es: 'La expresión del cargo {charge} tiene en el carácter {position} «{found}», donde hace falta: {wanted}. Corríjala.',
    de: 'Der Ausdruck der Position {charge} hat bei Zeichen {position} „{found}“; dort gehört hin: {wanted}. Berichtigen Sie ihn.',
  },
  expression_too_long: {
    provokedBy: 'a price expression of more characters or parts than may be',
    en: 'The expression of charge {charge} is longer than {most} characters or parts, from character {position} on. Shorten it.',
    fr: 'L’expression du poste {charge} dépasse {most} caractères ou éléments à partir du caractère {position}. Raccourcissez-la.',
    es: 'La expresión del cargo {charge} supera {most} caracteres o elementos desde el carácter {position}. Acórtela.',
    de: 'Der Ausdruck der Position {charge} ist ab Zeichen {position} länger als {most} Zeichen oder Teile. Kürzen Sie ihn.',
  },
  event_limits_crossed: {
    provokedBy: 'a percentage whose least amount of an event is above its most',
    en: 'An event of charge {charge} costs at least {minimum} and at most {maximum}. Lower the least, or raise the most.',
    fr: 'Un événement du poste {charge} coûte au moins {minimum} et au plus {maximum}. Abaissez le minimum ou relevez le maximum.',
    es: 'Un evento del cargo {charge} cuesta al menos {minimum} y como máximo {maximum}. Baje el mínimo o suba el máximo.',
    de: 'Ein Ereignis der Position {charge} kostet mindestens {minimum} und höchstens {maximum}. Senken Sie das Mindeste oder heben Sie das Höchste.',
  },
  event_limits_by_group: {
    provokedBy:
      'limits of an event or free events beside groups that count together, or a rollover',
    en: 'Charge {charge} limits or frees single events, which its groups cannot count together and no rollover can feed. Let the groups count apart, or leave the rollover out.',
    fr: 'Le poste {charge} borne ou offre des événements un à un, ce que des groupes comptés ensemble ou un report ne permettent pas. Comptez les groupes à part, ou retirez le report.',
    es: 'El cargo {charge} limita o regala eventos uno a uno, lo que no admiten grupos contados juntos ni traslados. Cuente los grupos aparte o quite el traslado.',
    de: 'Die Position {charge} begrenzt oder schenkt einzelne Ereignisse; das vertragen weder gemeinsam gezählte Gruppen noch ein Übertrag. Zählen Sie die Gruppen für sich oder lassen Sie den Übertrag weg.',
  },
}
