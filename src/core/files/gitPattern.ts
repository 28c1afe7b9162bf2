/**
 * The expression for a pattern of `.gitignore` or `.gitattributes`. One without a slash before its end matches the name in
 * any folder. https://git-scm.com/docs/gitignore#_pattern_format
 */
export function gitPatternExpression(pattern: string): RegExp {
  const isAnywhere = !pattern.includes('/')
  // Git takes "****/" for "**/".
  const path = pattern.replace(/^\//, '').replace(/(?<=^|\/)\*{3,}(?=\/|$)/g, '**')
  // Git compares what is before the first wildcard separately, so that "/drafts**" matches "drafts/a.md" too.
  const [, start = '', rest = ''] = isAnywhere ? [] : (/^([^*?[\\]*[^*?[\\/])(\*{2,}(?:\/.*)?)$/s.exec(path) ?? [])
  const expression =
    start === ''
      ? expressionOf(path)
      : expressionOf(start) + expressionOf(rest.replace(/^\*+/, '**')).replace(/^\.\+$/, '.*')
  try {
    return new RegExp(`^${isAnywhere ? '(?:.*/)?' : ''}${expression}$`, 's')
  } catch (error) {
    // A class such as [z-a] matches nothing.
    if (error instanceof SyntaxError) return /(?!)/
    throw error
  }
}

function expressionOf(path: string): string {
  return path
    .split(/(\\.|^\*\*\/|^\*\*$|\/\*\*\/|\/\*\*$|\*+|\?|\[[!^]?\]?[^\]/]*\])/)
    .map((part, _, parts) =>
      partExpression(
        part,
        parts.every((other) => other === '' || other === part),
      ),
    )
    .join('')
}

/** @param isAlone Whether the pattern has no other part. */
function partExpression(part: string, isAlone: boolean): string {
  if (part === '**/') return '(?:.*/)?'
  if (part === '/**/') return '/(?:.*/)?'
  if (part === '/**') return '/.+'
  if (part === '**' && isAlone) return '.+'
  if (/^\*+$/.test(part)) return '[^/]*'
  if (part === '?') return '[^/]'
  if (/^\[.+\]$/.test(part)) return `(?!/)${part.replace(/^\[[!^]/, '[^').replaceAll('\\', '\\\\')}`
  return part.replace(/^\\(.)$/, '$1').replace(/[.*?+^${}()|[\]\\]/g, '\\$&')
}
