import { sql } from 'kysely'
import { sqlProof } from './proof.ts'

/** The registers of a place with the read that stands on a day. */
const READ_ON = sql`
  select distinct on (c.account_id, c.channel_id) c.account_id, c.premise_id, c.serial, c.register,
    r.read_on, r.value
  from channel c join counting_read r using (account_id, channel_id)`

export const placesHandedOver = sqlProof({
  name: 'places_handed_over',
  sentence:
    'A place of supply has one customer at a time, and where one follows another on the same day both have the same read of each register.',
  counted: sql`occupancy`,
  faults: [
    {
      problem: 'two customers at one place',
      found: sql`
        select a.place_id, a.account_id, a.from_on, a.to_on, b.account_id as other_account,
          b.from_on as other_from
        from occupancy a join occupancy b using (place_id)
        where (a.account_id, a.premise_id) <> (b.account_id, b.premise_id)
          and coalesce(a.from_on, '-infinity') <= coalesce(b.from_on, '-infinity')
          and coalesce(a.to_on, 'infinity') > coalesce(b.from_on, '-infinity')
          and (coalesce(a.from_on, '-infinity') < coalesce(b.from_on, '-infinity')
            or a.account_id < b.account_id)`,
    },
    {
      problem: 'subscription runs at a place that its customer has left',
      found: sql`
        select s.account_id, s.subscription_id, s.end_on, o.to_on
        from occupancy o join subscription s using (account_id, premise_id)
        where o.to_on is not null and s.start_on < o.to_on
          and (s.end_on is null or s.end_on > o.to_on)`,
    },
    {
      problem: 'different reads of one register on the day of a move',
      found: sql`
        select a.place_id, a.account_id, b.account_id as other_account, x.serial, x.register,
          a.to_on, x.value, y.value as other_value
        from occupancy a
        join occupancy b on b.place_id = a.place_id and b.from_on = a.to_on
          and b.account_id <> a.account_id
        cross join lateral (
          ${READ_ON} where c.account_id = a.account_id and c.premise_id = a.premise_id
            and r.read_on = a.to_on
          order by c.account_id, c.channel_id, r.revision desc) x
        cross join lateral (
          ${READ_ON} where c.account_id = b.account_id and c.premise_id = b.premise_id
            and r.read_on = a.to_on
          order by c.account_id, c.channel_id, r.revision desc) y
        where x.serial = y.serial and x.register = y.register and x.value <> y.value`,
    },
  ],
})
