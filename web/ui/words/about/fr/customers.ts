import type { Sentences } from '../sentences.ts'

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
}
