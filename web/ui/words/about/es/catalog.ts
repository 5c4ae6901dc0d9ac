import type { Sentences } from '../../sentences.ts'

/** What lists show and commands do, in Spanish: products, plans, prices and taxes. */
export const catalog: Sentences = {
  'legal-entities': 'Entidades legales que emiten documentos',
  products: 'Productos y servicios que se venden',
  meters: 'Qué se mide y cómo',
  plans: 'Versiones de los planes',
  charges: 'Cargos de los planes',
  prices: 'Precios por fecha; para cada fecha vale la última revisión',
  'tax-rules': 'Tipos impositivos por lugar, clase y fecha',
  'billing-calendar': 'Cuándo se lee, se cierra y se emite cada ciclo',
  coupons: 'Cupones y cuántas veces se ha canjeado cada uno',
  'add-ons': 'Planes que requieren otro al que acompañar',
  'price-indexes': 'Índices publicados que siguen los precios',
  'index-values': 'Valores de índices por mes; para cada mes vale la última revisión',
  'tou-calendars': 'Calendarios horarios: franjas por temporada, día de la semana, festivo y hora',
  'payment-terms': 'Condiciones de pago; para cada fecha vale la última revisión',
  'payment-terms-uses':
    'Para qué documentos valen las condiciones de pago; para cada fecha vale la última revisión',
  setEntityLogo: 'Fijar o quitar el logotipo de la cabecera de documentos, cartas y correos',
  defineLegalEntities:
    'Añadir entidades legales, o actualizar su nombre, dirección, identificación fiscal y banco',
  defineProducts:
    'Añadir productos, o cambiar desde ahora su nombre, clase fiscal y cuenta de ingresos',
  defineMeters: 'Añadir contadores: qué se mide, en qué unidad, con eventos, lecturas o intervalos',
  defineTouCalendars:
    'Añadir calendarios horarios: franjas por mes, tipo de día y hora, festivos por fecha',
  definePriceIndexes:
    'Añadir índices publicados que los precios pueden seguir, o cambiarles el nombre',
  definePlans:
    'Añadir versiones de planes con sus cargos y primeros precios; una versión nunca cambia',
  defineTaxRules:
    'Añadir tipos impositivos con fecha, o corregir los que hay, por código, clase y primer día',
  defineBillingCycles:
    'Añadir ciclos de facturación y sus fechas: facturado hasta, lectura, cierre y emisión',
  definePaymentTerms:
    'Definir condiciones de pago: días netos, fin de mes, día fijo, plazos, descuento por pronto pago',
  setPaymentTerms: 'Fijar las condiciones de pago de entidades, cuentas y contratos desde un día',
  addPrices:
    'Añadir precios a cargos desde una fecha; uno con fecha anterior se recupera en la próxima facturación',
  recordIndexValues: 'Registrar valores publicados de índices; lo facturado sin ellos se recupera',
  defineCoupons: 'Añadir cupones, o cambiar quién puede canjearlos; lo que dan no cambia',
  defineAddOns:
    'Definir qué planes necesitan otro en el mismo contrato y qué ocurre cuando termina',
  priceBundles:
    'Repartir el precio de un paquete entre sus cargos, según lo que costaría cada uno por separado',
}
