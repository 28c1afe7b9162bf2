import { once } from './once'
import { decisionLabelWords } from './vocabulary/decisionLabels'

/** "**Decision:**", "=> Beschluss:", "*Agreed*:" at the start. Emphasis around the label ends before or after the colon. */
const labelPattern = once(
  () =>
    new RegExp(
      `^[\\s=>–-]*([*_]*)(?:${decisionLabelWords.decision.join('|')})(?![\\p{L}\\p{N}])([\\s*_]*:(?:\\1)?)\\s*`,
      'iu',
    ),
)

/** The text of a decision without its label. Emphasis stays balanced. */
export function withoutDecisionLabel(text: string): string {
  const [label, opening = '', end = ''] = labelPattern().exec(text) ?? []
  if (label === undefined) return text
  const words = text.slice(label.length)
  // The emphasis is of the label, or of the whole line.
  return opening === '' || end.includes(opening) ? words : `${opening}${words}`
}
