import type { Language } from './page.ts'

/** Every fixed word of an invoice in one language; `labels.test.ts` compares the tables. */
export type Labels = {
  readonly invoice: string
  readonly creditNote: string
  readonly debitNote: string
  readonly invoiceNumber: string
  readonly creditNoteNumber: string
  readonly debitNoteNumber: string
  readonly issuedOn: string
  readonly account: string
  readonly contract: string
  readonly buyerReference: string
  readonly buyerTaxId: string
  readonly sellerTaxId: string
  readonly servicePeriod: string
  readonly amountDue: string
  readonly nothingDue: string
  readonly amountCredited: string
  readonly dueOn: string
  readonly paymentReference: string
  readonly structuredReference: string
  readonly paymentCode: string
  readonly corrects: (number: string, issuedOn: string) => string
  readonly serviceAddress: string
  readonly description: string
  readonly quantity: string
  readonly unitPrice: string
  readonly tax: string
  readonly amountIn: (currency: string) => string
  readonly correction: string
  readonly subtotal: string
  readonly taxBreakdown: string
  readonly rate: string
  readonly taxable: string
  readonly taxAmount: string
  readonly net: string
  readonly totalTax: string
  readonly gross: string
  readonly rounding: string
  readonly payment: string
  readonly credit: string
  readonly bank: string
  readonly bankAccount: string
  readonly accountHolder: string
  readonly directDebit: string
  readonly mandate: string
  readonly creditorId: string
  readonly debitedAccount: string
  readonly usage: string
  readonly estimated: string
  readonly notes: string
  readonly copy: string
  readonly copyLine: (copyNumber: number, printedOn: string) => string
  readonly page: string
  readonly of: string
}

const en: Labels = {
  invoice: 'Invoice',
  creditNote: 'Credit note',
  debitNote: 'Debit note',
  invoiceNumber: 'Invoice number',
  creditNoteNumber: 'Credit note number',
  debitNoteNumber: 'Debit note number',
  issuedOn: 'Date',
  account: 'Customer number',
  contract: 'Contract',
  buyerReference: 'Your reference',
  buyerTaxId: 'Your tax ID',
  sellerTaxId: 'Tax ID',
  servicePeriod: 'Service period',
  amountDue: 'Amount due',
  nothingDue: 'Nothing to pay',
  amountCredited: 'Amount credited',
  dueOn: 'Due date',
  paymentReference: 'Payment reference',
  structuredReference: 'Structured reference',
  paymentCode: 'Scan with your banking app to pay.',
  corrects: (number, issuedOn) => `Corrects invoice ${number} of ${issuedOn}`,
  serviceAddress: 'Service address',
  description: 'Description',
  quantity: 'Quantity',
  unitPrice: 'Unit price',
  tax: 'Tax',
  amountIn: currency => `Amount (${currency})`,
  correction: 'Correction',
  subtotal: 'Subtotal',
  taxBreakdown: 'Tax breakdown',
  rate: 'Rate',
  taxable: 'Net amount',
  taxAmount: 'Tax',
  net: 'Net total',
  totalTax: 'Total tax',
  gross: 'Total including tax',
  rounding: 'Rounding',
  payment: 'How to pay',
  credit: 'Your credit',
  bank: 'Bank',
  bankAccount: 'Account number',
  accountHolder: 'Account holder',
  directDebit: 'Direct debit',
  mandate: 'Mandate',
  creditorId: 'Creditor ID',
  debitedAccount: 'Account debited',
  usage: 'Usage',
  estimated: 'estimated',
  notes: 'Notes',
  copy: 'COPY',
  copyLine: (copyNumber, printedOn) => `Copy no. ${copyNumber}, printed ${printedOn}`,
  page: 'Page',
  of: 'of',
}

const fr: Labels = {
  invoice: 'Facture',
  creditNote: 'Avoir',
  debitNote: 'Note de débit',
  invoiceNumber: 'Numéro de facture',
  creditNoteNumber: 'Numéro d’avoir',
  debitNoteNumber: 'Numéro de note de débit',
  issuedOn: 'Date',
  account: 'Numéro client',
  contract: 'Contrat',
  buyerReference: 'Votre référence',
  buyerTaxId: 'Votre nº de TVA',
  sellerTaxId: 'Nº de TVA',
  servicePeriod: 'Période de service',
  amountDue: 'Montant à payer',
  nothingDue: 'Rien à payer',
  amountCredited: 'Montant crédité',
  dueOn: 'Date d’échéance',
  paymentReference: 'Référence de paiement',
  structuredReference: 'Référence structurée',
  paymentCode: 'Scannez avec votre application bancaire pour payer.',
  corrects: (number, issuedOn) => `Rectifie la facture ${number} du ${issuedOn}`,
  serviceAddress: 'Lieu de fourniture',
  description: 'Désignation',
  quantity: 'Quantité',
  unitPrice: 'Prix unitaire',
  tax: 'TVA',
  amountIn: currency => `Montant HT (${currency})`,
  correction: 'Rectification',
  subtotal: 'Sous-total',
  taxBreakdown: 'Détail de la TVA',
  rate: 'Taux',
  taxable: 'Base HT',
  taxAmount: 'TVA',
  net: 'Total HT',
  totalTax: 'Total TVA',
  gross: 'Total TTC',
  rounding: 'Arrondi',
  payment: 'Règlement',
  credit: 'Votre crédit',
  bank: 'Banque',
  bankAccount: 'Numéro de compte',
  accountHolder: 'Titulaire du compte',
  directDebit: 'Prélèvement',
  mandate: 'Mandat',
  creditorId: 'Identifiant créancier',
  debitedAccount: 'Compte débité',
  usage: 'Consommation',
  estimated: 'estimée',
  notes: 'Remarques',
  copy: 'COPIE',
  copyLine: (copyNumber, printedOn) => `Copie nº ${copyNumber}, imprimée le ${printedOn}`,
  page: 'Page',
  of: 'sur',
}

