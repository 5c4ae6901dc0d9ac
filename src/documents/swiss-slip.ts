import { groupedReference } from '../formats/payment-references/rf.ts'
import { groupedQrr } from '../formats/payment-references/swiss.ts'
import type { Language } from './page.ts'

/** The words that the Swiss standard prescribes for its slip, in one of its languages. */
type SlipWords = {
  readonly receipt: string
  readonly paymentPart: string
  readonly account: string
  readonly reference: string
  readonly information: string
  readonly currency: string
  readonly amount: string
  readonly payer: string
  readonly acceptance: string
  readonly separate: string
}

const ENGLISH: SlipWords = {
  receipt: 'Receipt',
  paymentPart: 'Payment part',
  account: 'Account / Payable to',
  reference: 'Reference',
  information: 'Additional information',
  currency: 'Currency',
  amount: 'Amount',
  payer: 'Payable by (name/address)',
  acceptance: 'Acceptance point',
  separate: 'Separate before paying in',
}

/** The standard knows German, French, Italian and English: other readers get English. */
const WORDS: Readonly<Record<Language, SlipWords>> = {
  en: ENGLISH,
  es: ENGLISH,
  de: {
    receipt: 'Empfangsschein',
    paymentPart: 'Zahlteil',
    account: 'Konto / Zahlbar an',
    reference: 'Referenz',
    information: 'Zusätzliche Informationen',
    currency: 'Währung',
    amount: 'Betrag',
    payer: 'Zahlbar durch (Name/Adresse)',
    acceptance: 'Annahmestelle',
    separate: 'Vor der Einzahlung abzutrennen',
  },
  fr: {
    receipt: 'Récépissé',
    paymentPart: 'Section paiement',
    account: 'Compte / Payable à',
    reference: 'Référence',
    information: 'Informations supplémentaires',
    currency: 'Monnaie',
    amount: 'Montant',
    payer: 'Payable par (nom/adresse)',
    acceptance: 'Point de dépôt',
    separate: 'A détacher avant le versement',
  },
}

/** What the payment part and the receipt of a Swiss QR-bill print beside the code. */
export type SwissSlip = {
  readonly words: SlipWords
  /** IBAN, name and address of who is paid. */
  readonly account: readonly string[]
  readonly reference: string | null
  readonly information: string | null
  readonly currency: string
  readonly amount: string
}

/**
 * The slip of a Swiss QR code (Swiss Implementation Guidelines QR-bill 2.3, chapter 3). All that it prints is
 * read from the text of the code, so that the two cannot differ. Undefined where the text is no such code.
 */
export function swissSlip(code: string, language: Language): SwissSlip | undefined {
  const lines = code.split('\n')
  if (lines[0] !== 'SPC') return undefined
  const [, , , iban = '', , name = '', street = '', , postcode = '', town = '', country = ''] =
    lines
  const [amount = '', currency = ''] = lines.slice(18, 20)
  const [type, reference = '', information = ''] = lines.slice(27, 30)
  const abroad = country === 'CH' ? '' : `${country}-`
  return {
    words: WORDS[language],
    account: [groupedReference(iban), name, street, `${abroad}${postcode} ${town}`].filter(
      line => line !== '',
    ),
    reference: type === 'NON' ? null : grouped(type, reference),
    information: information === '' ? null : information,
    currency,
    amount: amount.replace(/\B(?=(\d{3})+(?=\.))/g, ' '),
  }
}

const grouped = (type: string | undefined, reference: string): string =>
  type === 'QRR' ? groupedQrr(reference) : groupedReference(reference)
