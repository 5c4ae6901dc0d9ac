import { inFour } from '../words/in-four.ts'

/** What fills a list that nobody enters rows into, said where it is empty. */
export const EMPTY_WORDS = inFour({
  en: {
    'refund-proposals':
      'No refund is proposed. A credit is proposed each day once it has waited for as long as a rule says and its customer owes nothing; without a rule none ever is.',
    refunds:
      'Nothing has been refunded. A refund begins with the customer: tab Payments, Refund. A second person approves it.',
    'provider-refunds':
      'Nothing went back through a provider. A card or debit is refunded from the customer: tab Payments, Refund.',
    'refund-runs':
      'No file of transfers was made. Refunds by transfer wait until a run gathers them: action “Start a refund run”.',
    'refund-run-refunds': 'No refund by transfer is in a run yet.',
  },
  fr: {
    'refund-proposals':
      'Aucun remboursement n’est proposé. Un crédit est proposé chaque jour dès qu’il a attendu aussi longtemps que le dit une règle et que son client ne doit rien ; sans règle, jamais.',
    refunds:
      'Rien n’a été remboursé. Un remboursement part du client : onglet Paiements, Rembourser. Une seconde personne l’approuve.',
    'provider-refunds':
      'Rien n’est reparti par un prestataire. Une carte ou un prélèvement se rembourse depuis le client : onglet Paiements, Rembourser.',
    'refund-runs':
      'Aucun fichier de virements n’a été fait. Les remboursements par virement attendent qu’un lot les réunisse : action « Lancer un lot de remboursements ».',
    'refund-run-refunds': 'Aucun remboursement par virement n’est encore dans un lot.',
  },
  es: {
    'refund-proposals':
      'No se propone ninguna devolución. Un saldo a favor se propone cada día cuando ha esperado lo que dice una regla y su cliente no debe nada; sin regla, nunca.',
    refunds:
      'No se ha devuelto nada. Una devolución empieza en el cliente: pestaña Pagos, Devolver. Otra persona lo aprueba.',
    'provider-refunds':
      'Nada ha vuelto por un proveedor. Una tarjeta o un adeudo se devuelve desde el cliente: pestaña Pagos, Devolver.',
    'refund-runs':
      'No se ha hecho ningún fichero de transferencias. Las devoluciones por transferencia esperan a que una remesa las reúna: acción «Iniciar una remesa de devoluciones».',
    'refund-run-refunds': 'Aún no hay devoluciones por transferencia en una remesa.',
  },
  de: {
    'refund-proposals':
      'Keine Erstattung ist vorgeschlagen. Ein Guthaben wird täglich vorgeschlagen, sobald es so lange gewartet hat, wie eine Regel sagt, und der Kunde nichts schuldet; ohne Regel nie.',
    refunds:
      'Es wurde noch nichts erstattet. Eine Erstattung beginnt beim Kunden: Reiter Zahlungen, Erstatten. Eine zweite Person gibt sie frei.',
    'provider-refunds':
      'Nichts ging über einen Anbieter zurück. Karte oder Lastschrift wird vom Kunden aus erstattet: Reiter Zahlungen, Erstatten.',
    'refund-runs':
      'Noch keine Überweisungsdatei. Erstattungen per Überweisung warten, bis ein Lauf sie sammelt: Aktion „Erstattungslauf starten“.',
    'refund-run-refunds': 'Noch keine Erstattung per Überweisung ist in einem Lauf.',
  },
})

/** The list of the rules by which another fills. */
export const FILLED_BY: Readonly<Record<string, string>> = {
  'refund-proposals': 'credit-refund-rules',
}
