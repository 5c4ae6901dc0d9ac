import type { RefusalTexts } from './sentence.ts'

/** Disputes and inquiries. */
export const disputeRefusals: RefusalTexts = {
  unknown_cause: {
    provokedBy: 'a credit or a dispute with a cause that is not defined or not in use',
    en: 'There is no cause {cause} in use. Look at the list correction-causes, or define it with defineCorrectionCauses.',
    fr: 'Aucune cause {cause} n’est en usage. Consultez la liste correction-causes ou définissez-la avec defineCorrectionCauses.',
    es: 'No hay ninguna causa {cause} en uso. Consulte la lista correction-causes o defínala con defineCorrectionCauses.',
    de: 'Es gibt keine Ursache {cause} in Gebrauch. Sehen Sie in der Liste correction-causes nach oder legen Sie sie mit defineCorrectionCauses an.',
  },
  cause_required: {
    provokedBy: 'a credit, void or rebill without a cause, where requireCauses asks for one',
    en: 'Every correction has to say its cause. Choose one of the list correction-causes.',
    fr: 'Toute correction doit indiquer sa cause. Choisissez-en une dans la liste correction-causes.',
    es: 'Toda corrección debe indicar su causa. Elija una de la lista correction-causes.',
    de: 'Jede Berichtigung muss ihre Ursache nennen. Wählen Sie eine aus der Liste correction-causes.',
  },
  unknown_case: {
    provokedBy: 'a command about a dispute or inquiry that does not exist',
    en: 'There is no case {case}. Look it up in the list of disputes.',
    fr: 'Le dossier {case} n’existe pas. Cherchez-le dans la liste des litiges.',
    es: 'No existe el expediente {case}. Búsquelo en la lista de reclamaciones.',
    de: 'Es gibt keinen Fall {case}. Suchen Sie ihn in der Liste der Reklamationen.',
  },
  case_state: {
    provokedBy: 'deciding an inquiry, or steering a case that is closed',
    en: 'Case {case} ({kind}) is {state}; this is not possible with it. Disputes are decided, inquiries answered, both while they are open.',
    fr: 'Le dossier {case} ({kind}) est {state} ; cette action n’y est pas possible. Un litige se tranche et une demande reçoit une réponse, tant que le dossier est ouvert.',
    es: 'El expediente {case} ({kind}) está {state}; esta acción no es posible. Las reclamaciones se deciden y las consultas se responden mientras están abiertas.',
    de: 'Fall {case} ({kind}) ist {state}; das geht damit nicht. Reklamationen werden entschieden, Anfragen beantwortet, beide solange sie offen sind.',
  },
  dispute_exceeds: {
    provokedBy: 'openDispute of more than is billed, not credited and not disputed yet',
    en: 'Of {document} at most {left} {currency} can be disputed (asked: {asked}): the rest is credited or disputed already. Give a smaller amount, or look at the open disputes.',
    fr: 'Sur {document}, {left} {currency} au plus peuvent être contestés (demandé : {asked}) : le reste est déjà crédité ou contesté. Indiquez un montant inférieur ou consultez les litiges ouverts.',
    es: 'De {document} se pueden reclamar como máximo {left} {currency} (pedido: {asked}): el resto ya está abonado o reclamado. Indique un importe menor o consulte las reclamaciones abiertas.',
    de: 'Von {document} können höchstens {left} {currency} bestritten werden (gefragt: {asked}): Der Rest ist schon gutgeschrieben oder bestritten. Geben Sie weniger an oder sehen Sie die offenen Reklamationen an.',
  },
  dispute_before_document: {
    provokedBy: 'openDispute on a day before the document was issued',
    en: 'Document {document} was issued on {date}. Open the dispute on that day or later.',
    fr: 'Le document {document} a été émis le {date}. Ouvrez le litige ce jour-là ou plus tard.',
    es: 'El documento {document} se emitió el {date}. Abra la reclamación ese día o después.',
    de: 'Beleg {document} wurde am {date} ausgestellt. Eröffnen Sie die Reklamation an diesem Tag oder später.',
  },
  case_due_before_opened: {
    provokedBy: 'a deadline before the day on which the case was opened',
    en: 'The deadline lies before {date}, when the case was opened. Give a later day.',
    fr: 'L’échéance précède le {date}, jour d’ouverture du dossier. Indiquez une date ultérieure.',
    es: 'El plazo es anterior al {date}, fecha de apertura. Indique un día posterior.',
    de: 'Die Frist liegt vor dem {date}, an dem der Fall eröffnet wurde. Geben Sie einen späteren Tag an.',
  },
  case_decided_before_opened: {
    provokedBy: 'deciding, answering or ending a case on a day before it was opened',
    en: 'Case {case} was opened on {date}. It cannot end before that day.',
    fr: 'Le dossier {case} a été ouvert le {date}. Il ne peut se terminer avant ce jour.',
    es: 'El expediente {case} se abrió el {date}. No puede terminar antes de ese día.',
    de: 'Fall {case} wurde am {date} eröffnet. Er kann nicht vorher enden.',
  },
  granted_exceeds_dispute: {
    provokedBy: 'decideDispute that grants more than is disputed',
    en: 'Case {case} disputes {amount} {currency}; no more can be granted by it. Grant up to that amount, and credit anything else by issueCreditNote.',
    fr: 'Le dossier {case} conteste {amount} {currency} ; il ne permet pas d’accorder davantage. Accordez ce montant au plus et créditez le reste avec issueCreditNote.',
    es: 'El expediente {case} reclama {amount} {currency}; no se puede conceder más con él. Conceda hasta ese importe y abone lo demás con issueCreditNote.',
    de: 'Fall {case} bestreitet {amount} {currency}; mehr kann darin nicht anerkannt werden. Erkennen Sie höchstens diesen Betrag an und schreiben Sie anderes mit issueCreditNote gut.',
  },
  inquiry_of_no_document: {
    provokedBy: 'answerInquiry with explain where the inquiry names no document',
    en: 'Inquiry {case} names no document whose figures could be explained. Answer it without explain.',
    fr: 'La demande {case} ne nomme aucun document dont expliquer les montants. Répondez sans explain.',
    es: 'La consulta {case} no nombra ningún documento cuyos importes explicar. Responda sin explain.',
    de: 'Anfrage {case} nennt keinen Beleg, dessen Zahlen erklärt werden könnten. Beantworten Sie sie ohne explain.',
  },
  evidence_too_large: {
    provokedBy: 'addCaseEvidence with a file of more than 5 MB',
    en: 'The file is larger than {megabytes} MB. Give a smaller one, for example a compressed picture.',
    fr: 'Le fichier dépasse {megabytes} Mo. Fournissez-en un plus petit, par exemple une image compressée.',
    es: 'El archivo supera los {megabytes} MB. Aporte uno menor, por ejemplo una imagen comprimida.',
    de: 'Die Datei ist größer als {megabytes} MB. Geben Sie eine kleinere, zum Beispiel ein komprimiertes Bild.',
  },
}
