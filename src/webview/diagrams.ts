/** The used part of Mermaid's API: https://mermaid.js.org/config/usage.html */
export interface Mermaid {
  initialize(options: object): void
  render(id: string, text: string, holder: Element): Promise<{ readonly svg: string }>
}

/** Draws Mermaid diagrams as images, without scripts, external content and links. */
export interface Diagrams {
  /** Draws all diagrams on the page. Known diagrams come from a cache. */
  draw(): Promise<void>
}

interface Drawing {
  readonly address: string
  readonly width: number
  readonly height: number
}

/** Mermaid's colors on white for every theme. No HTML labels, because not all browsers show them in images. */
const mermaidOptions = {
  startOnLoad: false,
  securityLevel: 'strict',
  htmlLabels: false,
  flowchart: { htmlLabels: false },
  suppressErrorRendering: true,
  // The same font as `.diagram-holder`, because the page's policy blocks Mermaid's style sheets while it measures.
  fontFamily: 'sans-serif',
  fontSize: 16,
  // Options that a diagram cannot change.
  secure: ['secure', 'securityLevel', 'startOnLoad', 'maxTextSize', 'htmlLabels', 'themeCSS', 'suppressErrorRendering'],
}

/**
 * @param load Loads Mermaid; called with the first diagram.
 * @param onDidDraw Called when slides may have changed their height.
 */
export function createDiagrams(load: () => Promise<Mermaid>, onDidDraw: () => void): Diagrams {
  /** Drawings by source; undefined if a source cannot be drawn. */
  const drawings = new Map<string, Drawing | undefined>()
  let mermaid: Promise<Mermaid> | undefined
  let count = 0

  const drawOne = async (source: string): Promise<Drawing | undefined> => {
    const holder = document.createElement('div')
    holder.className = 'diagram-holder'
    document.body.append(holder)
    try {
      mermaid ??= load().then((loaded) => {
        loaded.initialize(mermaidOptions)
        return loaded
      })
      const { svg } = await (await mermaid).render(`minutes-diagram-${++count}`, withoutHtml(source), holder)
      return toImage(svg)
    } catch {
      // Invalid Mermaid: the page shows the source and a notice.
      return undefined
    } finally {
      holder.remove()
    }
  }

  /** @returns Sources of the diagrams that are not drawn yet. */
  const showDrawn = (): readonly string[] => {
    const all = diagramsOnPage()
    const known = all.filter((code) => drawings.has(code.textContent))
    for (const code of known) showDiagram(code, drawings.get(code.textContent))
    if (known.length > 0) onDidDraw()
    return all.filter((code) => !known.includes(code)).map((code) => code.textContent)
  }

  return {
    async draw() {
      const waiting = new Set(showDrawn())
      if (waiting.size === 0) return
      for (const source of waiting) if (!drawings.has(source)) drawings.set(source, await drawOne(source))
      // The page may have changed in the meantime.
      showDrawn()
    },
  }
}

/**
 * Removes HTML from the labels of a diagram before Mermaid adds them to the page, and options that would allow it. Line
 * breaks stay, and arrows such as `<|--`, which have no letter after the bracket.
 */
export function withoutHtml(source: string): string {
  return source
    .replace(/<(?!br\s*\/?>)\/?[a-z!][^>]*>?/gi, '')
    .replace(/\b(htmlLabels|securityLevel|themeCSS|secure)(?=["']?\s*:)/gi, 'ignored')
    .replace(/\burl\s*\(/gi, '(')
}

function diagramsOnPage(): readonly HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>('.slides pre:not(.not-rendered) > code.language-mermaid')]
}

function showDiagram(code: HTMLElement, drawing: Drawing | undefined): void {
  if (drawing === undefined) {
    code.parentElement?.classList.add('not-rendered')
    return
  }
  const image = new Image(drawing.width, drawing.height)
  image.className = 'diagram'
  image.alt = code.textContent
  if (code.dataset['line'] !== undefined) image.dataset['line'] = code.dataset['line']
  image.src = drawing.address
  code.parentElement?.replaceWith(image)
}

/** Converts Mermaid's HTML with relative width to an SVG image with a fixed size. Undefined without a size. */
function toImage(html: string): Drawing | undefined {
  const svg = new DOMParser().parseFromString(html, 'text/html').querySelector('svg')
  const [, , width = 0, height = 0] = (svg?.getAttribute('viewBox') ?? '').split(/[\s,]+/).map(Number)
  if (svg === null || !(width > 0 && height > 0)) return undefined
  svg.setAttribute('width', String(width))
  svg.setAttribute('height', String(height))
  const xml = new XMLSerializer().serializeToString(svg)
  return {
    address: `data:image/svg+xml,${encodeURIComponent(xml)}`,
    width: Math.ceil(width),
    height: Math.ceil(height),
  }
}
