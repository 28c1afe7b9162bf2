/** Escaped HTML. */
export interface Html {
  readonly markup: string
}

type Part = Html | string | number | undefined | readonly Html[]

/** HTML from a template. Escapes all values except HTML itself. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return { markup: strings.map((text, index) => text + rendered(parts[index])).join('') }
}

function rendered(part: Part): string {
  if (part === undefined) {
    return ''
  }
  if (typeof part === 'string' || typeof part === 'number') {
    return escape(String(part))
  }
  return 'markup' in part ? part.markup : part.map(({ markup }) => markup).join('')
}

function escape(text: string): string {
  return text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(/'/g, '&#39;')
}

export interface Breadcrumb {
  readonly label: string
  readonly href: string
}

/** A self-contained page without scripts, in the reader's light or dark mode. */
export function page(title: string, crumbs: readonly Breadcrumb[], content: Html): Html {
  const links = crumbs.map(
    ({ label, href }, index) =>
      html`${index === 0 ? '' : html`<span class="slash">/</span>`}<a href="${href}">${label}</a>`,
  )
  return html`<!DOCTYPE html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <style>
          ${{ markup: style }}
        </style>
      </head>
      <body>
        <header>
          <span class="site">Code host <small>stand-in</small></span>
          <nav>${links}</nav>
        </header>
        <main>${content}</main>
      </body>
    </html> `
}

const style = `
:root { color-scheme: light dark; --text: #1d2430; --soft: #5b6675; --line: #d5dae1; --back: #fff; --raised: #f4f6f8; --link: #0b5cad;
  --open: #1c7c3c; --merged: #7440b8; --closed: #b3261e; --draft: #5b6675; --added: #e3f6e8; --removed: #fdeae8; --hunk: #eaf1fb; }
@media (prefers-color-scheme: dark) { :root { --text: #dde3ea; --soft: #97a3b2; --line: #363d47; --back: #14181d; --raised: #1c2127; --link: #79b4f5;
  --open: #2f8f4e; --merged: #8d5fd0; --closed: #c4473f; --draft: #6b7686; --added: #15301d; --removed: #3a1b1a; --hunk: #1b2738; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--back); color: var(--text); font: 15px/1.55 system-ui, -apple-system, "Segoe UI", sans-serif; }
a { color: var(--link); text-decoration: none; } a:hover { text-decoration: underline; }
header { display: flex; gap: 1.5rem; align-items: baseline; padding: .8rem 1.5rem; background: var(--raised); border-bottom: 1px solid var(--line); }
header .site { font-weight: 650; } header small { color: var(--soft); font-weight: 400; } .slash { color: var(--soft); margin: 0 .4rem; }
main { max-width: 68rem; margin: 0 auto; padding: 1.5rem; }
h1 { font-size: 1.7rem; font-weight: 600; line-height: 1.25; margin: .2rem 0 .6rem; } h1 .number { color: var(--soft); font-weight: 300; }
h2 { font-size: 1.1rem; margin: 2rem 0 .6rem; } .soft { color: var(--soft); } .meta { color: var(--soft); margin: 0 0 1.2rem; }
code, pre, .path { font: 12.5px/1.55 ui-monospace, "Cascadia Mono", Menlo, Consolas, monospace; }
code { background: var(--raised); border-radius: 4px; padding: .1rem .35rem; }
.state { display: inline-block; border-radius: 2rem; padding: .2rem .8rem; margin-right: .6rem; color: #fff; font-weight: 550; font-size: .9rem; }
.open { background: var(--open); } .merged { background: var(--merged); } .closed { background: var(--closed); } .draft { background: var(--draft); }
.label { display: inline-block; border: 1px solid var(--line); border-radius: 2rem; padding: 0 .6rem; margin: 0 .3rem .3rem 0; font-size: .82rem; }
.box { border: 1px solid var(--line); border-radius: 8px; overflow: hidden; margin: 0 0 1rem; }
.box > .head { background: var(--raised); border-bottom: 1px solid var(--line); padding: .5rem .9rem; display: flex; justify-content: space-between; gap: 1rem; }
.box pre { margin: 0; padding: .9rem; white-space: pre-wrap; overflow-wrap: anywhere; } pre.body { font: inherit; }
ul.rows { list-style: none; margin: 0; padding: 0; } ul.rows > li { padding: .55rem .9rem; border-top: 1px solid var(--line); display: flex; justify-content: space-between; gap: 1rem; }
ul.rows > li:first-child { border-top: 0; } ul.rows pre { padding: .4rem 0 0; color: var(--soft); }
table.lines { border-collapse: collapse; width: 100%; } table.lines td { padding: 0 .7rem; white-space: pre-wrap; overflow-wrap: anywhere; vertical-align: top; }
table.lines td:first-child { color: var(--soft); text-align: right; width: 1%; user-select: none; white-space: nowrap; border-right: 1px solid var(--line); }
tr.added td { background: var(--added); } tr.removed td { background: var(--removed); } tr.hunk td { background: var(--hunk); color: var(--soft); }
.plus { color: var(--open); } .minus { color: var(--closed); }
`
