import type { RefusalTexts } from './sentence.ts'

/** Checks and cash on their way to the bank; money that comes back or is given back. */
export const depositRefusals: RefusalTexts = {
  deposit_known: {
    provokedBy: 'a deposit opened under a reference that the legal entity has used',
    en: 'There is a deposit "{reference}" already. Go on with it, or give another reference.',
    fr: 'Il y a déjà une remise « {reference} ». Continuez-la ou donnez une autre référence.',
    es: 'Ya existe un depósito «{reference}». Continúelo o dé otra referencia.',
    de: 'Es gibt schon eine Einreichung „{reference}“. Führen Sie diese weiter oder geben Sie eine andere Bezeichnung an.',
  },
  unknown_deposit: {
    provokedBy: 'a deposit that the legal entity has not opened',
    en: 'There is no deposit "{reference}". Open it with its control total first.',
    fr: "Il n'y a pas de remise « {reference} ». Ouvrez-la d'abord avec son total de contrôle.",
    es: 'No hay ningún depósito «{reference}». Ábralo primero con su total de control.',
    de: 'Es gibt keine Einreichung „{reference}“. Eröffnen Sie sie zuerst mit ihrer Kontrollsumme.',
  },
  deposit_closed: {
    provokedBy: 'a change of a deposit that is closed',
    en: 'Deposit "{reference}" is closed and booked. Put the rest into another deposit.',
    fr: 'La remise « {reference} » est close et comptabilisée. Mettez le reste dans une autre remise.',
    es: 'El depósito «{reference}» está cerrado y contabilizado. Ponga el resto en otro depósito.',
    de: 'Die Einreichung „{reference}“ ist abgeschlossen und gebucht. Legen Sie den Rest in eine andere Einreichung.',
  },
  deposit_differs: {
    provokedBy: 'closing a deposit whose receipts do not come to the control total or count',
    en: 'Deposit "{reference}" was counted as {countedPieces} pieces of {counted}, but {keyedPieces} pieces of {keyed} are keyed in. Look for the difference, or close it with a reason.',
    fr: "La remise « {reference} » a été comptée à {countedPieces} pièces pour {counted}, mais {keyedPieces} pièces pour {keyed} sont saisies. Cherchez l'écart ou clôturez-la avec un motif.",
    es: 'El depósito «{reference}» se contó en {countedPieces} piezas por {counted}, pero hay {keyedPieces} piezas por {keyed}. Busque la diferencia o ciérrelo con un motivo.',
    de: 'Die Einreichung „{reference}“ wurde mit {countedPieces} Stück zu {counted} gezählt, erfasst sind {keyedPieces} Stück zu {keyed}. Suchen Sie den Unterschied oder schließen Sie mit einem Grund ab.',
  },
  receipt_not_depositable: {
    provokedBy:
      'a deposit of money that is not undeposited, or of another legal entity or currency',
    en: 'Receipt {receipt} is not undeposited cash or a check of this legal entity and currency. Deposit it with others of its kind.',
    fr: "L'encaissement {receipt} n'est pas un chèque ou des espèces à remettre de cette entité et devise. Remettez-le avec ses semblables.",
    es: 'El cobro {receipt} no es un cheque o efectivo pendiente de depósito de esta entidad y moneda. Deposítelo con otros de su clase.',
    de: 'Zahlungseingang {receipt} ist kein noch nicht eingereichter Scheck oder Bargeld dieser Gesellschaft und Währung. Reichen Sie ihn mit gleichartigen ein.',
  },
  receipt_deposited: {
    provokedBy: 'a check put into a second deposit',
    en: 'Receipt {receipt} is in a deposit already. Take it out there first.',
    fr: "L'encaissement {receipt} est déjà dans une remise. Retirez-l'en d'abord.",
    es: 'El cobro {receipt} ya está en un depósito. Sáquelo primero de allí.',
    de: 'Zahlungseingang {receipt} ist schon in einer Einreichung. Nehmen Sie ihn dort zuerst heraus.',
  },
  receipt_not_in_deposit: {
    provokedBy: 'taking a check out of a deposit that it is not in',
    en: 'Not all of these receipts are in deposit "{reference}". Look at its slip and name those that are.',
    fr: 'Ces encaissements ne sont pas tous dans la remise « {reference} ». Consultez le bordereau et indiquez ceux qui y sont.',
    es: 'No todos esos cobros están en el depósito «{reference}». Mire su resguardo e indique los que están.',
    de: 'Nicht alle diese Zahlungseingänge sind in der Einreichung „{reference}“. Sehen Sie auf den Beleg und nennen Sie die enthaltenen.',
  },
  image_unknown: {
    provokedBy: 'a picture that is no PNG, JPEG or PDF, or is too large',
    en: 'This is not a picture that can be kept. Send PNG, JPEG or PDF of at most 3 MB.',
    fr: "Ce n'est pas une image qui peut être conservée. Envoyez un PNG, un JPEG ou un PDF de 3 Mo au plus.",
    es: 'Esto no es una imagen que pueda guardarse. Envíe PNG, JPEG o PDF de 3 MB como máximo.',
    de: 'Das ist kein Bild, das aufbewahrt werden kann. Senden Sie PNG, JPEG oder PDF mit höchstens 3 MB.',
  },
  unknown_task: {
    provokedBy: 'closing a task about money that is not there or is closed',
    en: 'There is no open task {task}. Look at the list of tasks.',
    fr: "Il n'y a pas de tâche ouverte {task}. Consultez la liste des tâches.",
    es: 'No hay ninguna tarea abierta {task}. Mire la lista de tareas.',
    de: 'Es gibt keine offene Aufgabe {task}. Sehen Sie in der Liste der Aufgaben nach.',
  },
  not_blocked: {
    provokedBy: 'releasing a way of paying that is not blocked',
    en: 'Payment by {method} is not blocked for this customer. Nothing is to be done.',
    fr: "Le paiement par {method} n'est pas bloqué pour ce client. Il n'y a rien à faire.",
    es: 'El pago por {method} no está bloqueado para este cliente. No hay nada que hacer.',
    de: 'Die Zahlung per {method} ist für diesen Kunden nicht gesperrt. Es ist nichts zu tun.',
  },
  refund_original_first: {
    provokedBy: 'a refund by check or transfer of money that came by card or debit',
    en: 'The money came by {method} and should go back that way. Refund it through the provider, or say why another way is needed.',
    fr: "L'argent est venu par {method} et devrait repartir de même. Remboursez par le prestataire ou dites pourquoi une autre voie est nécessaire.",
    es: 'El dinero llegó por {method} y debería volver igual. Devuélvalo por el proveedor o indique por qué hace falta otra vía.',
    de: 'Das Geld kam per {method} und soll so zurückgehen. Erstatten Sie es über den Zahlungsdienst oder sagen Sie, warum ein anderer Weg nötig ist.',
  },
  refund_needs_iban: {
    provokedBy: 'a refund by transfer without an IBAN, or an IBAN with another way',
    en: 'A refund by transfer, and no other, names an IBAN. Add it, or leave it out.',
    fr: 'Un remboursement par virement, et lui seul, indique un IBAN. Ajoutez-le ou omettez-le.',
    es: 'Una devolución por transferencia, y solo ella, lleva un IBAN. Añádalo u omítalo.',
    de: 'Eine Erstattung per Überweisung, und nur sie, nennt eine IBAN. Ergänzen Sie sie oder lassen Sie sie weg.',
  },
  unknown_refund: {
    provokedBy: 'a refund that the account does not have',
    en: 'There is no refund {refund} on this account. Look it up in the list of refunds.',
    fr: "Il n'y a pas de remboursement {refund} sur ce compte. Cherchez-le dans la liste des remboursements.",
    es: 'No hay ninguna devolución {refund} en esta cuenta. Búsquela en la lista de devoluciones.',
    de: 'Auf diesem Konto gibt es keine Erstattung {refund}. Sehen Sie in der Liste der Erstattungen nach.',
  },
}
