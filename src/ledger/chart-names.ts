import type { Language } from '../kernel/localize.ts'

type Names = readonly [en: string, fr: string, es: string, de: string]

/** The accounts that every company begins with, as its chart calls them and in the other languages. */
const STANDARD: Readonly<Record<string, Names>> = {
  '1000': ['Bank', 'Banque', 'Banco', 'Bank'],
  '1001': ['Bank account 2', 'Compte bancaire 2', 'Cuenta bancaria 2', 'Bankkonto 2'],
  '1002': ['Bank account 3', 'Compte bancaire 3', 'Cuenta bancaria 3', 'Bankkonto 3'],
  '1003': ['Bank account 4', 'Compte bancaire 4', 'Cuenta bancaria 4', 'Bankkonto 4'],
  '1004': ['Bank account 5', 'Compte bancaire 5', 'Cuenta bancaria 5', 'Bankkonto 5'],
  '1005': ['Bank account 6', 'Compte bancaire 6', 'Cuenta bancaria 6', 'Bankkonto 6'],
  '1006': ['Bank account 7', 'Compte bancaire 7', 'Cuenta bancaria 7', 'Bankkonto 7'],
  '1007': ['Bank account 8', 'Compte bancaire 8', 'Cuenta bancaria 8', 'Bankkonto 8'],
  '1008': ['Bank account 9', 'Compte bancaire 9', 'Cuenta bancaria 9', 'Bankkonto 9'],
  '1009': ['Bank account 10', 'Compte bancaire 10', 'Cuenta bancaria 10', 'Bankkonto 10'],
  '1010': [
    'Undeposited funds',
    'Valeurs à l’encaissement',
    'Fondos por depositar',
    'Noch nicht eingereichte Gelder',
  ],
  '1020': [
    'Card and debit clearing',
    'Cartes et prélèvements en cours',
    'Tarjetas y adeudos en tránsito',
    'Verrechnung Karten und Lastschriften',
  ],
  '1025': [
    'Money at collection agencies',
    'Fonds auprès des agences de recouvrement',
    'Dinero en agencias de cobro',
    'Gelder bei Inkassobüros',
  ],
  '1200': ['Receivable', 'Créances clients', 'Clientes', 'Forderungen'],
  '1205': [
    'Instalment receivable',
    'Créances échelonnées',
    'Clientes, pagos a plazos',
    'Forderungen in Raten',
  ],
  '1210': [
    'Unbilled receivable',
    'Factures à établir',
    'Pendiente de facturar',
    'Noch nicht abgerechnete Forderungen',
  ],
  '1220': [
    'Chargeback receivable',
    'Créances sur paiements contestés',
    'Clientes, pagos contracargados',
    'Forderungen aus Rückbelastungen',
  ],
  '1230': [
    'Intercompany receivable',
    'Créances intragroupe',
    'Empresas del grupo, deudoras',
    'Forderungen gegen verbundene Unternehmen',
  ],
  '1235': [
    'Receivable taken over by payers',
    'Créances reprises par les payeurs',
    'Deuda asumida por pagadores',
    'Von Zahlern übernommene Forderungen',
  ],
  '1290': [
    'Allowance for credit losses',
    'Dépréciation des créances',
    'Deterioro de créditos',
    'Wertberichtigung auf Forderungen',
  ],
  '1450': ['Input tax', 'TVA déductible', 'IVA soportado', 'Vorsteuer'],
  '2130': [
    'Agency commission payable',
    'Commissions d’agences à payer',
    'Comisiones de agencias por pagar',
    'Provisionen an Inkassobüros',
  ],
  '2300': ['Tax payable', 'Taxes à payer', 'Impuestos por pagar', 'Steuerverbindlichkeiten'],
  '2400': [
    'Contract liability',
    'Passifs sur contrats',
    'Pasivos por contratos',
    'Vertragsverbindlichkeiten',
  ],
  '2410': ['Prepaid credits', 'Crédits prépayés', 'Créditos prepagados', 'Vorausbezahlte Guthaben'],
  '2500': ['Customer credit', 'Avoirs des clients', 'Saldos a favor de clientes', 'Kundenguthaben'],
  '2510': [
    'Unapplied cash',
    'Encaissements non affectés',
    'Cobros sin aplicar',
    'Nicht zugeordnete Zahlungen',
  ],
  '2515': [
    'Money passed between accounts',
    'Fonds passés d’un compte à l’autre',
    'Dinero traspasado entre cuentas',
    'Umbuchungen zwischen Konten',
  ],
  '2520': [
    'Suspense',
    'Encaissements non identifiés',
    'Cobros sin identificar',
    'Ungeklärte Zahlungseingänge',
  ],
  '2530': [
    'Deposit liability',
    'Dépôts de garantie reçus',
    'Fianzas recibidas',
    'Erhaltene Kautionen',
  ],
  '2540': ['Export credit', 'Crédit d’injection', 'Crédito por vertido', 'Einspeiseguthaben'],
  '2550': [
    'Budget billing deferral',
    'Report de mensualisation',
    'Diferimiento de cuota fija',
    'Abgrenzung Abschlagszahlungen',
  ],
  '2560': [
    'Unclaimed property',
    'Avoirs non réclamés',
    'Créditos no reclamados',
    'Nicht beanspruchte Guthaben',
  ],
  '3000': ['Opening balances', 'Soldes d’ouverture', 'Saldos de apertura', 'Eröffnungssalden'],
  '4000': ['Recurring fees', 'Abonnements', 'Cuotas periódicas', 'Wiederkehrende Entgelte'],
  '4010': ['Energy usage', 'Consommation d’énergie', 'Consumo de energía', 'Energieverbrauch'],
  '4020': ['Services', 'Services', 'Servicios', 'Dienstleistungen'],
  '4030': [
    'Installation and one-off charges',
    'Installation et frais ponctuels',
    'Instalación y cargos únicos',
    'Installation und einmalige Entgelte',
  ],
  '4040': [
    'Network and regulated charges',
    'Acheminement et contributions réglementées',
    'Peajes y cargos regulados',
    'Netzentgelte und Umlagen',
  ],
  '4050': [
    'Commitment shortfall',
    'Complément d’engagement',
    'Compromiso no alcanzado',
    'Unterschrittene Mindestabnahme',
  ],
  '4060': ['Goods', 'Marchandises', 'Mercancías', 'Waren'],
  '4090': ['Other revenue', 'Autres produits', 'Otros ingresos', 'Sonstige Erlöse'],
  '4800': [
    'Late and service fees',
    'Frais de retard et de service',
    'Recargos por mora y servicio',
    'Mahn- und Servicegebühren',
  ],
  '4810': ['Interest income', 'Intérêts', 'Intereses', 'Zinserträge'],
  '4820': [
    'Returned-payment fees',
    'Frais de rejet de paiement',
    'Gastos por devolución',
    'Gebühren für Rücklastschriften',
  ],
  '4900': ['Breakage', 'Crédits expirés', 'Créditos caducados', 'Verfallene Guthaben'],
  '5000': ['Energy purchases', 'Achats d’énergie', 'Compras de energía', 'Energiebezug'],
  '5100': ['Sales discount', 'Escomptes accordés', 'Descuentos por pronto pago', 'Gewährte Skonti'],
  '5110': ['Goodwill', 'Gestes commerciaux', 'Gestos comerciales', 'Kulanz'],
  '6100': ['Bank charges', 'Frais bancaires', 'Gastos bancarios', 'Bankgebühren'],
  '6110': [
    'Processing fees',
    'Frais de traitement des paiements',
    'Comisiones por procesar pagos',
    'Gebühren der Zahlungsabwicklung',
  ],
  '6120': [
    'Chargeback fees',
    'Frais sur paiements contestés',
    'Comisiones por contracargo',
    'Gebühren für Rückbelastungen',
  ],
  '6200': ['Credit losses', 'Pertes sur créances', 'Pérdidas por impago', 'Forderungsverluste'],
  '6210': [
    'Small-balance write-off',
    'Abandon de petits soldes',
    'Condonación de saldos menores',
    'Ausbuchung von Kleinbeträgen',
  ],
  '6220': [
    'Dispute loss',
    'Pertes sur litiges',
    'Pérdidas por disputas',
    'Verluste aus Klärfällen',
  ],
  '6230': ['Collection costs', 'Frais de recouvrement', 'Gastos de cobro', 'Inkassokosten'],
  '6300': [
    'Foreign exchange differences',
    'Écarts de change',
    'Diferencias de cambio',
    'Währungsdifferenzen',
  ],
  '6900': [
    'Rounding differences',
    'Écarts d’arrondi',
    'Diferencias de redondeo',
    'Rundungsdifferenzen',
  ],
  '6920': ['Cash differences', 'Écarts de caisse', 'Diferencias de caja', 'Kassendifferenzen'],
}

const PLACES: Readonly<Record<Language, number>> = { en: 0, fr: 1, es: 2, de: 3 }

/**
 * A ledger account as the reader calls it: one of the standard chart in their language, one that the
 * company named itself as it is written.
 */
export function chartName(code: string, name: string, language: Language): string {
  const names = STANDARD[code]
  return names?.[0] === name ? (names[PLACES[language]] ?? name) : name
}