const es: Labels = {
  invoice: 'Factura',
  creditNote: 'Factura rectificativa',
  debitNote: 'Nota de cargo',
  invoiceNumber: 'Número de factura',
  creditNoteNumber: 'Número de factura',
  debitNoteNumber: 'Número de nota de cargo',
  issuedOn: 'Fecha',
  account: 'Número de cliente',
  contract: 'Contrato',
  buyerReference: 'Su referencia',
  buyerTaxId: 'Su NIF/IVA',
  sellerTaxId: 'NIF/IVA',
  servicePeriod: 'Periodo de servicio',
  amountDue: 'Importe a pagar',
  nothingDue: 'Nada que pagar',
  amountCredited: 'Importe abonado',
  dueOn: 'Fecha de vencimiento',
  paymentReference: 'Referencia de pago',
  structuredReference: 'Referencia estructurada',
  paymentCode: 'Escanee con la aplicación de su banco para pagar.',
  corrects: (number, issuedOn) => `Rectifica la factura ${number} de fecha ${issuedOn}`,
  serviceAddress: 'Dirección de suministro',
  description: 'Descripción',
  quantity: 'Cantidad',
  unitPrice: 'Precio unitario',
  tax: 'Impuesto',
  amountIn: currency => `Importe (${currency})`,
  correction: 'Rectificación',
  subtotal: 'Subtotal',
  taxBreakdown: 'Desglose de impuestos',
  rate: 'Tipo',
  taxable: 'Base imponible',
  taxAmount: 'Cuota',
  net: 'Total sin impuestos',
  totalTax: 'Total impuestos',
  gross: 'Total con impuestos',
  rounding: 'Redondeo',
  payment: 'Forma de pago',
  credit: 'Su abono',
  bank: 'Banco',
  bankAccount: 'Número de cuenta',
  accountHolder: 'Titular de la cuenta',
  directDebit: 'Domiciliación',
  mandate: 'Mandato',
  creditorId: 'Identificador del acreedor',
  debitedAccount: 'Cuenta de cargo',
  usage: 'Consumo',
  estimated: 'estimado',
  notes: 'Observaciones',
  copy: 'COPIA',
  copyLine: (copyNumber, printedOn) => `Copia n.º ${copyNumber}, impresa el ${printedOn}`,
  page: 'Página',
  of: 'de',
}

const de: Labels = {
  invoice: 'Rechnung',
  // 'Gutschrift' would name self-billing (§ 14 Abs. 2 UStG), so a credit note is a correction.
  creditNote: 'Rechnungskorrektur',
  debitNote: 'Belastungsanzeige',
  invoiceNumber: 'Rechnungsnummer',
  creditNoteNumber: 'Belegnummer',
  debitNoteNumber: 'Belegnummer',
  issuedOn: 'Datum',
  account: 'Kundennummer',
  contract: 'Vertrag',
  buyerReference: 'Ihre Referenz',
  buyerTaxId: 'Ihre USt-IdNr.',
  sellerTaxId: 'USt-IdNr.',
  servicePeriod: 'Leistungszeitraum',
  amountDue: 'Zu zahlen',
  nothingDue: 'Nichts zu zahlen',
  amountCredited: 'Ihr Guthaben',
  dueOn: 'Fällig am',
  paymentReference: 'Verwendungszweck',
  structuredReference: 'Strukturierte Referenz',
  paymentCode: 'Zum Bezahlen mit der Banking-App einscannen.',
  corrects: (number, issuedOn) => `Korrigiert Rechnung ${number} vom ${issuedOn}`,
  serviceAddress: 'Lieferstelle',
  description: 'Leistung',
  quantity: 'Menge',
  unitPrice: 'Einzelpreis',
  tax: 'USt',
  amountIn: currency => `Betrag (${currency})`,
  correction: 'Korrektur',
  subtotal: 'Zwischensumme',
  taxBreakdown: 'Umsatzsteuer',
  rate: 'Satz',
  taxable: 'Nettobetrag',
  taxAmount: 'Steuer',
  net: 'Summe netto',
  totalTax: 'Umsatzsteuer',
  gross: 'Summe brutto',
  rounding: 'Rundung',
  payment: 'Zahlung',
  credit: 'Ihr Guthaben',
  bank: 'Bank',
  bankAccount: 'Kontonummer',
  accountHolder: 'Kontoinhaber',
  directDebit: 'Lastschrift',
  mandate: 'Mandat',
  creditorId: 'Gläubiger-ID',
  debitedAccount: 'Belastetes Konto',
  usage: 'Verbrauch',
  estimated: 'geschätzt',
  notes: 'Hinweise',
  copy: 'KOPIE',
  copyLine: (copyNumber, printedOn) => `Kopie Nr. ${copyNumber}, gedruckt am ${printedOn}`,
  page: 'Seite',
  of: 'von',
}

/** The words of the page by the language of the account. */
export const LABELS: Readonly<Record<Language, Labels>> = { en, fr, es, de }
