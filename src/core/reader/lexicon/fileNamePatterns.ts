import type { Vocabulary } from '../../vocabulary/vocabulary'
import { phraseSource } from './phrasePatterns'

/** Minimum number of characters of a folder's name that may have a prefix: "client_meetings", but not "api-calls". */
const minPrefixed = 7

/** Expressions for the ends of file names of minutes, and for paths with a folder of minutes. */
export function fileNamePatterns({ minutesName, minutesFolder }: Vocabulary): {
  readonly minutesName: RegExp
  readonly minutesFolder: RegExp
} {
  const prefixed = fileNames(minutesFolder.filter(({ length }) => length >= minPrefixed))
  return {
    minutesName: new RegExp(`(?:^|[-_ ])(?:${fileNames(minutesName)})$`, 'iu'),
    minutesFolder: new RegExp(`(?:^|/)(?:${fileNames(minutesFolder)}|[^/]*[-_ ](?:${prefixed}))(?:/|$)`, 'iu'),
  }
}

/** "meeting notes" also as "meeting-notes", "meeting_notes" and "MeetingNotes". */
function fileNames(phrases: readonly string[]): string {
  return phrases.map((phrase) => phrase.split(' ').map(phraseSource).join('[-_ ]?')).join('|')
}
