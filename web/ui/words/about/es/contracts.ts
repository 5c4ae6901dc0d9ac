import type { Sentences } from '../sentences.ts'

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
}
