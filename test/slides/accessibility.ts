/** Runs axe-core on the preview, presentation, speaker view and exported file, in the four kinds of themes. */
import { readFileSync } from 'node:fs'
import type { AxeResults } from 'axe-core'
import { createDeckSession } from '../../src/core/slides/deckSession'
import type { PageMode } from '../../src/core/slides/messages'
import type { Page } from '../hosts/browser'
import { deckMessage, openDeckPage, writeExportedDeck } from './deckPage'

const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8')

/** The classes of the body and the colors that VS Code sets in its built-in themes of each kind. */
const kinds: Readonly<Record<string, { readonly classes: string; readonly colors: Readonly<Record<string, string>> }>> =
  {
    light: {
      classes: 'vscode-light',
      colors: {
        'editor-background': '#ffffff',
        'editor-foreground': '#3b3b3b',
        foreground: '#3b3b3b',
        'textLink-foreground': '#005fb8',
        'textLink-activeForeground': '#005fb8',
        'button-secondaryBackground': '#e5e5e5',
        'button-secondaryForeground': '#3b3b3b',
        focusBorder: '#005fb8',
      },
    },
    dark: {
      classes: 'vscode-dark',
      colors: {
        'editor-background': '#1f1f1f',
        'editor-foreground': '#cccccc',
        foreground: '#cccccc',
        'textLink-foreground': '#4daafc',
        'textLink-activeForeground': '#4daafc',
        'button-secondaryBackground': '#313131',
        'button-secondaryForeground': '#cccccc',
        focusBorder: '#0078d4',
      },
    },
    'high contrast dark': {
      classes: 'vscode-high-contrast',
      colors: {
        'editor-background': '#000000',
        'editor-foreground': '#ffffff',
        foreground: '#ffffff',
        'textLink-foreground': '#21a6ff',
        'textLink-activeForeground': '#21a6ff',
        'button-secondaryForeground': '#ffffff',
        focusBorder: '#f38518',
        contrastBorder: '#6fc3df',
      },
    },
    'high contrast light': {
      classes: 'vscode-high-contrast vscode-high-contrast-light',
      colors: {
        'editor-background': '#ffffff',
        'editor-foreground': '#292929',
        foreground: '#292929',
        'textLink-foreground': '#0f4a85',
        'textLink-activeForeground': '#0f4a85',
        'button-secondaryBackground': '#ffffff',
        'button-secondaryForeground': '#292929',
        focusBorder: '#006bbd',
        contrastBorder: '#0f4a85',
      },
    },
  }

/** Typical content of a pad on a few slides, because each is checked many times. The last one is too long. */
const slides: readonly string[] = [
  '# A title with a [link](https://a.example)\n\nText with *words*, `code` and a [link](https://a.example), ![a leaf](leaf.svg)\n\nNote: for the speaker',
  '## Tasks\n\n- [ ] call the vendor\n- [x] write to the *operators*\n\n| a | b |\n| --- | --- |\n| 1 | 2 |\n\n> said somebody with ==marked==, ~~struck~~ words[^1]\n\n[^1]: at the end',
  ['success', 'info', 'warning', 'danger']
    .map((kind) => `:::${kind}\nA box with a [link](https://a.example) and \`code\`\n:::`)
    .join('\n\n'),
  '## Code\n\n```js\n// a comment\nconst value = { key: "text", other: 12, found: /a+/ }\nfunction call(name) { return `${name}` }\n```\n\n```diff\n- gone\n+ new\n```',
  `## Too long\n\n${'A paragraph.\n\n'.repeat(30)}`,
]

/** @returns Serious findings by page, kind of theme and slide, each with its elements. */
export async function findBarriers(page: Page, folder: string): Promise<readonly string[]> {
  const found: string[] = []
  const check = async (name: string): Promise<void> => {
    await page.evaluate(axe)
    const violations = await page.evaluate(async () => {
      const { axe: tool } = window as unknown as { readonly axe: { run(options: object): Promise<AxeResults> } }
      return (await tool.run({ resultTypes: ['violations'], rules: { 'landmark-one-main': { enabled: true } } }))
        .violations
    })
    for (const { id, impact, nodes } of violations)
      if (impact === 'serious' || impact === 'critical' || id === 'landmark-one-main')
        found.push(
          `${name}: ${id}: ${nodes.map(({ html, any }) => `${html.slice(0, 120)} ${any[0]?.message ?? ''}`).join(' | ')}`,
        )
  }
  const theme = 'white'
  const text = `---\ntype: slide\nslideOptions:\n  theme: ${theme}\n  transition: none\n---\n\n${slides.join('\n\n---\n\n')}\n`
  for (const [kind, { classes, colors }] of Object.entries(kinds))
    for (const mode of ['preview', 'present', 'speaker'] satisfies PageMode[]) {
      const session = createDeckSession()
      await openDeckPage(page, folder, { mode, theme, classes, colors: styleOf(colors) })
      for (const [at] of slides.entries()) {
        // Slides look the same there as in the exported file.
        if (mode !== 'preview' && at > 0) break
        await page.evaluate((sent) => window.postMessage(sent, '*'), deckMessage(text, at, session))
        await page.locator('main.reveal.ready').waitFor()
        await check(`${mode}, ${kind}, slide ${at + 1}`)
      }
    }
  await page.goto(writeExportedDeck(folder, text))
  await page.locator('.reveal.ready').waitFor()
  for (const [at] of slides.entries()) {
    await check(`export, slide ${at + 1}`)
    await page.keyboard.press('ArrowRight')
  }
  return found
}

function styleOf(colors: Readonly<Record<string, string>>): string {
  return Object.entries({ ...colors, 'font-size': '13px', 'font-family': 'sans-serif' })
    .map(([name, value]) => `--vscode-${name}: ${value}`)
    .join('; ')
}
