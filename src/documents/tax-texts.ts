import type { StoredTax } from '../invoicing/draft.ts'
import type { Language } from './page.ts'

type Texts = Readonly<Record<Language, string>>

/**
 * What a document says where it charges no VAT and the tax rule gives no text of its own. Directive
 * 2006/112/EC art. 226 (11) and (11a) ask for the provision or the words; categories as in EN 16931.
 */
const TEXTS: Readonly<Record<string, Texts>> = {
  AE: {
    en: 'Reverse charge: the recipient is liable for the VAT (Article 196, Directive 2006/112/EC).',
    fr: 'Autoliquidation : TVA due par le preneur (article 196, directive 2006/112/CE).',
    es: 'Inversión del sujeto pasivo: artículo 196 de la Directiva 2006/112/CE.',
    de: 'Steuerschuldnerschaft des Leistungsempfängers (Artikel 196 der Richtlinie 2006/112/EG).',
  },
  K: {
    en: 'Intra-Community supply, exempt under Article 138, Directive 2006/112/EC.',
    fr: 'Livraison intracommunautaire exonérée : article 138, directive 2006/112/CE.',
    es: 'Entrega intracomunitaria exenta: artículo 138 de la Directiva 2006/112/CE.',
    de: 'Steuerfreie innergemeinschaftliche Lieferung (Artikel 138 der Richtlinie 2006/112/EG).',
  },
  G: {
    en: 'Export, exempt under Article 146, Directive 2006/112/EC.',
    fr: 'Exportation exonérée : article 146, directive 2006/112/CE.',
    es: 'Exportación exenta: artículo 146 de la Directiva 2006/112/CE.',
    de: 'Steuerfreie Ausfuhr (Artikel 146 der Richtlinie 2006/112/EG).',
  },
  E: {
    en: 'Exempt from tax.',
    fr: 'Exonéré de taxe.',
    es: 'Exento de impuesto.',
    de: 'Steuerfrei.',
  },
  O: {
    en: 'Outside the scope of VAT.',
    fr: 'Hors du champ d’application de la TVA.',
    es: 'No sujeto al IVA.',
    de: 'Nicht steuerbar.',
  },
}

/** The words that the law asks for in each language where the buyer owes the tax. */
const REVERSE_CHARGE: Texts = {
  en: 'Reverse charge',
  fr: 'Autoliquidation',
  es: 'Inversión del sujeto pasivo',
  de: 'Steuerschuldnerschaft des Leistungsempfängers',
}

/** Why a tax group bears no tax, in the document's language; null where it bears one. */
export function exemptionText(tax: StoredTax, language: Language): string | null {
  const { exemptionReason: own } = tax
  if (own !== null) return own[language] ?? own.en
  return TEXTS[tax.category]?.[language] ?? null
}

/**
 * A note for documents on which the buyer owes the tax, unless the reason beside the tax group has
 * the words already: the law wants them on the invoice, whatever a tax rule was told to say.
 */
export function reverseChargeNotes(taxes: readonly StoredTax[], language: Language): string[] {
  const words = REVERSE_CHARGE[language]
  const isUnsaid = taxes.some(
    tax =>
      tax.category === 'AE' &&
      !exemptionText(tax, language)?.toLowerCase().includes(words.toLowerCase()),
  )
  return isUnsaid ? [`${words}.`] : []
}
