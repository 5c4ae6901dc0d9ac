import type { Sentences } from '../sentences.ts'

/** What lists show and commands do, in Spanish: customers. */
export const customers: Sentences = {
  accounts: 'Cuentas de clientes por número',
  premises: 'Lugares donde se presta el suministro',
  holds: 'Retenciones de facturación, vigentes y levantadas',
  'account-parents':
    'Qué cuenta depende de cuál y quién paga; para cada fecha vale la última revisión',
  successions: 'Cuentas fusionadas con otra o que cambiaron de titular',
  occupancies: 'Quién ha ocupado cada punto de suministro y en qué fechas',
  'payment-methods': 'Formas de pago según las que se dividen los documentos',
  segments: 'Grupos de clientes',
  collectors: 'Gestores que siguen lo que se debe',
  'account-assignments':
    'Segmento y gestor de recobro de cada cuenta; para cada fecha vale la última revisión',
  'care-flags': 'Clientes a los que el recobro debe proteger',
  'contact-rules':
    'Cuándo y con qué frecuencia se puede contactar a los clientes; para cada fecha vale la última revisión',
  'contact-opt-outs':
    'Canales por los que los clientes no desean ser contactados; para cada fecha vale la última revisión',
}
