import type { DeckOptions } from '../core/slides/deckOptions'
import type { PageMode } from '../core/slides/messages'

/** Whether the user prefers reduced motion, in the system or in VS Code. */
export function prefersReducedMotion(): boolean {
  return (
    matchMedia('(prefers-reduced-motion: reduce)').matches || document.body.classList.contains('vscode-reduce-motion')
  )
}

/**
 * The options of reveal.js for a page: those of the deck, with the page's overrides.
 *
 * @param images URLs by the addresses in the deck.
 */
export function toRevealOptions(
  { reveal, parallaxBackgroundImage }: DeckOptions,
  mode: PageMode | 'exported',
  images: Readonly<Record<string, string>>,
): Readonly<Record<string, unknown>> {
  const withoutMotion = { transition: 'none', backgroundTransition: 'none', autoSlide: 0 }
  const background = mode === 'preview' ? undefined : images[parallaxBackgroundImage ?? '']
  return {
    ...reveal,
    // reveal.js writes the address between quotes into a style.
    parallaxBackgroundImage: background?.replace(/["'()\\\s]/g, encodeCharacter) ?? '',
    ...(prefersReducedMotion() ? withoutMotion : {}),
    ...(mode === 'preview' || mode === 'speaker'
      ? {
          ...withoutMotion,
          // The speaker view follows the fragments of the presentation.
          fragments: mode === 'speaker' && reveal['fragments'] !== false,
          loop: false,
          shuffle: false,
          controls: false,
          progress: false,
          viewDistance: 2,
        }
      : {}),
    // Otherwise reveal.js shows all slides on one long page in a narrow frame.
    scrollActivationWidth: null,
    // A webview has no separate history and hash; an exported file does.
    embedded: mode !== 'exported',
    hash: mode === 'exported',
    history: mode === 'exported',
    postMessage: false,
    postMessageEvents: false,
    previewLinks: false,
    help: false,
    plugins: [],
  }
}

function encodeCharacter(character: string): string {
  return `%${character.charCodeAt(0).toString(16).padStart(2, '0')}`
}
