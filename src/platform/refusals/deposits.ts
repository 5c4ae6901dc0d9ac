import type { RefusalTexts } from './sentence.ts'

/** Checks and cash on their way to the bank. */
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
}
