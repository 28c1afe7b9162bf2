import { type DeckOptions } from './deckOptions'
import { isRecord } from '../record'
import type { RenderedSlide } from './slideHtml'

// What the extension and the page that shows a deck say to each other.

/** `preview` follows the editor; `present` is what the audience sees; `speaker` has notes, the next slide and the time. */
export type ViewMode = 'preview' | 'present' | 'speaker'

/** One slide in the order of the deck. */
export interface PlacedSlide {
  /** Names a content: the same id, the same content. */
  readonly id: number
  readonly section: number
  /** 1-based, in the document. */
  readonly startLine: number
  readonly title: string | undefined
}

/** Something that could not be shown, with a button where it can be changed. */
export interface Notice {
  readonly text: string
  /** A host that the user may allow. */
  readonly host?: string
  /** 1-based line in the document. */
  readonly line?: number
}

export type ToView =
  | {
      readonly kind: 'deck'
      readonly title: string
      readonly language: string | undefined
      readonly options: DeckOptions
      readonly slides: readonly PlacedSlide[]
      /** The contents that the page does not have yet, by id. */
      readonly added: Readonly<Record<number, RenderedSlide>>
      /** The slide to show. */
      readonly at: number
    }
  | { readonly kind: 'go'; readonly slide: number }
  /** What to load for the addresses in the deck; a picture that is not named is not there, or not allowed. */
  | { readonly kind: 'pictures'; readonly addresses: Readonly<Record<string, string>> }
  | { readonly kind: 'notices'; readonly notices: readonly Notice[] }

const viewCommands = ['present', 'export', 'speaker', 'end'] as const
export type ViewCommand = (typeof viewCommands)[number]

export type FromView =
  | { readonly kind: 'ready' }
  /** The person went to a slide. */
  | { readonly kind: 'shown'; readonly slide: number }
  /** The person pointed at a place: the 0-based line inside the slide. */
  | { readonly kind: 'source'; readonly slide: number; readonly line: number }
  | { readonly kind: 'line'; readonly line: number }
  | { readonly kind: 'open'; readonly href: string }
  | { readonly kind: 'allow'; readonly host: string }
  | { readonly kind: 'command'; readonly command: ViewCommand }
  /** How large a presentation is. */
  | { readonly kind: 'size'; readonly width: number; readonly height: number }

/** A message from the page, undefined where it is none: a page shows what others wrote, so that it is not trusted. */
export function parseFromView(value: unknown): FromView | undefined {
  if (!isRecord(value)) return undefined
  const { kind, slide, line, href, host, command, width, height } = value
  switch (kind) {
    case 'ready':
      return { kind }
    case 'shown':
      return isCount(slide) ? { kind, slide } : undefined
    case 'source':
      return isCount(slide) && isCount(line) ? { kind, slide, line } : undefined
    case 'line':
      return isCount(line) ? { kind, line } : undefined
    case 'open':
      return typeof href === 'string' && href.length < 4_000 ? { kind, href } : undefined
    case 'allow':
      return typeof host === 'string' && isHost(host) ? { kind, host } : undefined
    case 'command': {
      const known = viewCommands.find((name) => name === command)
      return known === undefined ? undefined : { kind, command: known }
    }
    case 'size':
      return isCount(width) && isCount(height) ? { kind, width, height } : undefined
    default:
      return undefined
  }
}

function isCount(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) >= 0 && (value as number) < 1e7
}

/** A host's name, with a port where it has one. */
export function isHost(value: string): boolean {
  return /^(?=.{1,253}(?::|$))(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)*[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?::\d{1,5})?$/i.test(
    value,
  )
}
