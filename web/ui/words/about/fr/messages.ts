import type { Sentences } from '../../sentences.ts'

/** What lists show and commands do, in French: messages, letters and statements. */
export const messages: Sentences = {
  interactions: 'Échanges avec les clients, par tous les canaux, les plus récents d’abord',
  'interaction-files':
    'Fichiers conservés avec les entrées des historiques, les plus récents d’abord',
  'follow-ups': 'Ce sur quoi quelqu’un doit revenir, le plus en retard d’abord',
  messages: 'E-mails, courriers et messages du portail aux clients, et où en est chacun',
  'message-attempts': 'Chaque tentative d’envoi d’un e-mail et la réponse du serveur',
  'email-blocks': 'Adresses de clients auxquelles plus aucun e-mail n’est envoyé',
  'message-templates':
    'Libellés de messages remplaçant les libellés d’origine, version par version',
  'document-deliveries': 'Documents émis et leur acheminement au client, les plus récents d’abord',
  'print-batches': 'Courriers imprimés et postés ensemble, les plus récents d’abord',
  'print-batch-letters':
    'Courriers des lots d’impression dans l’ordre postal, chacun avec sa page dans le fichier',
  'document-copies':
    'Copies de documents émis, imprimées ou envoyées, avec le motif, les plus récentes d’abord',
  'message-copies': 'Copies de courriers imprimées, avec le motif',
  statements: 'Relevés de compte établis, les plus récents d’abord',
  'statement-runs': 'Séries de relevés de compte, les plus récentes d’abord',
  'statement-left-out':
    'Clients écartés d’une série de relevés alors qu’il y a à dire, et pourquoi',
  addInteractionFile:
    'Joindre un fichier à une entrée de l’historique : une lettre reçue, une photo, un courriel',
  recordInteraction:
    'Saisir un appel, une visite, un courrier, un message ou une note dans l’historique d’un client',
  finishFollowUp: 'Clore un suivi dans l’historique d’un client',
  recordDocumentOpened:
    'Noter qu’un client a ouvert un document sur ses propres pages (les pages le font)',
  sendDocumentCopy:
    'Envoyer au client une copie d’un document émis, marquée COPIE, et l’inscrire au registre',
  reprintDocument:
    'Imprimer une copie d’un document émis, marquée COPIE, et l’inscrire au registre',
  recordBounces:
    'Enregistrer les e-mails revenus, bloquer leurs adresses et les envoyer par la poste',
  decideMessages:
    'Décider des messages en échec ou d’issue incertaine : envoyé, réessayer, par la poste ou annuler',
  blockEmail:
    'Ne plus envoyer d’e-mails à une adresse d’un client ; des courriers partent à la place',
  releaseEmail: 'Autoriser de nouveau les e-mails vers une adresse d’un client',
  saveMessageTemplates:
    'Enregistrer des libellés de messages comme nouvelles versions, par langue, canal et entité',
  deliverDocuments:
    'Envoyer aux clients leurs documents émis par e-mail, courrier ou portail, une fois chacun',
  createPrintBatch:
    'Former des lots d’impression avec les courriers en attente, dans l’ordre postal',
  confirmPrintBatch: 'Marquer un lot d’impression comme imprimé et posté',
  copyLetter: 'Inscrire au registre une copie de courrier, marquée COPIE',
  makeStatements: 'Établir des relevés de compte pour des clients, et les envoyer si on le demande',
  setStatementMethod:
    'Fixer comment sont établis les relevés d’un client, à partir d’un jour de bascule',
  startStatementRun:
    'Préparer les relevés de compte de nombreux clients ; rien n’est encore envoyé',
  approveStatementRun: 'Approuver les relevés préparés par une série',
  sendStatementRun:
    'Envoyer les relevés d’une série approuvée, selon la préférence de chaque client',
  cancelStatementRun: 'Abandonner une série de relevés dont rien n’a été envoyé',
  resumeStatementRun: 'Reprendre les parties inachevées d’une série de relevés',
}
