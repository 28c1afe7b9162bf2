import type { MarkdownIt, RendererRule, Ruler } from 'markdown-it'

interface State {
  readonly env?: unknown
}

/**
 * Gives a renderer a plugin that has an effect in some texts only. In the others every text is what it was, whatever
 * rules of the same names further plugins bring.
 *
 * @param isWanted Asked with the environment of each text.
 */
export function useWhere(md: MarkdownIt, isWanted: (env: unknown) => boolean, plugin: (md: MarkdownIt) => void): void {
  const rules: Record<string, RendererRule> = {}
  const isWantedIn = ({ env }: State): boolean => isWanted(env)
  const guarded = Object.assign(Object.create(md) as MarkdownIt, {
    core: { ruler: guard(md.core.ruler, isWantedIn, undefined) },
    block: { ruler: guard(md.block.ruler, isWantedIn, false) },
    inline: {
      ruler: guard(md.inline.ruler, isWantedIn, false),
      ruler2: guard(md.inline.ruler2, isWantedIn, undefined),
    },
    renderer: { rules },
  })
  plugin(guarded)
  // Without the question: VS Code draws with another environment than it reads with. What is drawn was read here or by a
  // plugin that has a rule of its own for it.
  for (const [name, rule] of Object.entries(rules)) md.renderer.rules[name] ??= rule
}

/** A ruler that adds its rules to another one, with the question before each. */
function guard<Args extends [State, ...unknown[]], Result>(
  ruler: Ruler<Args, Result>,
  isWanted: (state: State) => boolean,
  otherwise: Result,
): Pick<Ruler<Args, Result>, 'before' | 'after' | 'push'> {
  type Rule = (...args: Args) => Result
  const guarded =
    (rule: Rule): Rule =>
    (...args) =>
      isWanted(args[0]) ? rule(...args) : otherwise
  return {
    before: (place, name, rule, options) => ruler.before(place, name, guarded(rule), options),
    after: (place, name, rule, options) => ruler.after(place, name, guarded(rule), options),
    push: (name, rule, options) => ruler.push(name, guarded(rule), options),
  }
}
