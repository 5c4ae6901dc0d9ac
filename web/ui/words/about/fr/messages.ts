import type { Sentences } from '../sentences.ts'

/** What lists show and commands do, in French: messages, letters and statements. */
export const messages: Sentences = {
  interactions: 'Échanges avec les clients, par tous les canaux, les plus récents d’abord',
  'follow-ups': 'Ce sur quoi quelqu’un doit revenir, le plus en retard d’abord',
  messages: 'E-mails, courriers et messages du portail aux clients, et où en est chacun',
  'message-attempts': 'Chaque tentative d’envoi d’un e-mail et la réponse du serveur',
  'email-blocks': 'Adresses de clients auxquelles plus aucun e-mail n’est envoyé',
  'message-templates':
    'Libellés de messages remplaçant les libellés d’origine, version par version',
  'document-deliveries': 'Documents émis et leur acheminement au client, les plus récents d’abord',
  'print-batches': 'Courriers imprimés et postés ensemble, les plus récents d’abord',
  'message-copies': 'Copies de courriers imprimées, avec le motif',
  statements: 'Relevés de compte établis, les plus récents d’abord',
  'statement-runs': 'Séries de relevés de compte, les plus récentes d’abord',
  'statement-left-out':
    'Clients écartés d’une série de relevés alors qu’il y a à dire, et pourquoi',
}
