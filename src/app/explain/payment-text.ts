import type { OpenDispute } from '../../disputes/cases/load.ts'
import { type Language, languageOf, localAmount, localDate } from '../../kernel/localize.ts'
import type { DocumentStanding } from '../../reporting/console/load/standing.ts'

type Words = {
  readonly open: (amount: string, date: string) => string
  readonly onPlan: (amount: string) => string
  readonly early: (amount: string, date: string) => string
  readonly paid: string
  readonly credited: string
  readonly overpaid: (amount: string) => string
  readonly disputed: (amount: string, number: string, date: string) => string
  readonly ofLine: (line: number) => string
}

const WORDS: Readonly<Record<Language, Words>> = {
  en: {
    open: (amount, date) => `Open: ${amount}, next due on ${date}.`,
    onPlan: amount => `Of that on a payment plan: ${amount}.`,
    early: (amount, date) => `Paid in full by ${date}, it is ${amount} less.`,
    paid: 'It is paid.',
    credited: 'It is settled by credit notes.',
    overpaid: amount => `Paid too much: ${amount}, which is the customer’s.`,
    disputed: (amount, number, date) =>
      `In dispute: ${amount} (case ${number}, to be decided by ${date}); nobody asks for it until then.`,
    ofLine: line => `Line ${line}. `,
  },
  fr: {
    open: (amount, date) => `Ouvert : ${amount}, prochaine échéance le ${date}.`,
    onPlan: amount => `Dont en plan de paiement : ${amount}.`,
    early: (amount, date) => `Réglé en totalité au plus tard le ${date}, ${amount} de moins.`,
    paid: 'Le document est réglé.',
    credited: 'Le document est soldé par des avoirs.',
    overpaid: amount => `Trop payé : ${amount}, qui revient au client.`,
    disputed: (amount, number, date) =>
      `En litige : ${amount} (dossier ${number}, décision au plus tard le ${date}) ; non réclamé d’ici là.`,
    ofLine: line => `Ligne ${line}. `,
  },
  es: {
    open: (amount, date) => `Abierto: ${amount}, próximo vencimiento el ${date}.`,
    onPlan: amount => `De ello en plan de pago: ${amount}.`,
    early: (amount, date) => `Pagado por completo hasta el ${date}, ${amount} menos.`,
    paid: 'Está pagado.',
    credited: 'Está saldado con abonos.',
    overpaid: amount => `Pagado de más: ${amount}, que es del cliente.`,
    disputed: (amount, number, date) =>
      `En disputa: ${amount} (caso ${number}, se decide antes del ${date}); hasta entonces no se reclama.`,
    ofLine: line => `Línea ${line}. `,
  },
  de: {
    open: (amount, date) => `Offen: ${amount}, als Nächstes fällig am ${date}.`,
    onPlan: amount => `Davon im Ratenplan: ${amount}.`,
    early: (amount, date) => `Bis zum ${date} ganz bezahlt, sind es ${amount} weniger.`,
    paid: 'Das Dokument ist bezahlt.',
    credited: 'Das Dokument ist durch Gutschriften ausgeglichen.',
    overpaid: amount => `Zu viel bezahlt: ${amount}; das gehört dem Kunden.`,
    disputed: (amount, number, date) =>
      `Strittig: ${amount} (Vorgang ${number}, Entscheidung bis ${date}); bis dahin wird es nicht verlangt.`,
    ofLine: line => `Zeile ${line}. `,
  },
}

/** Where the payment of an invoice stands, in sentences; of a credit note nothing. */
export function paymentSentences(
  kind: 'invoice' | 'credit_note',
  standing: DocumentStanding,
  currency: string,
  locale: string,
): string[] {
  if (kind === 'credit_note') return []
  const words = WORDS[languageOf(locale)]
  const amount = (minor: bigint) => localAmount(minor, currency, locale)
  const day = (date: Temporal.PlainDate) => localDate(date.toString(), locale)
  const { openMinor, nextDueOn, onPlanMinor, overpaidMinor } = standing
  const { discountMinor, discountOn, state } = standing
  return [
    ...(nextDueOn === null
      ? [state === 'credited' ? words.credited : words.paid]
      : [words.open(amount(openMinor), day(nextDueOn))]),
    ...(onPlanMinor > 0n ? [words.onPlan(amount(onPlanMinor))] : []),
    ...(discountMinor === null || discountOn === null
      ? []
      : [words.early(amount(discountMinor), day(discountOn))]),
    ...(overpaidMinor > 0n ? [words.overpaid(amount(overpaidMinor))] : []),
  ]
}

/** What of an invoice is in dispute, a sentence for each open case. */
export function disputeSentences(
  disputes: readonly OpenDispute[],
  currency: string,
  locale: string,
): string[] {
  const words = WORDS[languageOf(locale)]
  return disputes.map(({ number, lineNo, amountMinor, dueOn }) => {
    const by = localDate(dueOn.toString(), locale)
    const of = lineNo === null ? '' : words.ofLine(lineNo)
    return of + words.disputed(localAmount(amountMinor, currency, locale), number, by)
  })
}
