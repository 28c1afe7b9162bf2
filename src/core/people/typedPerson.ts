import type { Person } from '../minutes'
import type { PersonStyle } from '../newMinutes/participantStyle'

/**
 * Reads a person typed into an input box: `@ada`, `ada`, `Ada Brook`, `Ada Brook (@ada)`.
 *
 * @param style How the series writes people, for a single word without `@`.
 * @returns undefined for an empty text, or one that is neither a handle nor a name.
 */
export function typedPerson(text: string, style: PersonStyle): Person | undefined {
  const words = text.trim().replace(/\s+/g, ' ')
  const [, before = '', handle] = /^(.*?)[\s(]*@([\p{L}\p{N}][\p{L}\p{N}_.-]*)\)?$/u.exec(words) ?? []
  if (handle !== undefined) return before === '' ? { handle } : isName(before) ? { handle, name: before } : undefined
  if (style !== 'name' && /^[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?$/.test(words)) return { handle: words }
  return isName(words) ? { name: words } : undefined
}

function isName(words: string): boolean {
  return words.length <= 80 && /^\p{L}[\p{L}\p{M}'’. -]*$/u.test(words)
}
