import type { Sentences } from '../sentences.ts'

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
}
