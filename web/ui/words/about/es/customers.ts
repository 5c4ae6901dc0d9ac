import type { Sentences } from '../../sentences.ts'

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
  openTaxId: 'Mostrar entera la identificación fiscal de un cliente; el registro dice quién la vio',
  createAccounts: 'Abrir cuentas de clientes, o cambiar por número los datos de las que existen',
  changeAccount:
    'Cambiar dónde se localiza a un cliente y en qué condiciones se le factura; el resto queda igual',
  changeAccountIdentity:
    'Cambiar quién es un cliente ante la ley: tipo, nombre e identificación fiscal',
  createPremises: 'Añadir puntos de suministro a cuentas, o cambiar por código los que existen',
  placeBillingHolds:
    'Detener la facturación de cuentas desde una fecha, con un motivo y, si se quiere, un final',
  releaseBillingHold:
    'Permitir que se facture de nuevo: levantar una retención o todas las abiertas',
  setAccountParents:
    'Fijar desde una fecha qué cuenta depende de cuál, quién paga y en qué factura',
  mergeAccounts:
    'Fusionar una cuenta con otra desde un día; su número, contratos e historial se conservan',
  unmergeAccounts: 'Deshacer una fusión de cuentas desde un día',
  changeLegalOwner:
    'Dar a una cuenta otro titular desde un día, que debe lo que se facture desde entonces',
  defineSegments: 'Definir grupos de clientes, o cambiarles el nombre',
  defineCollectors: 'Definir los gestores que siguen lo que se debe, o cambiarlos',
  assignAccounts: 'Asignar cuentas a un segmento o gestor de recobro desde una fecha',
  setAssignmentRules:
    'Fijar las reglas por las que las cuentas reciben segmento o gestor; vale la primera que encaja',
  applyAssignmentRules: 'Asignar cuentas según las reglas, página a página',
  handOverAccounts: 'Traspasar a otros las cuentas de un segmento o gestor desde una fecha',
  flagAccounts:
    'Marcar clientes que el recobro debe proteger: concurso, fallecimiento, dificultades, soporte vital, sin contacto',
  endCareFlags: 'Quitar lo que obligaba a proteger a un cliente, con el motivo',
  setCreditPolicy:
    'Fijar cómo vigila el crédito una entidad legal: qué pasa con las ventas sobre el límite',
  setCreditLimits: 'Fijar cuánto pueden deber las cuentas a una entidad legal desde una fecha',
  placeCreditHold: 'Detener nuevos pedidos y suscripciones de un cliente, con el motivo',
  releaseCreditHold:
    'Dejar seguir los pedidos de un cliente: levantar sus bloqueos y no mirar el límite hasta un día',
  setPaymentMethods: 'Indicar en cuentas, contratos o suscripciones cómo se pagan sus documentos',
}
