import type { Sentences } from '../../sentences.ts'

/** What lists show and commands do, in French: disputes and what is given up. */
export const disputes: Sentences = {
  disputes: 'Litiges et demandes, les plus récents d’abord',
  'dispute-events': 'Ce qui a été dit, fait et décidé sur un litige ou une demande, dans l’ordre',
  'dispute-evidence': 'Fichiers conservés avec les litiges et demandes',
  'dispute-stakeholders': 'Qui est concerné par quel dossier',
  'correction-causes':
    'Causes de litiges et d’avoirs, avec le délai et le responsable des dossiers',
  'root-causes': 'Ce qui a été contesté et crédité, mois par mois et cause par cause',
  'bad-debts': 'Créances abandonnées, et celles rétablies depuis',
  'tax-relief-due':
    'Créances abandonnées dont la taxe n’est pas encore récupérée, et dès quel jour elle peut l’être',
  provisions: 'Provision pour créances douteuses à constituer, mois par mois',
  defineCorrectionCauses:
    'Définir les causes de litiges et d’avoirs, avec délai et responsable de leurs dossiers',
  requireCauses: 'Fixer si chaque avoir, annulation et refacturation doit indiquer sa cause',
  openDispute:
    'Ouvrir un litige sur un document, une ligne ou un montant ; ce qui est contesté n’est pas réclamé',
  openInquiry: 'Enregistrer une question d’un client, à traiter pour un jour donné',
  addCaseNote: 'Ajouter une note ou un message à un dossier, et l’envoyer au client si demandé',
  addCaseEvidence: 'Joindre un fichier à un dossier : une photo, un courrier, un procès-verbal',
  addCaseStakeholder: 'Désigner une personne concernée par un dossier',
  assignCase: 'Indiquer qui s’occupe d’un litige ou d’une demande',
  setCaseDeadline: 'Déplacer le jour où un dossier doit être tranché',
  escalateCase: 'Transmettre un dossier au responsable, ou un problème technique à l’informatique',
  decideDispute: 'Trancher un litige : créditer ce qui est accordé, réclamer de nouveau le reste',
  answerInquiry:
    'Répondre à une demande, avec le calcul de la ligne ou du document si on le souhaite',
  withdrawCase: 'Clore un dossier que le client retire',
  setTaxRelief:
    'Fixer quand la taxe d’une créance irrécouvrable est déduite de ce qui est dû au fisc',
  writeOffBadDebt:
    'Abandonner une créance avec un motif, en récupérant la taxe là où la loi le permet',
  recoverBadDebt: 'Rétablir une créance abandonnée, finalement à payer',
  claimTaxRelief: 'Récupérer la taxe des créances abandonnées, une fois le délai écoulé',
  setProvisionRates:
    'Fixer les pourcentages de perte attendue par ancienneté, pour un segment ou tous les autres',
  postProvision: 'Comptabiliser en fin de mois la provision pour ce qui ne sera pas payé',
}
