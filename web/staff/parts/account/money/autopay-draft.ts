import { formatAmount, parseAmount } from '../../../../../src/kernel/money.ts'
import type { AccountPaymentsView } from '../../../views/account-payments.ts'
import { creditorsOf } from './creditors.ts'

type Consent = AccountPaymentsView['autopay'][number]

/** What a customer's money can be taken by: a kept card or account, or a mandate of one legal entity. */
export type Way =
  | { readonly kind: 'means'; readonly key: string; readonly meansId: string }
  | {
      readonly kind: 'mandate'
      readonly key: string
      readonly reference: string
      readonly entity: string
    }

/** What is typed into the form of a consent. */
export type AutopayDraft = {
  readonly way: string
  readonly entity: string
  readonly currency: string
  /** Empty: however much falls due. */
  readonly cap: string
  readonly noticeDays: number | string
  readonly consentedOn: string
  readonly consent: string
}

/** Notice that customers are used to from direct debits. */
const NOTICE_DAYS = 14

/** The ways that money can be taken by now: nothing blocked, revoked or expired. */
export function usableWays({ means, mandates }: AccountPaymentsView): readonly Way[] {
  return [
    ...means
      .filter(({ blockedReason }) => blockedReason === null)
      .map(({ meansId }): Way => ({ kind: 'means', key: `means ${meansId}`, meansId })),
    ...mandates
      .filter(({ state }) => state === 'usable')
      .map(
        ({ reference, entity }): Way => ({
          ...{ kind: 'mandate', key: `mandate ${entity} ${reference}`, reference, entity },
        }),
      ),
  ]
}

/** The form as it opens: what was consented to before, else the first way and the usual notice. */
export function draftOf(view: AccountPaymentsView, before: Consent | undefined): AutopayDraft {
  const ways = usableWays(view)
  const held = ways.find(way =>
    way.kind === 'means'
      ? way.meansId === before?.meansId
      : way.reference === before?.mandate && way.entity === before.entity,
  )
  const way = held ?? ways[0]
  const [known] = creditorsOf(view)
  return {
    way: way?.key ?? '',
    entity: before?.entity ?? (way?.kind === 'mandate' ? way.entity : (known?.entity ?? '')),
    currency: before?.currency ?? known?.currency ?? '',
    cap: before?.capMinor == null ? '' : formatAmount(BigInt(before.capMinor), before.currency),
    noticeDays: before?.noticeDays ?? NOTICE_DAYS,
    consentedOn: view.today,
    consent: '',
  }
}

/** The cap in minor units: null where none is asked for, undefined where it is no amount. */
export function capOf({ cap, currency }: AutopayDraft): bigint | null | undefined {
  const typed = cap.trim().replace(',', '.')
  if (typed === '') return null
  if (currency === '') return undefined
  const minor = parseAmount(typed, currency)
  return minor !== undefined && minor > 0n ? minor : undefined
}

/** The consent as `setAutopay` takes it. */
export function inputOf(account: string, ways: readonly Way[], draft: AutopayDraft) {
  const { entity, currency, cap, noticeDays, consentedOn, consent } = draft
  const way = ways.find(({ key }) => key === draft.way)
  return {
    ...{ accountNumber: account, legalEntity: entity, currency },
    ...(way?.kind === 'means' ? { meansId: way.meansId } : { mandate: way?.reference }),
    ...(cap.trim() === '' ? {} : { cap: cap.trim().replace(',', '.') }),
    ...{ noticeDays: Number(noticeDays), consentedOn, consent: consent.trim() },
  }
}

/** What is due today under a consent, in minor units: what is above its cap is not taken. */
export function dueUnder(
  { items, today }: Pick<AccountPaymentsView, 'items' | 'today'>,
  { entity, currency }: Pick<Consent, 'entity' | 'currency'>,
): bigint {
  return items
    .filter(each => each.entity === entity && each.currency === currency && each.dueOn <= today)
    .reduce((sum, { openMinor }) => sum + BigInt(openMinor), 0n)
}
