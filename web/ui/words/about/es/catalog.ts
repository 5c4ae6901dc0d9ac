import type { Sentences } from '../sentences.ts'

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
}
