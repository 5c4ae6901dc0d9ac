/** A period under way of which a part was billed, as it is stored with the billing state. */
export type BegunPeriod = {
  readonly itemId: string
  readonly periodStart: string
  readonly periodEnd: string
}
