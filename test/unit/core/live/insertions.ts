import type { Insertion } from '../../../../src/core/live/insertion'

/** Marks the fields of an insertion: `<name>` or `<name:value>`. */
function marked({ parts }: Insertion): string {
  return parts
    .map((part) => (typeof part === 'string' ? part : `<${part.name}${part.value === '' ? '' : `:${part.value}`}>`))
    .join('')
}

/** The text with the insertion for a cursor at `|`, or at `▮` in texts with tables. */
export function inserted(at: string, make: (text: string, offset: number) => Insertion): string {
  const cursor = at.includes('▮') ? '▮' : '|'
  const offset = at.indexOf(cursor)
  const text = at.replace(cursor, '')
  const insertion = make(text, offset)
  return text.slice(0, insertion.start) + marked(insertion) + text.slice(insertion.end)
}
