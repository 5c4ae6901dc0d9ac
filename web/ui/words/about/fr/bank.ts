import type { Sentences } from '../../sentences.ts'

/** What lists show and commands do, in French: banks. */
export const bank: Sentences = {
  'bank-accounts': 'Nos comptes bancaires, et l’écart entre les livres et leurs relevés',
  'bank-statements': 'Relevés et avis des banques, les plus récents d’abord',
  'bank-lines': 'Paiements figurant sur les relevés bancaires, et ce que chacun est devenu',
  'match-rates':
    'Combien de fois chaque règle de rapprochement agit, et combien de fois on l’annule ou la suit',
  'payer-bank-accounts': 'Comptes bancaires qui ont déjà payé pour un client',
  'payment-deductions': 'Parties de factures que les payeurs ont déduites et contestent',
  'bank-reconciliation':
    'Solde de chaque compte bancaire dans les livres, en regard de ses relevés',
  'bank-reconciling-items':
    'Ce qui est dans les livres et pas sur un relevé, ou l’inverse, le plus ancien d’abord',
  'bank-line-links': 'Lignes bancaires portant sur des opérations déjà enregistrées, et lesquelles',
  defineBankAccounts:
    'Définir nos comptes bancaires : entité, devise, numéros et lecture de leur CSV',
  setBankCsvMapping: 'Dire comment se lit le CSV d’un compte bancaire',
  importBankStatement:
    'Prendre un fichier bancaire : camt.053/.054, MT940, BAI2, lockbox, OFX, QIF ou CSV',
  decideBankStatement: 'Accepter un relevé bancaire retenu, ou le rejeter',
  matchBankLines:
    'Rapprocher les lignes bancaires en attente de ce qui est dû, et les saisir comme encaissements',
  confirmBankMatch:
    'Indiquer de qui est une ligne bancaire et ce qu’elle règle ; le payeur est retenu',
  undoBankMatch:
    'Annuler le rapprochement, la comptabilisation ou le lien d’une ligne ; l’argent reçu redevient non identifié',
  bookBankLine:
    'Comptabiliser une ligne qui n’est pas un paiement de client : frais bancaires, versement, remise',
  linkBankLine:
    'Indiquer qu’une ligne bancaire est déjà enregistrée : encaissement, remise, versement, prélèvements',
  linkRecordedLines:
    'Rechercher si des lignes ouvertes ou non identifiées ont été enregistrées depuis',
  setMatchRules: 'Fixer à partir de quelle confiance chaque règle de rapprochement agit seule',
}
