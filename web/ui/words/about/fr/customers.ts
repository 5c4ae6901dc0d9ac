import type { Sentences } from '../../sentences.ts'

/** What lists show and commands do, in French: customers. */
export const customers: Sentences = {
  accounts: 'Comptes clients par numéro',
  premises: 'Lieux où l’énergie est fournie',
  holds: 'Blocages de facturation, en cours et levés',
  'account-parents':
    'Quel compte dépend de quel autre, et qui paie ; pour chaque date, la dernière révision fait foi',
  successions: 'Comptes fusionnés avec un autre ou passés à un nouveau titulaire',
  occupancies: 'Qui a occupé quel site, de quand à quand',
  'payment-methods': 'Modes de paiement selon lesquels les documents sont séparés',
  segments: 'Groupes de clients',
  collectors: 'Postes qui suivent les impayés',
  'account-assignments':
    'Segment et chargé de recouvrement de chaque compte ; pour chaque date, la dernière révision fait foi',
  'care-flags': 'Clients à épargner lors du recouvrement',
  'contact-rules':
    'Quand et combien de fois les clients peuvent être contactés ; pour chaque date, la dernière révision fait foi',
  'contact-opt-outs':
    'Canaux par lesquels des clients ne veulent pas être contactés ; pour chaque date, la dernière révision fait foi',
  openTaxId: 'Afficher en entier le numéro fiscal d’un client ; le journal note qui l’a vu',
  createAccounts:
    'Ouvrir des comptes clients, ou modifier par numéro les données de ceux qui existent',
  changeAccount:
    'Modifier les coordonnées d’un client et ses conditions de facturation ; le reste ne change pas',
  changeAccountIdentity: 'Modifier l’identité légale d’un client : nature, nom et numéro fiscal',
  createPremises:
    'Ajouter des sites de fourniture aux comptes, ou modifier par code ceux qui existent',
  placeBillingHolds:
    'Bloquer la facturation de comptes à partir d’une date, avec un motif et au besoin une fin',
  releaseBillingHold: 'Laisser facturer de nouveau des comptes : lever un blocage, ou tous',
  setAccountParents:
    'Fixer à partir d’une date quel compte dépend de quel autre, qui paie et sur quelle facture',
  mergeAccounts:
    'Fusionner un compte avec un autre à partir d’un jour ; numéro, contrats et historique restent',
  unmergeAccounts: 'Annuler une fusion de comptes à partir d’un jour',
  changeLegalOwner:
    'Donner à un compte un autre titulaire à partir d’un jour, qui doit ce qui est facturé ensuite',
  defineSegments: 'Définir des groupes de clients, ou les renommer',
  defineCollectors: 'Définir les postes qui suivent les impayés, ou les modifier',
  assignAccounts:
    'Affecter des comptes à un segment ou à un chargé de recouvrement à partir d’une date',
  setAssignmentRules:
    'Fixer les règles qui affectent segment ou chargé de recouvrement ; la première qui convient s’applique',
  applyAssignmentRules: 'Affecter les comptes selon les règles, page par page',
  handOverAccounts:
    'Transférer à d’autres les comptes d’un segment ou d’un chargé de recouvrement à partir d’une date',
  flagAccounts:
    'Signaler des clients à ménager : faillite, décès, difficultés, assistance vitale, aucun contact',
  endCareFlags: 'Lever ce qui faisait ménager un client, avec le motif',
  setCreditPolicy:
    'Fixer comment une entité surveille le crédit : ce que deviennent les ventes au-delà de la limite',
  setCreditLimits: 'Fixer combien des comptes peuvent devoir à une entité à partir d’une date',
  placeCreditHold: 'Bloquer les nouvelles commandes et les abonnements d’un client, avec le motif',
  releaseCreditHold:
    'Laisser passer les commandes d’un client : lever ses blocages et, jusqu’à un jour, ignorer la limite',
  setPaymentMethods:
    'Indiquer pour des comptes, contrats ou abonnements comment leurs documents sont payés',
}
