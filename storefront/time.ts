let dates: Intl.DateTimeFormat | undefined
let moments: Intl.DateTimeFormat | undefined

/** A day as "26 January 2026", in the customer's time zone. */
export const day = (time: string): string =>
  (dates ??= new Intl.DateTimeFormat('en-GB', { dateStyle: 'long' })).format(new Date(time))

/** A day and a time of day, in the customer's time zone. */
export const moment = (time: string): string =>
  (moments ??= new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' })).format(
    new Date(time),
  )
