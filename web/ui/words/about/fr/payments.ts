import type { Sentences } from '../../sentences.ts'

/** What lists show and commands do, in French: mandates and payments. */
export const payments: Sentences = {
  mandates: 'Mandats de prélèvement, numéros de compte masqués',
  'mandate-events':
    'Ce que sont devenus les mandats : saisis, compte changé après rappel, bloqués, révoqués',
  'debit-creditors': 'Sous quelle identité les entités prélèvent auprès des banques',
  payments: 'Paiements encaissés ou tentés, et ce qu’ils sont devenus',
  'payment-means': 'Cartes et comptes bancaires que les prestataires conservent pour les clients',
  autopay: 'Accords de clients pour payer automatiquement à l’échéance',
  payouts: 'Versements des prestataires, répartis entre paiements et frais',
  'payout-lines': 'Lignes des versements, chacune avec son paiement',
  'payment-providers': 'Par qui les cartes et prélèvements sont encaissés',
  'debit-runs': 'Campagnes de prélèvement, avec le fichier pour la banque',
  'debit-left-out': 'Clients écartés des campagnes de prélèvement, et pourquoi',
  'bank-answers': 'Fichiers par lesquels les banques ont répondu aux prélèvements',
  'provider-events':
    'Ce que prestataires et banques ont dit des paiements, chaque message une fois',
  'payment-blocks': 'Modes de paiement provisoirement suspendus pour un client',
  keepMandatePaper:
    'Conserver le document signé d’un mandat : scan ou PDF, scellé, avec son empreinte',
  openMandatePaper: 'Ouvrir le document signé d’un mandat ; le journal dit qui l’a vu',
  defineDebitCreditors:
    'Fixer l’identifiant créancier, les numéros ACH et les versions de fichiers des entités',
  enterMandates: 'Saisir des mandats de prélèvement signés (SEPA Core, SEPA B2B, ACH)',
  changeMandateAccount: 'Mettre un autre compte bancaire sous un mandat, après rappel du client',
  openMandate: 'Afficher en entier le numéro de compte d’un mandat ; le journal note qui l’a vu',
  stopMandates: 'Révoquer, bloquer ou débloquer des mandats',
  definePaymentProvider: 'Définir par qui cartes et prélèvements sont encaissés, avec ses secrets',
  keepPaymentMeans:
    'Garder une carte ou un compte d’un client, sous le nom que lui donne le prestataire',
  removePaymentMeans: 'Ne plus utiliser une carte ou un compte d’un client',
  requestPayment:
    'Encaisser ce qui est dû par carte ou compte via un prestataire, ou obtenir la page de paiement',
  setAutopay:
    'Enregistrer l’accord d’un client au paiement automatique à l’échéance, avec plafond et préavis',
  endAutopay: 'Mettre fin à l’accord d’un client au paiement automatique',
  payOwnAccount: 'Ouvrir la page de paiement d’un compte à soi',
  createPayLink: 'Créer un lien par lequel un client paie sans se connecter',
  revokePayLinks: 'Mettre fin à tous les liens de paiement d’un compte',
  startDebitRun:
    'Préparer les prélèvements de ce qui échoit jusqu’à un jour, sous les mandats d’un schéma',
  approveDebitRun: 'Approuver une campagne de prélèvement ; son fichier pour la banque est produit',
  cancelDebitRun: 'Abandonner une campagne de prélèvement non approuvée',
  replaceDebitFile: 'Refaire le fichier d’une campagne que la banque n’a jamais eu ou a refusé',
  openDebitFile:
    'Ouvrir le fichier d’une campagne pour le porter à la banque ; le journal note qui l’a fait',
  recordBankAnswer: 'Lire refus, rejets et changements de comptes dans un fichier de la banque',
  releasePaymentBlock: 'Utiliser de nouveau un mode de paiement bloqué par un rejet',
}
