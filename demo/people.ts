import type { Random } from './random.ts'
import type { RegionCode } from './weather.ts'

export type Language = 'en' | 'fr' | 'es' | 'de'

export type Address = {
  readonly line1: string
  readonly line2?: string
  readonly postalCode: string
  readonly city: string
  readonly region: string
  readonly country: string
}

function list(names: string): readonly string[] {
  return names.split(',')
}

/** Given names and family names common in the places of the demo; any likeness is chance. */
const GERMAN = {
  given: list(
    'Anna,Jürgen,Katharina,Björn,Marlene,Sören,Ursula,Matthias,Friederike,Lukas,Heike,' +
      'Tobias,Käthe,Jörg,Emilia,Günther,Annegret,Florian,Renate,Moritz',
  ),
  family: list(
    'Schäfer,Müller,Weiß,Köhler,Brandt,Großmann,Lindner,Böttcher,Vogel,Krämer,Haase,' +
      'Jäger,Süß,Zimmermann,Thiele,Pohl,Rößler,Ebert,Nowak,Hübner',
  ),
}
const NEWCOMERS: readonly (readonly [Language, string])[] = [
  ['fr', 'Hélène Lefèvre'],
  ['fr', 'Aïssatou N’Diaye'],
  ['fr', 'François Garçon-Duval'],
  ['fr', 'Zoé Chênevert'],
  ['es', 'José María Ibáñez Núñez'],
  ['es', 'Begoña Castañeda'],
  ['es', 'Íñigo Agüero Peña'],
  ['es', 'Lucía Fernández Ñíguez'],
  ['en', 'Siobhán O’Sullivan'],
  ['en', 'Oluwaseun Adébáyọ̀'],
  ['en', 'Priya Raghunathan'],
  ['en', 'Nguyễn Thị Ánh'],
  ['de', 'Şükran Yıldırım'],
  ['de', 'Łukasz Wiśniewski'],
  ['de', 'Олена Шевчук'],
  ['en', '陳美玲'],
  ['de', 'مريم الحداد'],
  ['de', 'Dr. Ivana Đurđević'],
  ['de', 'Ξένια Παπαδοπούλου'],
  ['en', '山田さくら'],
]
const TEXAN = {
  given: list(
    'Madison,Tyler,Guadalupe,Hannah,DeShawn,Savannah,Javier,Brooke,Travis,Imani,Caleb,' +
      'Rosalinda,Wyatt,Mei,Dakota,Luz,Grant,Aaliyah,Hunter,Paige',
  ),
  family: list(
    'Whitaker,Hernandez,McAllister,Nguyen,Boudreaux,Peña,Jackson,Treviño,O’Connor,Patel,' +
      'Muñoz,Schneider,Garza,Okafor,Kowalczyk,St. Clair,Salazar,Delgado,Lindqvist,' +
      'Washington',
  ),
}

const GERMAN_STREETS = list(
  'Ahornallee,Am Sonnenhang,Bäckergasse,Brückenstraße,Fliederweg,Gartenstraße,' +
    'Goethestraße,Hüttenweg,Kastanienallee,Lerchenfeld,Lindenstraße,Mühlenweg,' +
    'Rosenthalgasse,Schillerplatz,Straße der Einheit,Tannenhöhe,Uferpromenade,' +
    'Weinbergstraße,Zum Alten Wasserturm',
)
const TEXAN_STREETS = list(
  'Bluebonnet Trail,Cedar Hollow Lane,Cypress Bend Drive,Live Oak Street,' +
    'Mesquite Ridge,Pecan Grove Avenue,Prairie Lark Court,Quarry Loop,Rio Claro Way,' +
    'Sandstone Road,Sunflower Crossing,Whippoorwill Lane',
)

type Town = readonly [city: string, region: string, postal: string, climate: RegionCode]
const GERMAN_TOWNS: readonly Town[] = [
  ['Leipzig', 'SN', '041', 'DE-E'],
  ['Dresden', 'SN', '010', 'DE-E'],
  ['Halle (Saale)', 'ST', '061', 'DE-E'],
  ['Berlin', 'BE', '104', 'DE-E'],
  ['Hamburg', 'HH', '203', 'DE-N'],
  ['Kiel', 'SH', '241', 'DE-N'],
  ['Bremen', 'HB', '282', 'DE-N'],
  ['Rostock', 'MV', '180', 'DE-N'],
  ['München', 'BY', '803', 'DE-S'],
  ['Nürnberg', 'BY', '904', 'DE-S'],
  ['Freiburg im Breisgau', 'BW', '791', 'DE-S'],
  ['Tübingen', 'BW', '720', 'DE-S'],
]
const TEXAN_TOWNS: readonly Town[] = [
  ['Austin', 'TX', '787', 'TX-A'],
  ['Round Rock', 'TX', '786', 'TX-A'],
  ['San Marcos', 'TX', '786', 'TX-A'],
  ['Houston', 'TX', '770', 'TX-H'],
  ['Galveston', 'TX', '775', 'TX-H'],
  ['Sugar Land', 'TX', '774', 'TX-H'],
]

