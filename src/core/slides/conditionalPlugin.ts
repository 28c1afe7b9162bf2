import type { MarkdownIt, RendererRule, Ruler } from 'markdown-it'

/** A plugin that can be turned on and off. */
export interface ConditionalPlugin {
  /** Call it at the start of each text, before its blocks are parsed. */
  setActive(isActive: boolean): void
}

/**
 * Installs a markdown-it plugin that is active only for some texts. Other texts render as without it, even if other
 * plugins add rules of the same names. They render as fast, because rules for blocks and inline text are not called.
 */
export function useConditionally(md: MarkdownIt, plugin: (md: MarkdownIt) => void): ConditionalPlugin {
  let isActive = true
  const rules: Record<string, RendererRule> = {}
  const block = addOwnRules(md.block.ruler)
  const inline = addOwnRules(md.inline.ruler)
  const inline2 = addOwnRules(md.inline.ruler2)
  // The core rules are already running when a text starts, so they check the flag themselves.
  const core = addOwnRules(md.core.ruler, (rule) => (state) => {
    if (isActive) rule(state)
  })
  const extended = Object.assign(Object.create(md) as MarkdownIt, {
    core: { ruler: core.ruler },
    block: { ruler: block.ruler },
    inline: { ruler: inline.ruler, ruler2: inline2.ruler },
    renderer: { rules },
  })
  plugin(extended)
  // Renderer rules cannot check the flag, because VS Code renders and parses with different environments. They only see
  // tokens that this plugin created, or another plugin with its own rule.
  for (const [name, rule] of Object.entries(rules)) md.renderer.rules[name] ??= rule
  return {
    setActive: (next) => {
      if (next === isActive) return
      isActive = next
      for (const added of [block, inline, inline2]) added.setEnabled(next)
    },
  }
}

interface OwnRules<Args extends unknown[], Result> {
  readonly ruler: Pick<Ruler<Args, Result>, 'before' | 'after' | 'push'>
  setEnabled(isEnabled: boolean): void
}

/** Adds rules to a ruler under unique names, because rules are turned off by name. */
function addOwnRules<Args extends unknown[], Result>(
  ruler: Ruler<Args, Result>,
  wrap: (rule: (...args: Args) => Result) => (...args: Args) => Result = (rule) => rule,
): OwnRules<Args, Result> {
  const own = new Set<string>()
  const add = (name: string): string => {
    own.add(name)
    return ownName(name)
  }
  const place = (name: string): string => (own.has(name) ? ownName(name) : name)
  return {
    ruler: {
      before: (name, added, rule, options) => ruler.before(place(name), add(added), wrap(rule), options),
      after: (name, added, rule, options) => ruler.after(place(name), add(added), wrap(rule), options),
      push: (added, rule, options) => ruler.push(add(added), wrap(rule), options),
    },
    setEnabled: (isEnabled) => {
      const names = [...own].map(ownName)
      if (isEnabled) ruler.enable(names)
      else ruler.disable(names)
    },
  }
}

function ownName(name: string): string {
  return `minutes:${name}`
}
