import type { DeckOptions } from '../core/slides/deckOptions'
import type { ViewMode } from '../core/slides/messages'

/** Whether the user prefers reduced motion, in the system or in VS Code. */
export function wantsNoMotion(): boolean {
  return (
    matchMedia('(prefers-reduced-motion: reduce)').matches || document.body.classList.contains('vscode-reduce-motion')
  )
}

/**
 * The options of reveal.js for a page: those of the deck, with the page's overrides.
 *
 * @param pictures URLs by the addresses in the deck.
 */
export function settleOptions(
  { reveal, parallaxBackgroundImage }: DeckOptions,
  mode: ViewMode | 'exported',
  pictures: Readonly<Record<string, string>>,
): Readonly<Record<string, unknown>> {
  const still = { transition: 'none', backgroundTransition: 'none', autoSlide: 0 }
  const behind = mode === 'preview' ? undefined : pictures[parallaxBackgroundImage ?? '']
  return {
    ...reveal,
    parallaxBackgroundImage: behind ?? '',
    ...(wantsNoMotion() ? still : {}),
    ...(mode === 'preview' || mode === 'speaker'
      ? { ...still, fragments: false, loop: false, shuffle: false, controls: false, progress: false, viewDistance: 2 }
      : {}),
    // Otherwise reveal.js shows all slides on one long page in a narrow frame.
    scrollActivationWidth: null,
    // A webview has no history or hash of its own; an exported file does.
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
