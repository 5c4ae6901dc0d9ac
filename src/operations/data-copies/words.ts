import { languageOf, localDate } from '../../kernel/localize.ts'

/** What a copy of a customer's data says of itself, in the customer's language. */
export type CopyFacts = {
  readonly language: string
  readonly name: string
  readonly account: string
  readonly madeOn: Temporal.PlainDate
  readonly reason: string
  readonly documentMonths: number
  readonly missing: readonly string[]
  readonly cut: readonly string[]
}

type Said = {
  readonly title: string
  readonly facts: (name: string, account: string, madeOn: string, reason: string) => string
  readonly parts: readonly string[]
  readonly kept: (months: number) => string
  readonly missing: string
  readonly cut: string
}

/** The name of the file, which opens first. */
export const COPY_TEXT = 'README.txt'

const SAID: Readonly<Record<string, Said>> = {
  en: {
    title: 'Copy of the data that we keep of you',
    facts: (name, account, on, reason) =>
      `Customer: ${name}, number ${account}\nMade on: ${on}\nAsked for: ${reason}`,
    parts: [
      'contents.csv: every kind of data, how many entries there are of it, and until when it is kept',
      'data.json: all of it, for programs to read',
      'tables: the same as tables, a file for each kind of data, without technical ids',
      'documents: invoices and credit notes as they were issued',
      'files: papers, pictures and files that were sent or attached',
    ],
    kept: months =>
      `What is kept as long as the documents stays for ${months} months from the end of the calendar year. ` +
      'Our employees are not named, only that a person or a program did something.',
    missing: 'Documents whose file could not be had:',
    cut: 'There are more entries than one copy takes of:',
  },
  fr: {
    title: 'Copie des données que nous conservons à votre sujet',
    facts: (name, account, on, reason) =>
      `Client : ${name}, numéro ${account}\nÉtablie le : ${on}\nDemande : ${reason}`,
    parts: [
      'contents.csv : chaque genre de données, le nombre d’entrées et la durée de conservation',
      'data.json : l’ensemble, à lire par des programmes',
      'tables : la même chose en tableaux, un fichier par genre de données, sans identifiants techniques',
      'documents : factures et avoirs tels qu’ils ont été émis',
      'files : papiers, images et fichiers envoyés ou joints',
    ],
    kept: months =>
      `Ce qui est conservé aussi longtemps que les documents l’est ${months} mois à compter de la fin de l’année civile. ` +
      'Nos employés ne sont pas nommés ; il est seulement dit qu’une personne ou un programme a agi.',
    missing: 'Documents dont le fichier n’a pas pu être obtenu :',
    cut: 'Il y a plus d’entrées qu’une copie n’en contient pour :',
  },
  es: {
    title: 'Copia de los datos que conservamos sobre usted',
    facts: (name, account, on, reason) =>
      `Cliente: ${name}, número ${account}\nElaborada el: ${on}\nSolicitud: ${reason}`,
    parts: [
      'contents.csv: cada clase de datos, cuántas entradas hay y hasta cuándo se conservan',
      'data.json: todo, para que lo lean programas',
      'tables: lo mismo en tablas, un archivo por clase de datos, sin identificadores técnicos',
      'documents: facturas y abonos tal como se emitieron',
      'files: papeles, imágenes y archivos enviados o adjuntos',
    ],
    kept: months =>
      `Lo que se conserva tanto como los documentos permanece ${months} meses desde el fin del año natural. ` +
      'No se nombra a nuestros empleados; solo se dice que actuó una persona o un programa.',
    missing: 'Documentos cuyo archivo no se pudo obtener:',
    cut: 'Hay más entradas de las que caben en una copia de:',
  },
  de: {
    title: 'Kopie der Daten, die wir über Sie gespeichert haben',
    facts: (name, account, on, reason) =>
      `Kunde: ${name}, Nummer ${account}\nErstellt am: ${on}\nAnlass: ${reason}`,
    parts: [
      'contents.csv: jede Art von Daten, wie viele Einträge es davon gibt und bis wann sie bleiben',
      'data.json: alles, zum Lesen durch Programme',
      'tables: dasselbe als Tabellen, eine Datei je Art von Daten, ohne technische Kennungen',
      'documents: Rechnungen und Gutschriften, wie sie ausgestellt wurden',
      'files: Papiere, Bilder und Dateien, die gesendet oder angehängt wurden',
    ],
    kept: months =>
      `Was so lange bleibt wie die Belege, wird ${months} Monate vom Ende des Kalenderjahres an aufbewahrt. ` +
      'Unsere Beschäftigten werden nicht genannt, nur ob eine Person oder ein Programm gehandelt hat.',
    missing: 'Belege, deren Datei nicht zu bekommen war:',
    cut: 'Mehr Einträge, als eine Kopie fasst, gibt es von:',
  },
}

/** What is in the copy, and what the customer should know about it. */
export function copyText(facts: CopyFacts): string {
  const language = languageOf(facts.language)
  const said = SAID[language] ?? (SAID.en as Said)
  const { name, account, reason, missing, cut } = facts
  return [
    said.title,
    '',
    said.facts(name, account, localDate(facts.madeOn.toString(), language), reason),
    '',
    ...said.parts.map(part => `- ${part}`),
    '',
    said.kept(facts.documentMonths),
    ...(missing.length === 0 ? [] : ['', said.missing, ...missing.map(each => `- ${each}`)]),
    ...(cut.length === 0 ? [] : ['', said.cut, ...cut.map(each => `- ${each}`)]),
    '',
  ].join('\n')
}

