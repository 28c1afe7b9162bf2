/** Heights of slides on HedgeDoc 1.12, measured in Chromium. */
import type { Theme } from '../../src/core/slides/deckOptions'

/** Slides of the theme `white`, with their heights in CSS pixels. */
export const slideHeights: readonly (readonly [source: string, height: number])[] = [
  ['# A', 186],
  ['text', 135],
  ['- a\n- b', 149],
  ['> a', 185],
  ['| a | b |\n|---|---|\n| 1 | 2 |', 184],
  ['```js\nlet a\n```', 118],
  ['```js=\na\nb\n```', 145],
  [':::info\ntext\n:::', 145],
  [':::success\n**b**\n\n- l\n:::', 199],
  ['- [ ] a\n- [x] b\n- [X] c', 210],
  ['# 1\n\n## 2\n\n### 3\n\n#### 4\n\n##### 5\n\n###### 6', 558],
  ['a\n***\nb', 230],
]

/** Heights in themes with large and with small headings. */
const sizes = { large: [722, 439], small: [645, 455] } as const

/** The heights of the two slides of `deckOfTheme`. */
export const themeHeights: Readonly<Record<Theme, readonly [number, number]>> = {
  beige: sizes.large,
  black: sizes.small,
  blood: sizes.large,
  league: sizes.large,
  moon: sizes.large,
  night: sizes.large,
  serif: sizes.large,
  simple: sizes.large,
  sky: sizes.large,
  solarized: sizes.large,
  white: sizes.small,
}

export function deckOfSlides(theme: string, slides: readonly string[]): string {
  return `---\ntype: slide\nslideOptions:\n  theme: ${theme}\n---\n\n${slides.join('\n\n---\n\n')}\n`
}

export function deckOfTheme(theme: string): string {
  return deckOfSlides(theme, [
    '# One\n\ntext **bold** *it* `code` [link](https://a.example) ==m==\n\n## Two\n\n### Three\n\n#### Four\n\n> quote',
    '| a | b |\n|---|---|\n| 1 | 2 |\n\n- one\n- two\n\n```js\nlet a = 1\n```\n\n:::info\nbox\n:::',
  ])
}

/** Runs in the page: the heights of all slides. */
export function heightsOfSlides(): readonly number[] {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync('.reveal .slides section { display: block !important }')
  document.adoptedStyleSheets.push(sheet)
  return [...document.querySelectorAll('.reveal .slides > section')].map((slide) => slide.scrollHeight)
}
