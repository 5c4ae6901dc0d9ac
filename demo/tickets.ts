import type { Subscription } from './contracts.ts'
import type { Customer } from './customers.ts'
import type { Row, Sink } from './files.ts'
import { randomFor } from './random.ts'
import { type Day, folderAt, isoOf, type Timeline } from './timeline.ts'

const VISIT = {
  en: 'Service visit: meter cabinet checked, fuse replaced',
  fr: 'Intervention : tableau contrôlé, fusible remplacé',
  es: 'Visita técnica: cuadro revisado, fusible cambiado',
  de: 'Servicebesuch: Zählerschrank geprüft, Sicherung ersetzt',
}
const PART = {
  en: 'Communication module',
  fr: 'Module de communication',
  es: 'Módulo de comunicación',
  de: 'Kommunikationsmodul',
}
const SYSTEM = {
  en: 'Solar system, delivered and installed',
  fr: 'Installation photovoltaïque, fournie et posée',
  es: 'Instalación fotovoltaica, suministrada y montada',
  de: 'Photovoltaikanlage, geliefert und montiert',
}

/** Writes one-off charges as they come from service tickets and work orders. */
export function writeTickets(
  sink: Sink,
  seed: number,
  customer: Customer,
  subscriptions: readonly Subscription[],
  timeline: Timeline,
): void {
  const random = randomFor(seed, 'tickets', customer.index)
  const main = subscriptions[0]!
  const on = main.start + random.whole(10, Math.max(11, timeline.end - main.start - 10))
  const isHome = customer.segment === 'household'
  if (
    isHome &&
    customer.story === undefined &&
    random.chance(0.14) &&
    on < (customer.end ?? timeline.end)
  ) {
    const reference = `ST-${customer.index + 1}`
    write(sink, customer, main, on, timeline, { reference, ...visit(customer) })
    if (random.chance(0.4)) {
      const part = {
        product_code: 'HARDWARE',
        description: PART[customer.language],
        quantity: 1,
        unit: 'piece',
      }
      const price = {
        unit_price: customer.country === 'DE' ? '64.90' : '58.50',
        tax_inclusive: false,
      }
      write(sink, customer, main, on, timeline, { reference: `${reference}-P`, ...part, ...price })
    }
  }
  const care = subscriptions.find(s => s.plan.endsWith('-CARE'))
  const installs =
    customer.story === 'installation' ||
    (care !== undefined && isHome && care.start > timeline.householdStart)
  if (!installs || care === undefined) return
  const kwp = (customer.panels * 0.44).toFixed(2)
  const system = {
    product_code: 'SOLAR',
    description: SYSTEM[customer.language],
    quantity: kwp,
    unit: 'kWp',
  }
  const price = {
    unit_price: customer.country === 'DE' ? '1390.00' : '2650.00',
    tax_inclusive: false,
  }
  write(sink, customer, care, care.start, timeline, {
    reference: `WO-${customer.index + 1}`,
    ...system,
    ...price,
  })
}

/** German private customers are quoted prices that include the tax. */
function visit(customer: Customer): Row {
  const german = customer.country === 'DE'
  const what = {
    product_code: 'VISIT',
    description: VISIT[customer.language],
    quantity: 1,
    unit: 'visit',
  }
  return { ...what, unit_price: german ? '89.00' : '95.00', tax_inclusive: german }
}

function write(
  sink: Sink,
  customer: Customer,
  subscription: Subscription,
  on: Day,
  timeline: Timeline,
  row: Row,
): void {
  const folder = folderAt(timeline, on + 3)
  if (folder === undefined || on >= timeline.end) return
  sink.write(folder, 'charges', {
    account_number: customer.number,
    subscription_number: subscription.number,
    service_on: isoOf(on),
    ...row,
  })
}
