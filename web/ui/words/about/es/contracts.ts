import type { Sentences } from '../../sentences.ts'

/** What lists show and commands do, in Spanish: contracts and subscriptions. */
export const contracts: Sentences = {
  contracts: 'Contratos de las cuentas con las entidades legales',
  subscriptions: 'Suscripciones y hasta dónde están facturadas',
  'subscription-items': 'Cargos que pagan las suscripciones',
  'one-off-charges': 'Cargos que se facturan una sola vez',
  amendments: 'Cambios de suscripciones: antes, después, desde cuándo y quién los hizo',
  'agreed-prices': 'Precios pactados con clientes; para cada fecha vale la última revisión',
  discounts: 'Descuentos porcentuales sobre los cargos de las suscripciones',
  'coupon-redemptions': 'Cupones que los clientes han canjeado',
  trials: 'Períodos de prueba de las suscripciones; vale la última revisión',
  pauses: 'Días en que las suscripciones están en pausa',
  'item-quantities':
    'Cantidades por fecha (puestos, licencias); para cada fecha vale la última revisión',
  commitments: 'Gasto mínimo que los clientes han pactado',
  'contract-amendments': 'Cambios de contratos: antes, después, desde cuándo y quién los hizo',
  'purchase-orders':
    'Órdenes de compra de los contratos por fecha; para cada fecha vale la última revisión',
  wallets: 'Cuentas de prepago y lo que queda en ellas',
  'wallet-lots': 'Créditos de prepago que entraron juntos y vencen juntos',
  'wallet-entries':
    'Entradas y salidas de las cuentas de prepago, con el documento que las justifica',
  'wallet-notices': 'Avisos sobre cuentas de prepago: saldo bajo, recarga, tope de recargas',
  orders: 'Presupuestos y pedidos de los sistemas de oferta',
  'order-results': 'En qué se convirtió cada línea de un pedido aceptado',
  tickets: 'Partes de trabajo, revisión a revisión; vale la última',
  'ticket-charges': 'Cargos únicos nacidos de líneas de partes de trabajo',
  createContracts:
    'Añadir contratos de cuentas con entidades legales, o cambiar su fin, condiciones y orden de compra',
  changePoNumber: 'Dar a los contratos otra orden de compra para el servicio desde una fecha',
  giveNotice:
    'Registrar el preaviso de contratos, que terminan con sus suscripciones según el plazo; o retirarlo',
  renewContracts:
    'Empezar el siguiente plazo de los contratos que se renuevan solos y ya no admiten preaviso, con su subida; página a página',
  createSubscriptions:
    'Iniciar suscripciones a versiones de planes bajo contratos, con una partida por cargo',
  changeQuantity: 'Cambiar la cantidad de un cargo de una suscripción desde una fecha',
  changePlan: 'Pasar suscripciones a otra versión de plan desde una fecha',
  changeAlignment:
    'Alinear los períodos de facturación de suscripciones con el calendario, la cuenta, el contrato o un día propio, desde una fecha',
  endSubscription:
    'Finalizar suscripciones en una fecha (la primera sin servicio), o mover o quitar su fin',
  withdrawQuantity: 'Retirar un cambio de cantidad previsto o erróneo; sigue valiendo lo anterior',
  withdrawPlanChange: 'Retirar el último cambio de plan previsto o erróneo; sigue el plan anterior',
  setProgressiveBilling:
    'Fijar el importe de consumo sin facturar a partir del cual se factura a mitad de período',
  pauseSubscription:
    'Pausar suscripciones desde una fecha, o cambiar una pausa: cuotas detenidas o no, consumo rechazado o facturado',
  resumeSubscription:
    'Reanudar suscripciones en pausa en una fecha; el primer día de una pausa la anula',
  addCommitments:
    'Comprometer a un cliente a un gasto mínimo por plazo en cargos de un contrato, o terminarlo',
  defineWallets: 'Dar a clientes cuentas de prepago, o cambiar sus avisos y recargas',
  buyWalletCredits:
    'Vender crédito de prepago: se cobra en la próxima factura y se puede usar al emitirla',
  grantWalletCredits:
    'Otorgar crédito sin pago, con un motivo; vence y vale como descuento al usarse',
  expireWalletCredits:
    'Sacar el crédito vencido de las cuentas de prepago y contabilizar como ingreso lo que se pagó por él',
  addDiscounts: 'Dar a suscripciones un porcentaje de descuento entre dos fechas, o mover su fin',
  addOneOffCharges:
    'Cobrar algo una vez, como una instalación o una visita, con la referencia de su origen',
  correctOneOffCharges:
    'Corregir cantidad o precio de cargos únicos, o retirarlos, por su referencia',
  recordOrders:
    'Registrar presupuestos y pedidos de un sistema de ofertas; los aceptados empiezan enseguida',
  acceptQuotes:
    'Aceptar presupuestos registrados: sus líneas pasan una vez a suscripciones, cambios y cargos',
  withdrawQuotes: 'Retirar presupuestos registrados, que ya no podrán aceptarse',
  recordTickets: 'Cobrar una vez los partes de trabajo, y corregir o retirar lo que cambió',
  redeemCoupons:
    'Canjear cupones en suscripciones desde una fecha, tantas veces como permitan sus topes',
  withdrawCoupons: 'Quitar cupones de suscripciones desde una fecha; su canje sigue contando',
  setTrials: 'Dar a suscripciones un período de prueba inicial, o alargarlo o acortarlo',
  agreePrices:
    'Pactar un precio con un cliente, para una suscripción o todo un contrato, desde una fecha',
  scheduleRamps: 'Planificar precio y cantidad de un cargo de una suscripción, fase a fase',
  upliftPrices:
    'Subir un porcentaje lo que paga una suscripción desde una fecha, como en una renovación',
}
