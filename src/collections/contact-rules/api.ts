import { z } from 'zod'
import { whole } from '../../formats/fields.ts'

/** When and how often customers may be contacted about what they owe. */
export const contactRuleFields = {
  quietFromHour: whole(0, 23),
  quietUntilHour: whole(0, 23),
  /** 1 is Monday, 7 Sunday. */
  quietWeekdays: z.array(whole(1, 7)).max(6),
  most: whole(1, 1000),
  withinDays: whole(1, 31),
  daysAfterCall: whole(0, 31),
}
