/** What is used of https://mermaid.js.org/config/usage.html */
export interface Mermaid {
  initialize(options: object): void
  render(id: string, text: string, holder: Element): Promise<{ readonly svg: string }>
}

/** Draws the Mermaid diagrams of slides, as pictures: in a picture nothing runs, loads or is clicked. */
export interface Diagrams {
  /** Draws those that are on the page now. Those that were drawn before are there at once. */
  draw(): Promise<void>
}

interface Drawing {
  readonly address: string
  readonly width: number
  readonly height: number
}

/** Mermaid's own colours on white, whatever the theme; no HTML in its labels, which pictures do not show everywhere. */
const options = {
  startOnLoad: false,
  securityLevel: 'strict',
  htmlLabels: false,
  flowchart: { htmlLabels: false },
  suppressErrorRendering: true,
  // As `.diagram-holder` has it: style sheets of its own the policy of the page keeps from it while it measures.
  fontFamily: 'sans-serif',
  fontSize: 16,
}

/**
 * @param load Gives Mermaid; asked for only where there is a diagram.
 * @param onDidDraw Slides have become higher or lower.
 */
export function createDiagrams(load: () => Promise<Mermaid>, onDidDraw: () => void): Diagrams {
  /** By their sources; undefined where one cannot be drawn. */
  const drawn = new Map<string, Drawing | undefined>()
  let mermaid: Promise<Mermaid> | undefined
  let count = 0

  const drawOne = async (source: string): Promise<Drawing | undefined> => {
    const holder = document.createElement('div')
    holder.className = 'diagram-holder'
    document.body.append(holder)
    try {
      mermaid ??= load().then((loaded) => {
        loaded.initialize(options)
        return loaded
      })
      const { svg } = await (await mermaid).render(`minutes-diagram-${++count}`, source, holder)
      return toPicture(svg)
    } catch {
      // Not the language of Mermaid: its source is shown, and the page says so.
      return undefined
    } finally {
      holder.remove()
    }
  }

  /** @returns The sources of those that have not been drawn. */
  const showDrawn = (): readonly string[] => {
    const all = diagramsOnPage()
    const known = all.filter((code) => drawn.has(code.textContent))
    for (const code of known) show(code, drawn.get(code.textContent))
    if (known.length > 0) onDidDraw()
    return all.filter((code) => !known.includes(code)).map((code) => code.textContent)
  }

  return {
    async draw() {
      const waiting = new Set(showDrawn())
      if (waiting.size === 0) return
      for (const source of waiting) if (!drawn.has(source)) drawn.set(source, await drawOne(source))
      // The page may have changed meanwhile.
      showDrawn()
    },
  }
}

function diagramsOnPage(): readonly HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>('.slides pre:not(.undrawn) > code.language-mermaid')]
}

function show(code: HTMLElement, drawing: Drawing | undefined): void {
  if (drawing === undefined) {
    code.parentElement?.classList.add('undrawn')
    return
  }
  const picture = new Image(drawing.width, drawing.height)
  picture.className = 'diagram'
  picture.alt = code.textContent
  if (code.dataset['line'] !== undefined) picture.dataset['line'] = code.dataset['line']
  picture.src = drawing.address
  code.parentElement?.replaceWith(picture)
}

/** Mermaid gives HTML, as wide as what is around it; a picture is XML and has a size. */
function toPicture(html: string): Drawing | undefined {
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
