import { dayOf } from '../../src/core/calendar'

/** Whether a text is a day that exists, as `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  return (
    /^\d{4}-\d\d-\d\d$/.test(text) &&
    dayOf(Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8))) === text
  )
}
