const GROUPS = /\B(?=(?:\d{3})+$)/g

/** A whole number with a comma between its thousands. Without `Intl`, whose first number costs a phone 200 ms. */
export const grouped = (count: number | string): string => String(count).replaceAll(GROUPS, ',')
