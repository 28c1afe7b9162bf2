// The part that reads calendars.
export { appointmentsBetween } from '../core/meetings/calendar'
