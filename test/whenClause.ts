/** The values of context keys; missing ones are undefined. */
export type KeyContext = Readonly<Record<string, string | boolean>>

/**
 * Evaluates the `when` clause of a keybinding: `&&`, `||`, `!`, `==`, `!=`, `=~` and parentheses, with VS Code's
 * precedence.
 *
 * @throws on clauses with anything else.
 */
export function isTrueIn(clause: string, context: KeyContext): boolean {
  const tokens = clause.match(/\(|\)|&&|\|\||==|!=|=~|!|'[^']*'|\/(?:[^/\\]|\\.)+\/i?|[^\s()!=&|~]+/g) ?? []
  if (tokens.join('').length !== clause.replace(/\s/g, '').length) throw new Error(`Unknown syntax: ${clause}`)
  let at = 0
  const next = (): string => tokens[at++] ?? ''
  const either = (): boolean => {
    let value = both()
    while (tokens[at] === '||') {
      at++
      value = both() || value
    }
    return value
  }
  const both = (): boolean => {
    let value = single()
    while (tokens[at] === '&&') {
      at++
      value = single() && value
    }
    return value
  }
  const single = (): boolean => {
    const token = next()
    if (token === '!') return !single()
    if (token === '(') {
      const value = either()
      if (next() !== ')') throw new Error(`Missing parenthesis: ${clause}`)
      return value
    }
    const value = context[token]
    switch (tokens[at]) {
      case '==':
      case '!=': {
        const isEqual = next() === '=='
        const other = next().replace(/^'|'$/g, '')
        return (String(value ?? '') === other) === isEqual
      }
      case '=~': {
        at++
        const [, source = '', flags = ''] = /^\/(.*)\/(i?)$/.exec(next()) ?? []
        return new RegExp(source, flags).test(String(value ?? ''))
      }
      default:
        return value !== undefined && value !== false && value !== ''
    }
  }
  const result = either()
  if (at < tokens.length) throw new Error(`Unknown syntax: ${clause}`)
  return result
}
