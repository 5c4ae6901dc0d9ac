/*
 * Books and payments of known truth. Everything follows from the seed: the same seed gives the same
 * payments, and for each the invoices that its payer meant.
 */

/** An invoice that is open, of the customer by number. */
export type SetInvoice = {
  readonly customer: number
  readonly label: string
  readonly minor: bigint
}
export type SetCustomer = { readonly name: string; readonly number: string; readonly iban: string }

export type SetPayment = {
  /** What kind of payment it is, for the figures. */
  readonly kind: string
  readonly minor: bigint
  readonly name: string
  readonly iban: string
  readonly text: string
  readonly structured: string | null
  /** The invoices that the payer meant, by place; empty where no rule may decide. */
  readonly truth: readonly number[]
}

export type MatchingSet = {
  readonly customers: readonly SetCustomer[]
  readonly invoices: readonly SetInvoice[]
  readonly payments: readonly SetPayment[]
}

/** Numbers between 0 and 1 that follow from a seed (mulberry32). */
export function randomOf(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

const FIRST =
  `Ada Anna Ben Carla Clara David Elena Emil Felix Greta Hanna Igor Ines Jonas Julia Karl Lara Leon
  Lukas Maja Marco Maria Nina Noah Olga Oskar Paula Peter Rosa Sara Simon Sofia Theo Tom Vera Viktor
  Wanda Yann Zoe Alfred Björn Chloé Dörte Esther François Günther Hélène Ingrid Jürgen Łukasz`.split(
    /\s+/,
  )
const LAST =
  `Adler Bauer Berger Bianchi Blanc Brandt Costa Dietrich Dubois Engel Fischer Fontaine Garcia
  Graf Hansen Hartmann Hoffmann Ibarra Jensen Kaiser Keller Klein Koch König Krüger Lang Lehmann
  Leroy Lopez Maier Martin Mendes Meyer Moreau Müller Nowak Ortega Peters Petit Pohl Richter Romero
  Rossi Roth Sánchez Schäfer Schmidt Schneider Schröder Schulz Seidel Silva Simon Sommer Stein Thomas
  Vargas Vogel Wagner Weber Weiß Werner Winter Wolf Ziegler Zimmermann`.split(/\s+/)
const PLACES =
  `Nordhafen Südstern Altstadt Bergfeld Rheintal Seeblick Waldau Lindenhof Marktplatz Talheim
  Weststrand Hochfeld Grünau Steinach Ostermoor Kleinbach`.split(/\s+/)
const TRADES =
  `Elektro Bäckerei Apotheke Druckerei Logistik Holzbau Gartenbau Solar Metallbau Weinhandel Zahntechnik
  Fahrrad Catering Optik Spedition Textil`.split(/\s+/)

/** Fees that thousands pay. */
const FLAT = [2900n, 4900n, 7900n, 9900n, 14900n]

class Maker {
  readonly random: () => number
  readonly customers: SetCustomer[] = []
  readonly invoices: SetInvoice[] = []
  readonly byCustomer: number[][] = []
  readonly #used = new Set<number>()

  constructor(seed: number) {
    this.random = randomOf(seed)
  }

  int(below: number): number {
    return Math.floor(this.random() * below)
  }

  pick<Item>(list: readonly Item[]): Item {
    return list[this.int(list.length)] as Item
  }

  name(): string {
    if (this.random() < 0.3) {
      const kind = this.pick(['GmbH', 'AG', 'KG', 'e.K.'])
      return `${this.pick(TRADES)} ${this.pick(PLACES)} ${this.pick(LAST)} ${kind}`
    }
    const middle = this.random() < 0.4 ? ` ${this.pick(FIRST)}` : ''
    return `${this.pick(FIRST)}${middle} ${this.pick(LAST)}`
  }

  iban(): string {
    const digits = Array.from({ length: 20 }, () => this.int(10)).join('')
    return `DE${digits}`
  }

  /** An open invoice that no payment has used; a customer with at least so many of them. */
  customer(least = 1): { customer: number; open: number[] } {
    for (;;) {
      const customer = this.int(this.customers.length)
      const open = (this.byCustomer[customer] ?? []).filter(place => !this.#used.has(place))
      if (open.length >= least) return { customer, open }
    }
  }

  use(places: readonly number[]): void {
    for (const place of places) this.#used.add(place)
  }
}

/** Makes books with so many open invoices, and payments for some of them. */
export function matchingSet(seed: number, invoiceCount: number, paymentCount: number): MatchingSet {
  const maker = new Maker(seed)
  makeBooks(maker, invoiceCount)
  const payments: SetPayment[] = []
  while (payments.length < paymentCount) payments.push(makePayment(maker, payments))
  return { customers: maker.customers, invoices: maker.invoices, payments }
}

function makeBooks(maker: Maker, count: number): void {
  while (maker.invoices.length < count) {
    const customer = maker.customers.length
    const number = `C-${100_000 + customer}`
    maker.customers.push({ name: maker.name(), number, iban: maker.iban() })
    const many = maker.random() < 0.6 ? 1 : maker.random() < 0.8 ? 2 : 2 + maker.int(6)
    const places: number[] = []
    for (let i = 0; i < many && maker.invoices.length < count; i++) {
      const place = maker.invoices.length
      const label = `NOV-2026-${String(place + 1).padStart(7, '0')}`
      const minor =
        maker.random() < 0.4
          ? maker.pick(FLAT)
          : BigInt(1000 + maker.int(maker.pick([9000, 200_000])))
      maker.invoices.push({ customer, label, minor })
      places.push(place)
    }
    maker.byCustomer.push(places)
  }
}

/** Shares in 1,000 of each kind of payment. */
const KINDS: readonly (readonly [string, number])[] = [
  ['reference', 380],
  ['torn reference', 120],
  ['running number', 40],
  ['structured reference', 60],
  ['slip of a digit', 90],
  ['no reference', 100],
  ['several references', 80],
  ['balance without reference', 50],
  ['somebody else pays', 25],
  ['bank kept a fee', 20],
  ['part of it', 10],
  ['too much', 8],
  ['paid twice', 9],
  ['unknown money', 8],
]

function makePayment(maker: Maker, before: readonly SetPayment[]): SetPayment {
  let at = maker.int(1000)
  const kind = KINDS.find(([, share]) => {
    at -= share
    return at < 0
  })?.[0]
  if (kind === undefined) throw new Error('shares of kinds must make 1,000')
  if (kind === 'unknown money') return unknown(maker)
  if (kind === 'paid twice') {
    const paid = before.filter(payment => payment.kind === 'reference')
    if (paid.length > 0) return { ...maker.pick(paid), kind, truth: [] }
  }
  const isMany = kind === 'several references' || kind === 'balance without reference'
  const { customer, open } = maker.customer(isMany ? 2 : 1)
  const places = isMany ? chosen(maker, kind, open) : [maker.pick(open)]
  maker.use(places)
  return paymentOf(maker, kind, customer, places)
}

function chosen(maker: Maker, kind: string, open: readonly number[]): number[] {
  if (kind === 'balance without reference') return [...open]
  return open.slice(0, 2 + maker.int(open.length - 1))
}

function unknown(maker: Maker): SetPayment {
  const minor = BigInt(1000 + maker.int(90_000))
  const name = `${maker.pick(FIRST)} Unbekannt-${maker.int(1000)}`
  const iban = maker.iban()
  return { kind: 'unknown money', minor, name, iban, text: 'Danke', structured: null, truth: [] }
}

function paymentOf(
  maker: Maker,
  kind: string,
  customer: number,
  places: readonly number[],
): SetPayment {
  const known = maker.customers[customer] as SetCustomer
  const labels = places.map(place => (maker.invoices[place] as SetInvoice).label)
  const due = places.reduce((sum, place) => sum + (maker.invoices[place] as SetInvoice).minor, 0n)
  const isOther = kind === 'somebody else pays'
  const base = {
    kind,
    minor: due,
    name: isOther ? maker.name() : asWritten(maker, known.name),
    // One in ten pays from a new bank account.
    iban: isOther || maker.random() < 0.1 ? maker.iban() : known.iban,
    structured: null,
    truth: [...places],
  }
  const [label = ''] = labels
  switch (kind) {
    case 'torn reference':
      return { ...base, text: torn(maker, label) }
    case 'running number':
      return { ...base, text: `Rechnung Nr. ${label.slice(9)}` }
    case 'structured reference':
      return { ...base, text: '', structured: `RF18${label.replaceAll('-', '')}` }
    case 'slip of a digit':
      return { ...base, text: `Rechnung ${slipped(maker, label)}` }
    case 'no reference':
    case 'balance without reference':
      return { ...base, text: maker.pick(['Strom', 'Danke', 'Abschlag', '', 'wie besprochen']) }
    case 'several references':
      return { ...base, text: labels.join(maker.pick([', ', ' und ', ' ', '/'])) }
    case 'bank kept a fee':
      return { ...base, minor: due - fee(due), text: label }
    case 'part of it':
      return { ...base, minor: due / 2n, text: label }
    case 'too much':
      return { ...base, minor: due + 1234n, text: label }
    default:
      return {
        ...base,
        text: maker.pick([label, `Rechnung ${label}`, `INV ${label} vom 01.03.2026`]),
      }
  }
}

/** At most what is let go by itself: one unit and five in a thousand. */
function fee(due: bigint): bigint {
  const most = (due * 5n) / 1000n
  return most > 100n ? 100n : most > 0n ? most : 1n
}

/** Capital letters, no accents, another order, a cut: as banks pass names on. */
function asWritten(maker: Maker, name: string): string {
  const way = maker.random()
  if (way < 0.4) return name
  if (way < 0.55) return name.toUpperCase()
  if (way < 0.7) return name.split(' ').reverse().join(' ')
  if (way < 0.8) return name.normalize('NFKD').replace(/\p{M}/gu, '').slice(0, 27)
  if (way < 0.9) return name.replaceAll('ü', 'ue').replaceAll('ö', 'oe').replaceAll('ä', 'ae')
  // One letter wrong.
  const at = 1 + maker.int(name.length - 2)
  return `${name.slice(0, at)}${maker.pick(['e', 'n', 'r', 's'])}${name.slice(at + 1)}`
}

function torn(maker: Maker, label: string): string {
  const [, year = '', running = ''] = label.split('-')
  return maker.pick([
    `nov ${year} ${running}`,
    `NOV${year}${running}`,
    `RE ${year}/${running}`,
    `NOV-${year}-${running.slice(0, 4)} ${running.slice(4)}`,
    `${year}-${running} Kd ${maker.int(9999)}`,
  ])
}

/** One digit of the running number wrong, or two neighbours swapped. */
function slipped(maker: Maker, label: string): string {
  const at = 9 + maker.int(6)
  const digits = [...label]
  const [a = '', b = ''] = [digits[at], digits[at + 1]]
  if (a !== b && maker.random() < 0.6) {
    digits[at] = b
    digits[at + 1] = a
  } else digits[at] = String((Number(a) + 1 + maker.int(8)) % 10)
  return digits.join('')
}
