import {
  accountOrNull,
  type BankDetail,
  endToEndOrNull,
  NO_DETAIL,
  textOrNull,
} from './statement.ts'

/** What :86: says: the payment, the bank's code of the transaction and its text. */
type Told = { readonly detail: BankDetail; readonly code: string | null; readonly text: string }

/**
 * Reads the free field of an MT940 entry. Its inner form is the bank's: German subfields
 * (`166?00TEXT?20…?32NAME`, also with other marks than `?`), Dutch words (`/EREF/…/NAME/…/REMI/…`),
 * numbered lines (`:NS:`), or plain text.
 */
export function readDetails(tag: string, lines: readonly string[]): Told {
  if (tag === 'NS') return numbered(lines)
  const first = lines[0] ?? ''
  const mark = /^\d{3}([^\w\s])(?=\d{2})/.exec(first)?.[1]
  if (mark !== undefined) return german(lines.join(''), mark)
  if (/^\/[A-Z]{3,4}\//.test(first)) return slashed(lines.join(''))
  return plain(lines)
}

/** Subfields 20–29 and 60–63 hold what the payer wrote, in pieces of 27 characters. */
function german(text: string, mark: string): Told {
  const [code = '', ...parts] = text.split(mark)
  const fields = new Map<string, string>()
  let last = ''
  for (const part of parts) {
    const place = /^\d{2}/.exec(part)?.[0]
    // A mark without a number behind it is a character that the payer wrote.
    if (place === undefined) fields.set(last, `${fields.get(last) ?? ''}${mark}${part}`)
    else {
      last = place
      fields.set(place, `${fields.get(place) ?? ''}${part.slice(2)}`)
    }
  }
  const places = [...Array(10).keys()].map(n => String(20 + n)).concat('60', '61', '62', '63')
  const purpose = places.map(place => fields.get(place) ?? '').join('')
  const named = namedParts(purpose)
  const name = `${fields.get('32') ?? ''}${fields.get('33') ?? ''}`
  return {
    code: code || null,
    text: [fields.get('00'), fields.get('10')].filter(Boolean).join(' '),
    detail: {
      ...NO_DETAIL,
      endToEndId: endToEndOrNull(named.get('EREF') ?? named.get('KREF')),
      mandateId: textOrNull(named.get('MREF')),
      counterpartyName: textOrNull(named.get('ABWA') ?? name),
      counterpartyAccount: accountOrNull(fields.get('31') ?? named.get('IBAN')),
      counterpartyBank: textOrNull(fields.get('30') ?? named.get('BIC')),
      remittance: texts(named.has('SVWZ') ? [named.get('SVWZ')] : [named.get('') ?? purpose]),
      returnReason: returnReason(fields.get('34')),
    },
  }
}

/** Codes of returned debits (DK text key extensions) have 9 as the first digit of three. */
function returnReason(code: string | undefined): string | null {
  return code !== undefined && /^9\d\d$/.test(code) && code !== '999' && code !== '992'
    ? code
    : null
}

const NAMED = /(EREF|KREF|MREF|CRED|DEBT|SVWZ|ABWA|ABWE|IBAN|BIC)\s?\+/

/** `EREF+…MREF+…SVWZ+…`; what stands before the first word has the name ''. */
function namedParts(text: string): Map<string, string> {
  const parts = text.split(new RegExp(NAMED, 'g'))
  const named = new Map<string, string>([['', parts[0] ?? '']])
  for (let at = 1; at + 1 < parts.length; at += 2) {
    const [name, value] = [parts[at] as string, parts[at + 1] as string]
    if (!named.has(name)) named.set(name, value.trim())
  }
  return named
}

const WORDS =
  'EREF|IREF|PREF|RREF|MARF|CSID|TRTP|CNTP|ORDP|BENM|ULTD|ULTC|NAME|IBAN|BIC|ADDR|REMI|USTD|STRD|CUR|ISDT|RTRN|TRCD|PURP|SVCL|ID|NRTX|CSBA|CSDT'

/** `/TRTP/SEPA OVERBOEKING/IBAN/…/BIC/…/NAME/…/REMI/…/EREF/…` of Dutch banks. */
function slashed(text: string): Told {
  const parts = text.split(new RegExp(`/(${WORDS})/`))
  const named = new Map<string, string>()
  for (let at = 1; at + 1 < parts.length; at += 2) {
    const [name, value] = [parts[at] as string, (parts[at + 1] as string).replace(/\/+$/, '')]
    if (value !== '' && !named.has(name)) named.set(name, value)
  }
  const [account, bank, party] = counterparty(named.get('CNTP'))
  const remittance = named.get('REMI')?.replace(/^\/?(?:USTD|STRD)\/\/?/, '') ?? named.get('USTD')
  const structured = named.get('STRD')?.replace(/^(?:CUR|ISO)\//, '')
  return {
    code: textOrNull(named.get('TRTP') ?? named.get('TRCD')),
    text: '',
    detail: {
      ...NO_DETAIL,
      endToEndId: endToEndOrNull(named.get('EREF')),
      mandateId: textOrNull(named.get('MARF')),
      counterpartyName: textOrNull(named.get('NAME') ?? party),
      counterpartyAccount: accountOrNull(named.get('IBAN') ?? account),
      counterpartyBank: textOrNull(named.get('BIC') ?? bank),
      remittance: texts([remittance]),
      references: texts([structured]),
      returnReason: textOrNull(named.get('RTRN')),
    },
  }
}

/** ING writes the party in one: `/CNTP/NL12INGB0123456789/INGBNL2A/NAME/CITY/`. */
function counterparty(text: string | undefined): (string | undefined)[] {
  const [account, bank, name] = (text ?? '').split('/')
  return [account || undefined, bank || undefined, name || undefined]
}

/** `01Purpose`, `02Purpose`, `15Name` of savings banks' field :NS:. */
function numbered(lines: readonly string[]): Told {
  const purpose: string[] = []
  const fields = new Map<string, string>()
  for (const line of lines) {
    const [place, value] = [line.slice(0, 2), line.slice(2)]
    if (/^(?:0\d|1[0-4])$/.test(place)) purpose.push(value)
    else fields.set(place, value)
  }
  return {
    code: null,
    text: fields.get('17') ?? '',
    detail: {
      ...NO_DETAIL,
      counterpartyName: textOrNull(fields.get('15')),
      remittance: texts(purpose),
    },
  }
}

/** Plain text, in which some banks still write the party's account and name. */
function plain(lines: readonly string[]): Told {
  const text = lines.join(' ')
  const account =
    /\b(?:REK|IBAN|Z RACH\.|NA RACH\.)\s*:?\s*([A-Z]{2}\d{2}(?: ?[A-Z0-9]){10,30}|\d{26})\b/.exec(
      text,
    )
  const name = /(?:NAAM|NAME|OD|ORDERING PARTY)\s*:\s*([^;/]{2,70})/.exec(text)?.[1]
  return {
    code: null,
    text: '',
    detail: {
      ...NO_DETAIL,
      counterpartyName: textOrNull(name),
      counterpartyAccount: accountOrNull(account?.[1]),
      remittance: texts(lines),
    },
  }
}

function texts(values: readonly (string | undefined)[]): string[] {
  return values.flatMap(value => textOrNull(value) ?? [])
}
