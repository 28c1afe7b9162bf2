// What reads calendars.
export { appointmentsBetween } from '../core/meetings/calendar'
