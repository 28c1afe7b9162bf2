import type { MarkdownIt, RendererRule, Ruler } from 'markdown-it'

interface RuleState {
  readonly env?: unknown
}

/**
 * Installs a markdown-it plugin that is active for some texts only. Other texts render as without it, even if other
 * plugins add rules of the same names.
 *
 * @param isWanted Called with the environment of each text.
 */
export function useConditionally(
  md: MarkdownIt,
  isWanted: (env: unknown) => boolean,
  plugin: (md: MarkdownIt) => void,
): void {
  const rules: Record<string, RendererRule> = {}
  const isWantedIn = ({ env }: RuleState): boolean => isWanted(env)
  const guarded = Object.assign(Object.create(md) as MarkdownIt, {
    core: { ruler: guardRuler(md.core.ruler, isWantedIn, undefined) },
    block: { ruler: guardRuler(md.block.ruler, isWantedIn, false) },
    inline: {
      ruler: guardRuler(md.inline.ruler, isWantedIn, false),
      ruler2: guardRuler(md.inline.ruler2, isWantedIn, undefined),
    },
    renderer: { rules },
  })
  plugin(guarded)
  // Renderer rules cannot check: VS Code renders with another environment than it parses with. They only see tokens that
  // this plugin created, or one with its own rule.
  for (const [name, rule] of Object.entries(rules)) md.renderer.rules[name] ??= rule
}

/** A ruler that adds its rules to another one, each with a check before it. */
function guardRuler<Args extends [RuleState, ...unknown[]], Result>(
  ruler: Ruler<Args, Result>,
  isWanted: (state: RuleState) => boolean,
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
