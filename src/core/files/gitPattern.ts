/**
 * The expression for a pattern of `.gitignore` or `.gitattributes`. One without a slash before its end matches the name in
 * any folder. https://git-scm.com/docs/gitignore#_pattern_format
 */
export function gitPatternExpression(pattern: string): RegExp {
  const isAnywhere = !pattern.includes('/')
  const expression = pattern
    .replace(/^\//, '')
    .split(/(\\.|^\*\*\/|^\*\*$|\/\*\*\/|\/\*\*$|\*+|\?|\[[!^]?\]?[^\]/]*\])/)
    .map((part, _, parts) =>
      partExpression(
        part,
        parts.every((other) => other === '' || other === part),
      ),
    )
    .join('')
  try {
    return new RegExp(`^${isAnywhere ? '(?:.*/)?' : ''}${expression}$`, 's')
  } catch (error) {
    // A class such as [z-a] matches nothing.
    if (error instanceof SyntaxError) return /(?!)/
    throw error
  }
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
