/** What the themes and transitions of HedgeDoc look like, seen from a test. */
import type { Theme } from '../../src/core/slides/deckOptions'

/** The colours behind the slides of https://revealjs.com/themes/. */
export const themeColours: Readonly<Record<Theme, string>> = {
  beige: 'rgb(247, 243, 222)',
  black: 'rgb(25, 25, 25)',
  blood: 'rgb(34, 34, 34)',
  league: 'rgb(28, 30, 32)',
  moon: 'rgb(0, 43, 54)',
  night: 'rgb(17, 17, 17)',
  serif: 'rgb(240, 241, 235)',
  simple: 'rgb(255, 255, 255)',
  sky: 'rgb(247, 251, 252)',
  solarized: 'rgb(253, 246, 227)',
  white: 'rgb(255, 255, 255)',
}
export const transitions = ['none', 'fade', 'slide', 'convex', 'concave', 'zoom'] as const

export function themed(theme: string, transition: string): string {
  return `---\ntype: slide\nslideOptions:\n  theme: ${theme}\n  transition: ${transition}\n---\n\n# A title\n\nand [words](https://a.example)\n\n---\n\n# B\n`
}

/** In the page: what the audience sees behind the slides. */
export function backgroundIs(colour: string): boolean {
  const viewport = document.querySelector('.reveal-viewport')
  return viewport !== null && getComputedStyle(viewport).backgroundColor === colour
}

/** In the page: where the next slide waits, and how long it takes to come. */
export function lookOfNextSlide(): string {
  const next = document.querySelector('.slides > section.future') as Element
  // It may be on its way there from where the transition before had it.
  for (const animation of next.getAnimations()) animation.finish()
  const { transform, opacity, transitionDuration } = getComputedStyle(next)
  return `${transform} ${opacity} ${transitionDuration}`
}