/** A person's name and the language that the person is written to in. */
export function personIn(
  country: 'DE' | 'US',
  random: Random,
): { name: string; language: Language } {
  if (country === 'US') {
    const name = `${random.pick(TEXAN.given)} ${random.pick(TEXAN.family)}`
    return { name, language: random.chance(0.18) ? 'es' : 'en' }
  }
  if (random.chance(0.2)) {
    const [language, name] = random.pick(NEWCOMERS)
    return { name, language }
  }
  const couple = random.chance(0.15) ? ` und ${random.pick(GERMAN.given)}` : ''
  return {
    name: `${random.pick(GERMAN.given)}${couple} ${random.pick(GERMAN.family)}`,
    language: 'de',
  }
}

/** The address of a place in Germany or Texas, and whose weather it has. */
export function addressIn(
  country: 'DE' | 'US',
  random: Random,
): { address: Address; climate: RegionCode } {
  const [city, region, postal, climate] = random.pick(country === 'DE' ? GERMAN_TOWNS : TEXAN_TOWNS)
  const rest = String(random.whole(1, 99)).padStart(2, '0')
  const place = { postalCode: `${postal}${rest}`, city, region, country }
  if (country === 'US') {
    const line1 = `${random.whole(101, 9899)} ${random.pick(TEXAN_STREETS)}`
    const line2 = random.chance(0.15) ? { line2: `Apt ${random.whole(1, 40)}` } : {}
    return { address: { line1, ...line2, ...place }, climate }
  }
  const letter = random.chance(0.12) ? random.pick(['a', 'b', 'c']) : ''
  const line1 = `${random.pick(GERMAN_STREETS)} ${random.whole(1, 148)}${letter}`
  const line2 = random.chance(0.2)
    ? { line2: random.pick(['Hinterhaus', '3. OG links', 'Wohnung 12']) }
    : {}
  return { address: { line1, ...line2, ...place }, climate }
}

export type Trade = 'office' | 'bakery' | 'shop' | 'workshop' | 'coldstore' | 'hotel' | 'gym'

const TRADES: Record<Trade, { de: readonly string[]; us: readonly string[] }> = {
  office: {
    de: ['Steuerkanzlei', 'Ingenieurbüro', 'Architektinnen'],
    us: ['Law Offices', 'Design Studio', 'Consulting'],
  },
  bakery: {
    de: ['Bäckerei', 'Konditorei & Café ☕', 'Feinbäckerei'],
    us: ['Bakery', 'Panadería', 'Kolache Kitchen'],
  },
  shop: {
    de: ['Buchhandlung', 'Bioladen', 'Fahrradhaus'],
    us: ['Hardware', 'Market', 'Outfitters'],
  },
  workshop: {
    de: ['Tischlerei', 'Metallbau', 'Kfz-Werkstatt'],
    us: ['Auto Repair', 'Metalworks', 'Cabinetry'],
  },
  coldstore: {
    de: ['Kühllogistik', 'Obstgroßhandel', 'Eisfabrik ❄'],
    us: ['Cold Storage', 'Produce Wholesale', 'Ice Works'],
  },
  hotel: { de: ['Hotel', 'Gasthof', 'Pension'], us: ['Inn', 'Motor Lodge', 'Suites'] },
  gym: {
    de: ['Sporthalle', 'Kletterhalle', 'Fitnesswerk'],
    us: ['Climbing Gym', 'Fitness', 'Ice Rink'],
  },
}

/** A business's name of the trade that it is in. */
export function businessIn(country: 'DE' | 'US', trade: Trade, random: Random): string {
  if (country === 'US') {
    const form = random.pick(['LLC', 'Inc.', 'LP'])
    return `${random.pick(TEXAN.family)} ${random.pick(TRADES[trade].us)} ${form}`
  }
  const form = random.pick(['GmbH', 'GmbH & Co. KG', 'e. K.', 'OHG'])
  return `${random.pick(TRADES[trade].de)} ${random.pick(GERMAN.family)} ${form}`
}

/** An address on a domain that nobody can own. */
export function emailFor(accountNumber: string): string {
  return `${accountNumber.toLowerCase()}@customer.example`
}

/** A German VAT number with a right check digit (ISO 7064, MOD 11,10). */
export function germanVatId(random: Random): string {
  const digits = Array.from({ length: 8 }, (_, i) => random.whole(i === 0 ? 1 : 0, 9))
  let product = 10
  for (const digit of digits) {
    const sum = (digit + product) % 10 || 10
    product = (2 * sum) % 11
  }
  return `DE${digits.join('')}${(11 - product) % 10}`
}