type Term = 'erased' | 'documents' | 'days'

const TERMS: Readonly<Record<string, Readonly<Record<Term, string>>>> = {
  en: { erased: 'until erased', documents: 'as long as documents', days: 'for some days' },
  fr: {
    erased: 'jusqu’à l’effacement',
    documents: 'aussi longtemps que les documents',
    days: 'quelques jours',
  },
  es: {
    erased: 'hasta la supresión',
    documents: 'tanto como los documentos',
    days: 'unos días',
  },
  de: { erased: 'bis zur Löschung', documents: 'so lange wie Belege', days: 'einige Tage' },
}

/** How long a kind of data is kept, by what the register says of its columns. */
function keptText(becomes: readonly string[], language: string): string {
  const has = (what: string) => becomes.some(each => each.startsWith(what))
  const terms: Term[] = [
    ...(has('erased') ? (['erased'] as const) : []),
    // Figures alone are books, too.
    ...(has('ended') || has('books') || becomes.length === 0 ? (['documents'] as const) : []),
    ...(has('passing') ? (['days'] as const) : []),
  ]
  const words = TERMS[languageOf(language)] ?? TERMS.en
  return terms.map(term => words?.[term]).join('; ')
}

/** What a kind of data is about, by the beginning of its name; the first that fits. */
const AREAS: readonly (readonly [Area, RegExp])[] = [
  ['log', /^(command_log|approval_request|bulk_row|data_copy|legal_hold)/],
  ['usage', /^(usage|channel|register|interval|rejected_usage|counting)/],
  ['disputes', /^(dispute|goodwill|incident|bad_debt|ticket)/],
  ['messages', /^(interaction|message|email_block|contact_opt|statement|print_batch|task)/],
  [
    'reminders',
    /^(dunning|late_charge|promise|placement|suspension|collection|item_freeze|credit_)/,
  ],
  [
    'payments',
    /^(payment|receipt|refund|mandate|autopay|allocation|bank|payer|deposit|remittance)/,
  ],
  [
    'payments',
    /^(open_item|pay_link|provider|debit|suspense|unclaimed|ledger|wallet|account_policy)/,
  ],
  ['bills', /^(invoice|document|draft|bill|carried|rebill|item_quantity)/],
  [
    'contracts',
    /^(contract|subscription|amendment|agreed|discount|coupon|commitment|one_off|order)/,
  ],
  ['contracts', /^(sales_order|occupancy|outside_reference)/],
  ['customer', /./],
]

type Area =
  | ('customer' | 'contracts' | 'usage' | 'bills' | 'payments')
  | ('reminders' | 'disputes' | 'messages' | 'log')

const AREA_WORDS: Readonly<Record<string, Readonly<Record<Area, string>>>> = {
  en: {
    ...{ customer: 'Customer', contracts: 'Contracts', usage: 'Usage', bills: 'Bills' },
    ...{ payments: 'Payments', reminders: 'Reminders', disputes: 'Disputes' },
    ...{ messages: 'Messages', log: 'What was done' },
  },
  fr: {
    ...{ customer: 'Client', contracts: 'Contrats', usage: 'Consommation', bills: 'Factures' },
    ...{ payments: 'Paiements', reminders: 'Relances', disputes: 'Litiges' },
    ...{ messages: 'Messages', log: 'Ce qui a été fait' },
  },
  es: {
    ...{ customer: 'Cliente', contracts: 'Contratos', usage: 'Consumo', bills: 'Facturas' },
    ...{ payments: 'Pagos', reminders: 'Recordatorios', disputes: 'Disputas' },
    ...{ messages: 'Mensajes', log: 'Lo que se hizo' },
  },
  de: {
    ...{ customer: 'Kunde', contracts: 'Verträge', usage: 'Verbrauch', bills: 'Abrechnung' },
    ...{ payments: 'Zahlungen', reminders: 'Mahnungen', disputes: 'Reklamationen' },
    ...{ messages: 'Nachrichten', log: 'Was getan wurde' },
  },
}

const HEADS: Readonly<Record<string, readonly [string, string, string, string]>> = {
  en: ['About', 'Kind of data', 'Entries', 'Kept'],
  fr: ['Sujet', 'Genre de données', 'Entrées', 'Conservation'],
  es: ['Tema', 'Clase de datos', 'Entradas', 'Conservación'],
  de: ['Thema', 'Art der Daten', 'Einträge', 'Aufbewahrung'],
}

/** The table of contents: what each kind of data is about, how much there is, how long it is kept. */
export function contentsOf(
  data: readonly {
    readonly table: string
    readonly becomes: readonly string[]
    readonly rows: readonly unknown[]
  }[],
  customerLanguage: string,
): Readonly<Record<string, string | number>>[] {
  const language = languageOf(customerLanguage)
  const [about, kind, entries, kept] = HEADS[language] ?? ['About', 'Data', 'Entries', 'Kept']
  const order = Object.keys(AREA_WORDS.en ?? {})
  return data
    .map(each => ({
      ...each,
      area: AREAS.find(([, names]) => names.test(each.table))?.[0] ?? 'log',
    }))
    .toSorted((a, b) => order.indexOf(a.area) - order.indexOf(b.area))
    .map(({ area, table, rows, becomes }) => ({
      [about]: AREA_WORDS[language]?.[area] ?? area,
      [kind]: table.replaceAll('_', ' '),
      [entries]: rows.length,
      [kept]: keptText(becomes, language),
    }))
}
