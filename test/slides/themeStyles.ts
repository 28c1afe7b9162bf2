/** Expected styles of HedgeDoc's themes and transitions. */
import type { Theme } from '../../src/core/slides/deckOptions'

/** Background colors of https://revealjs.com/themes/. */
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

export function themedDeck(theme: string, transition: string): string {
  return `---\ntype: slide\nslideOptions:\n  theme: ${theme}\n  transition: ${transition}\n---\n\n# A title\n\nand [words](https://a.example)\n\n---\n\n# B\n`
}

/** Runs in the page: whether the background has this color. */
export function backgroundIs(color: string): boolean {
  const viewport = document.querySelector('.reveal-viewport')
  return viewport !== null && getComputedStyle(viewport).backgroundColor === color
}

/** Runs in the page: position, opacity and transition time of the next slide. */
export function nextSlideLook(): string {
  const next = document.querySelector('.slides > section.future') as Element
  // Finish animations of the last transition.
  for (const animation of next.getAnimations()) animation.finish()
  const { transform, opacity, transitionDuration } = getComputedStyle(next)
  return `${transform} ${opacity} ${transitionDuration}`
}
