import type { Language } from './page.ts'

/** Sentences about when an invoice is due. */
export type TermsWords = {
  readonly payBy: (date: string) => string
  readonly payEarly: (amount: string, until: string, less: string) => string
  readonly instalment: (amount: string, date: string) => string
  readonly instalments: (parts: readonly string[]) => string
}

export const TERMS_WORDS: Readonly<Record<Language, TermsWords>> = {
  en: {
    payBy: date => `Please pay the full amount by ${date} and quote the payment reference.`,
    payEarly: (amount, until, less) =>
      `If you pay by ${until}, ${amount} is enough: ${less} off for early payment.`,
    instalment: (amount, date) => `${amount} by ${date}`,
    instalments: parts =>
      `Please pay in ${parts.length} instalments and quote the payment reference: ${parts.join('; ')}.`,
  },
  fr: {
    payBy: date =>
      `Merci de régler la totalité du montant au plus tard le ${date} en indiquant la référence de paiement.`,
    payEarly: (amount, until, less) =>
      `Pour un paiement au plus tard le ${until}, ${amount} suffisent : escompte de ${less} pour paiement anticipé.`,
    instalment: (amount, date) => `${amount} au plus tard le ${date}`,
    instalments: parts =>
      `Merci de régler en ${parts.length} échéances en indiquant la référence de paiement : ${parts.join(' ; ')}.`,
  },
  es: {
    payBy: date =>
      `Rogamos abone el importe total a más tardar el ${date} e indique la referencia de pago.`,
    payEarly: (amount, until, less) =>
      `Si paga a más tardar el ${until}, bastan ${amount}: ${less} de descuento por pronto pago.`,
    instalment: (amount, date) => `${amount} a más tardar el ${date}`,
    instalments: parts =>
      `Rogamos pague en ${parts.length} plazos e indique la referencia de pago: ${parts.join('; ')}.`,
  },
  de: {
    payBy: date =>
      `Bitte zahlen Sie den Betrag ohne Abzug bis zum ${date} und geben Sie den Verwendungszweck an.`,
    payEarly: (amount, until, less) =>
      `Zahlen Sie bis zum ${until}, genügen ${amount}: ${less} Skonto.`,
    instalment: (amount, date) => `${amount} bis zum ${date}`,
    instalments: parts =>
      `Bitte zahlen Sie in ${parts.length} Raten und geben Sie den Verwendungszweck an: ${parts.join('; ')}.`,
  },
}
