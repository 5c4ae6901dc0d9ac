import type { RefusalTexts } from './sentence.ts'

/** Refusals about coupons. */
export const couponRefusals: RefusalTexts = {
  unknown_coupon: {
    provokedBy: 'a coupon code that nobody has defined',
    en: 'There is no coupon {coupon}. Check the code, or add it with defineCoupons.',
    fr: 'Le bon {coupon} n’existe pas. Vérifiez le code ou ajoutez-le avec defineCoupons.',
    es: 'No existe el cupón {coupon}. Revise el código o añádalo con defineCoupons.',
    de: 'Einen Gutschein {coupon} gibt es nicht. Prüfen Sie den Code oder legen Sie ihn mit defineCoupons an.',
  },
  coupon_fixed: {
    provokedBy: 'another percentage, amount, duration or target for a coupon that is there',
    en: 'What the coupon {coupon} gives cannot change. Add a coupon with another code.',
    fr: 'Ce que donne le bon {coupon} ne peut pas changer. Ajoutez un bon avec un autre code.',
    es: 'Lo que da el cupón {coupon} no puede cambiar. Añada un cupón con otro código.',
    de: 'Was der Gutschein {coupon} gibt, ändert sich nicht. Legen Sie einen Gutschein mit anderem Code an.',
  },
  coupon_cap_too_low: {
    provokedBy: 'a cap below the number of redemptions that there are',
    en: 'The coupon {coupon} was redeemed {redeemed} times already. Choose a cap of at least that.',
    fr: 'Le bon {coupon} a déjà été utilisé {redeemed} fois. Choisissez un plafond au moins égal.',
    es: 'El cupón {coupon} ya se canjeó {redeemed} veces. Elija un tope de al menos esa cifra.',
    de: 'Der Gutschein {coupon} wurde schon {redeemed}-mal eingelöst. Wählen Sie mindestens diese Zahl als Obergrenze.',
  },
  coupon_not_valid_on_date: {
    provokedBy: 'a redemption outside the days on which the coupon may be redeemed',
    en: 'The coupon {coupon} may be redeemed from {from} to {to}, not on {date}. Choose another day or coupon.',
    fr: 'Le bon {coupon} est utilisable du {from} au {to}, pas le {date}. Choisissez une autre date ou un autre bon.',
    es: 'El cupón {coupon} puede canjearse del {from} al {to}, no el {date}. Elija otro día u otro cupón.',
    de: 'Der Gutschein {coupon} ist von {from} bis {to} einlösbar, nicht am {date}. Wählen Sie einen anderen Tag oder Gutschein.',
  },
  coupon_currency_differs: {
    provokedBy: 'an amount off in another currency than the contract',
    en: 'The coupon {coupon} is in {currency}, the contract in {contract}. Choose a coupon in the currency of the contract.',
    fr: 'Le bon {coupon} est en {currency}, le contrat en {contract}. Choisissez un bon dans la devise du contrat.',
    es: 'El cupón {coupon} está en {currency} y el contrato en {contract}. Elija un cupón en la moneda del contrato.',
    de: 'Der Gutschein {coupon} lautet auf {currency}, der Vertrag auf {contract}. Wählen Sie einen Gutschein in der Währung des Vertrags.',
  },
  coupon_not_for_subscription: {
    provokedBy: 'a coupon for plans or charges that the subscription does not pay from that day on',
    en: 'The coupon {coupon} is for nothing that subscription {subscription} pays from {date} on. Choose a coupon for its plan and charges.',
    fr: 'Le bon {coupon} ne vise rien de ce que paie l’abonnement {subscription} à partir du {date}. Choisissez un bon pour sa formule et ses composantes.',
    es: 'El cupón {coupon} no es para nada de lo que la suscripción {subscription} paga desde el {date}. Elija un cupón para su tarifa y sus cargos.',
    de: 'Der Gutschein {coupon} gilt für nichts, was das Abonnement {subscription} ab {date} zahlt. Wählen Sie einen für seinen Tarif und seine Preisbestandteile.',
  },
  coupon_running: {
    provokedBy: 'a coupon that runs on the subscription already',
    en: 'The coupon {coupon} runs on subscription {subscription} already. Withdraw it first, or wait for its end.',
    fr: 'Le bon {coupon} court déjà sur l’abonnement {subscription}. Retirez-le d’abord ou attendez sa fin.',
    es: 'El cupón {coupon} ya corre en la suscripción {subscription}. Retírelo antes o espere a su fin.',
    de: 'Der Gutschein {coupon} läuft auf dem Abonnement {subscription} schon. Ziehen Sie ihn zuerst zurück oder warten Sie sein Ende ab.',
  },
  coupon_exclusive: {
    provokedBy: 'two coupons on one subscription of which one stands alone',
    en: 'The coupons {coupon} and {other} cannot stand together on subscription {subscription}. Withdraw {other} first, or leave {coupon}.',
    fr: 'Les bons {coupon} et {other} ne se cumulent pas sur l’abonnement {subscription}. Retirez d’abord {other} ou renoncez à {coupon}.',
    es: 'Los cupones {coupon} y {other} no se acumulan en la suscripción {subscription}. Retire antes {other} o renuncie a {coupon}.',
    de: 'Die Gutscheine {coupon} und {other} gelten auf dem Abonnement {subscription} nicht zusammen. Ziehen Sie zuerst {other} zurück oder lassen Sie {coupon} weg.',
  },
  coupon_used_up: {
    provokedBy: 'a coupon that was redeemed as often as it may be',
    en: 'The coupon {coupon} was redeemed {cap} times, as often as it may be. Raise its cap with defineCoupons, or choose another.',
    fr: 'Le bon {coupon} a été utilisé {cap} fois, son plafond. Relevez-le avec defineCoupons ou choisissez-en un autre.',
    es: 'El cupón {coupon} se canjeó {cap} veces, su tope. Súbalo con defineCoupons o elija otro.',
    de: 'Der Gutschein {coupon} wurde {cap}-mal eingelöst, so oft er darf. Erhöhen Sie die Obergrenze mit defineCoupons oder wählen Sie einen anderen.',
  },
  coupon_used_up_by_account: {
    provokedBy: 'a coupon that the account redeemed as often as it may',
    en: 'The account of subscription {subscription} redeemed the coupon {coupon} {cap} times, as often as it may. Choose another coupon.',
    fr: 'Le compte de l’abonnement {subscription} a utilisé le bon {coupon} {cap} fois, son plafond. Choisissez un autre bon.',
    es: 'La cuenta de la suscripción {subscription} canjeó el cupón {coupon} {cap} veces, su tope. Elija otro cupón.',
    de: 'Das Konto des Abonnements {subscription} hat den Gutschein {coupon} {cap}-mal eingelöst, so oft es darf. Wählen Sie einen anderen Gutschein.',
  },
  coupon_not_redeemed: {
    provokedBy: 'the withdrawal of a coupon that was not redeemed by that day',
    en: 'The coupon {coupon} was not redeemed on subscription {subscription} by {date}. Check the code and the day.',
    fr: 'Le bon {coupon} n’a pas été utilisé sur l’abonnement {subscription} au {date}. Vérifiez le code et la date.',
    es: 'El cupón {coupon} no se canjeó en la suscripción {subscription} hasta el {date}. Revise el código y el día.',
    de: 'Der Gutschein {coupon} wurde auf dem Abonnement {subscription} bis {date} nicht eingelöst. Prüfen Sie Code und Tag.',
  },
}
