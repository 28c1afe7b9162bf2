import { assert } from 'chai'
import * as vscode from 'vscode'
import {
  answerInput,
  clickButton,
  canInteract,
  measureInFrames,
  clickInFrames,
  pressKey,
  screenshot,
  queryTexts,
  queryTextsInFrames,
  typeText,
} from './driver'
import { pollUntil, waitForEvent } from './waiting'
import { closeAllEditors, fileUri, moveCursorAfter, openInEditor, writeFile } from './workspaceFiles'

/** reveal.js marks a present slide in every stack; the visible one is in the present stack. */
const shown = 'main .slides section.present:not(.stack):is(.slides > *, section.stack.present > *)'

/** An image of 40 by 20 pixels. */
const picture =
  '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="40" height="20" fill="#3d6b2f"/></svg>'

/** Front matter that makes a file a deck. */
const front = '---\ntype: slide\n---\n\n'

const deck = `---
title: Trial
type: slide
slideOptions:
  theme: sky
  transition: slide
---

# First

![leaf](leaf.svg =320x)

---

# Second

Report *by* @mara-lindt, see [the minutes](../platform/20260305.md)

----

## Below the second

- one <!-- .element: class="fragment" -->
- two :tada:

Note: say hello

---

# Hostile

<script>document.documentElement.dataset.ran = 'script'</script>
<img src="nowhere.png" onerror="document.documentElement.dataset.ran = 'handler'">
<a href="javascript:document.documentElement.dataset.ran = 'link'">a link</a>

![](https://pictures.example/far.png)
`

let files = 0
const written: string[] = []

/** Opens a deck in a new file. */
async function openDeck(text = deck): Promise<vscode.TextEditor> {
  const path = `community-call/202605${String(++files + 10)}.md`
  await writeFile('community-call/leaf.svg', picture)
  await writeFile(path, text)
  written.push(path)
  return openInEditor(path)
}

describe('slides', () => {
  afterEach(async () => {
    await closeAllEditors()
    for (const path of written.splice(0)) await vscode.workspace.fs.delete(fileUri(path))
  })

  it('of a deck are shown beside the editor, section by section', async function () {
    if (!canInteract()) this.skip()
    await openDeck()
    await vscode.commands.executeCommand('minutes.slides.preview')
    await pollUntil(
      () => queryTextsInFrames('.reveal .slides > section'),
      ({ length }) => length === 3,
    )
    assert.lengthOf(await queryTextsInFrames('.reveal .slides > section > section'), 2)
    await pollUntil(
      () => measureInFrames(`${shown} img`),
      // The frame of 4 pixels that images have on the pad is part of their width.
      ([size]) => size?.[0] === 320 && size[1] === 164,
    )
  })

  it('follow the cursor and the edits without a reload', async function () {
    if (!canInteract()) this.skip()
    const editor = await openDeck()
    await vscode.commands.executeCommand('minutes.slides.preview')
    await pollUntil(
      () => queryTextsInFrames(shown),
      ([text]) => text?.startsWith('First') === true,
    )
    await moveCursorAfter(editor, '- two :tada:')
    await pollUntil(
      () => queryTextsInFrames(shown),
      ([text]) => text?.startsWith('Below the second') === true && text.includes('🎉'),
    )
    // A class on an element of the page, which a reload would remove.
    const before = await queryTextsInFrames('main.reveal', 'class')
    await editor.edit((edit) => edit.insert(editor.selection.active, ' and more'))
    await pollUntil(
      () => queryTextsInFrames(shown),
      ([text]) => text?.includes('and more') === true,
    )
    assert.deepEqual(await queryTextsInFrames('main.reveal', 'class'), before)
    assert.lengthOf(await queryTextsInFrames('.reveal .slides > section'), 3)
  })

  it('move the cursor with them; a click goes to the line, a link to its target', async function () {
    if (!canInteract()) this.skip()
    const editor = await openDeck()
    await vscode.commands.executeCommand('minutes.slides.preview')
    await pollUntil(
      () => queryTextsInFrames(shown),
      ([text]) => text?.startsWith('First') === true,
    )
    // The buttons of the preview cover other elements.
    await vscode.commands.executeCommand('notifications.clearAll')
    await clickInFrames('button[aria-label="Next slide"]')
    await waitForEvent(vscode.window.onDidChangeTextEditorSelection, () =>
      editor.document.lineAt(editor.selection.active.line).text.startsWith('# Second'),
    )
    await clickInFrames(`${shown} p em`)
    await waitForEvent(vscode.window.onDidChangeTextEditorSelection, () =>
      editor.document.lineAt(editor.selection.active.line).text.startsWith('Report *by*'),
    )
    await clickInFrames(`${shown} a`)
    await waitForEvent(
      vscode.window.onDidChangeActiveTextEditor,
      () => vscode.window.activeTextEditor?.document.uri.path.endsWith('/platform/20260305.md') === true,
    )
  })

  it('run nothing, and load nothing from elsewhere', async function () {
    if (!canInteract()) this.skip()
    const editor = await openDeck()
    await moveCursorAfter(editor, '# Hostile')
    await vscode.commands.executeCommand('minutes.slides.preview')
    await pollUntil(
      () => queryTextsInFrames(shown),
      ([text]) => text?.startsWith('Hostile') === true,
    )
    const notices = await pollUntil(
      () => queryTextsInFrames('.notices li'),
      ({ length }) => length > 0,
    )
    assert.isTrue(notices.some((notice) => notice.includes('pictures.example')))
    assert.isTrue(notices.some((notice) => notice.includes('nowhere.png')))
    assert.lengthOf(await queryTextsInFrames('[data-ran], .slides script, .slides [onerror]'), 0)
    assert.deepEqual(await queryTextsInFrames(`${shown} img`, 'src'), ['data:,', 'data:,'])
  })

  it('have their diagrams drawn', async function () {
    if (!canInteract()) this.skip()
    const editor = await openDeck(`${front}# One\n\n`)
    await vscode.commands.executeCommand('minutes.slides.preview')
    await pollUntil(
      () => queryTextsInFrames(shown),
      ([text]) => text === 'One',
    )
    const end = editor.document.positionAt(editor.document.getText().length)
    await editor.edit((edit) => edit.insert(end, '```mermaid\ngraph LR\n  a[One] --> b{Two}\n```\n'))
    await pollUntil(
      () => measureInFrames(`${shown} img.diagram`),
      ([size]) => (size?.[0] ?? 0) > 100,
    )
  })

  it('cannot load files outside the folders of the deck', async function () {
    if (!canInteract()) this.skip()
    const outside = await writeFile('outside.svg', picture.replace('width="40"', 'width="70"'))
    try {
      const editor = await openDeck(`${front}![](leaf.svg)\n`)
      await vscode.commands.executeCommand('minutes.slides.preview')
      const [address = ''] = await pollUntil(
        () => queryTextsInFrames(`${shown} img`, 'src'),
        ([src]) => src?.endsWith('/community-call/leaf.svg') === true,
      )
      // A style sheet of the deck requests both by the URLs that webviews use for files.
      const probe = (name: string, path: string): string =>
        `.${name} { content: url("${address.replace(/\/community-call\/leaf\.svg$/, path)}") }`
      await editor.edit((edit) =>
        edit.insert(
          editor.document.positionAt(front.length),
          `<style>\n${probe('outside', '/outside.svg')}\n${probe('inside', '/community-call/leaf.svg?again')}\n</style>\n<img class="outside"><img class="inside">\n\n`,
        ),
      )
      await pollUntil(
        () => measureInFrames(`${shown} img.inside`),
        ([size]) => size?.[0] === 48,
      )
      assert.notEqual((await measureInFrames(`${shown} img.outside`))[0]?.[0], 78)
    } finally {
      await vscode.workspace.fs.delete(outside)
    }
  })

  it('load images from an allowed host only', async function () {
    if (!canInteract()) this.skip()
    await openDeck(`${front}![](https://pictures.example/far.png)\n\n![](https://other.example/far.png)\n`)
    await vscode.commands.executeCommand('minutes.slides.preview')
    await pollUntil(
      () => queryTextsInFrames('.notices li'),
      ({ length }) => length === 2,
    )
    await vscode.commands.executeCommand('notifications.clearAll')
    await clickInFrames('.notices li button:text("Allow pictures.example")')
    try {
      await clickButton('Allow')
      await pollUntil(
        () => queryTextsInFrames(`${shown} img`, 'src'),
        (addresses) => addresses.join(' ') === 'https://pictures.example/far.png data:,',
      )
      const policies = await queryTextsInFrames('meta[http-equiv="Content-Security-Policy"]', 'content')
      const own = policies.filter((policy) => policy.startsWith("default-src 'none'; script-src 'nonce-"))
      assert.match(own.join(), /img-src [^;]* https:\/\/pictures\.example[ ;]/)
      assert.notInclude(own.join(), 'other.example')
    } finally {
      await vscode.workspace.getConfiguration('minutes').update('slides.allowedImageHosts', undefined, true)
    }
  })

  it('are presented in the theme of the deck on the whole screen, by the keyboard', async function () {
    if (!canInteract()) this.skip()
    const editor = await openDeck()
    await moveCursorAfter(editor, '# Second')
    // Only the presentation is visible.
    await vscode.commands.executeCommand('workbench.action.splitEditor')
    // A browser allows full screen only right after a key press.
    await pressKey('F1')
    await answerInput('Minutes: Present Slides')
    await pollUntil(
      () => queryTextsInFrames(`body.present ${shown}`),
      ([text]) => text?.startsWith('Second') === true,
    )
    await pollUntil(
      () => queryTexts(':fullscreen'),
      ({ length }) => length > 0,
    )
    await pollUntil(
      () => measureInFrames('body.present'),
      ([size]) => size !== undefined && size[0] > 1_200,
    )
    assert.match((await queryTextsInFrames('link[data-theme]', 'href'))[0] ?? '', /sky\.css/)
    await pressKey('ArrowDown')
    await pollUntil(
      () => queryTextsInFrames(`body.present ${shown}`),
      ([text]) => text?.startsWith('Below the second') === true,
    )
    await pressKey('b')
    await pollUntil(
      () => queryTextsInFrames('body.present .reveal.paused'),
      ({ length }) => length === 1,
    )
    await pressKey('Escape')
    await pressKey('Escape')
    await pollUntil(
      () => queryTexts(':fullscreen'),
      ({ length }) => length === 0,
    )
    assert.lengthOf(await queryTextsInFrames('body.present'), 0)
    assert.lengthOf(vscode.window.tabGroups.all, 2, 'the editor beside it is there again')
  })

  for (const isCentred of [false, true]) {
    it(`leave the window ${isCentred ? 'centred' : 'as wide'} as it was before they were presented`, async function () {
      if (!canInteract()) this.skip()
      const margins = (): Promise<readonly string[]> => queryTexts('.part.editor .centered-layout-margin')
      await openDeck()
      if (isCentred) await vscode.commands.executeCommand('workbench.action.toggleCenteredLayout')
      try {
        await pollUntil(margins, ({ length }) => length === (isCentred ? 2 : 0))
        await vscode.commands.executeCommand('minutes.slides.present')
        await pollUntil(
          () => queryTextsInFrames(`body.present ${shown}`),
          ([text]) => text?.startsWith('First') === true,
        )
        await pollUntil(margins, ({ length }) => length === 0)
        await pressKey('Escape')
        await pollUntil(
          () => queryTexts('.part.activitybar'),
          ({ length }) => length === 1,
        )
        await pollUntil(margins, ({ length }) => length === (isCentred ? 2 : 0))
      } finally {
        if (isCentred) await vscode.commands.executeCommand('workbench.action.toggleCenteredLayout')
      }
    })
  }

  for (const way of ['Escape', 'closing the tab', 'ending Zen Mode first'] as const) {
    it(`leave the line numbers of all editors beside a preview, with the speaker view, by ${way}`, async function () {
      if (!canInteract()) this.skip()
      const numbers = (): Promise<readonly string[]> => queryTexts('.editor-instance .margin .line-numbers')
      await openInEditor('README.md')
      await openDeck()
      await vscode.commands.executeCommand('workbench.action.splitEditorDown')
      await vscode.commands.executeCommand('workbench.action.focusFirstEditorGroup')
      await vscode.commands.executeCommand('minutes.slides.preview')
      await pollUntil(
        () => queryTextsInFrames(`body.preview ${shown}`),
        ([text]) => text?.startsWith('First') === true,
      )
      const before = await pollUntil(numbers, ({ length }) => length > 10)
      await vscode.commands.executeCommand('minutes.slides.present')
      await pollUntil(
        () => queryTextsInFrames(`body.present ${shown}`),
        ([text]) => text?.startsWith('First') === true,
      )
      await pressKey('s')
      await pollUntil(
        () => queryTextsInFrames('.notes-text'),
        ({ length }) => length === 1,
      )
      await vscode.commands.executeCommand('workbench.action.focusFirstEditorGroup')
      if (way === 'ending Zen Mode first') await vscode.commands.executeCommand('workbench.action.exitZenMode')
      if (way === 'closing the tab') await vscode.commands.executeCommand('workbench.action.closeActiveEditor')
      else {
        await clickInFrames('body.present main')
        await pressKey('Escape')
      }
      await pollUntil(
        () => queryTextsInFrames(`body.preview ${shown}`),
        ([text]) => text?.startsWith('First') === true,
      )
      await pollUntil(numbers, ({ length }) => length >= before.length)
      assert.lengthOf(await queryTextsInFrames('body.present, body.speaker'), 0)
      assert.isUndefined(vscode.workspace.getConfiguration('editor').inspect('lineNumbers')?.globalValue)
    })
  }

  it('leave the line numbers of an editor that is shown long after them', async function () {
    if (!canInteract()) this.skip()
    const numbers = (): Promise<readonly string[]> => queryTexts('.editor-instance .margin .line-numbers')
    await openDeck()
    await pollUntil(numbers, ({ length }) => length > 10)
    await vscode.commands.executeCommand('minutes.slides.present')
    await pollUntil(
      () => queryTextsInFrames(`body.present ${shown}`),
      ([text]) => text?.startsWith('First') === true,
    )
    await vscode.commands.executeCommand('markdown.showPreview', fileUri('README.md'))
    await pollUntil(
      () => vscode.window.tabGroups.activeTabGroup.activeTab?.label,
      (label) => label?.includes('README') === true,
    )
    await vscode.window.tabGroups.close(
      vscode.window.tabGroups.all
        .flatMap(({ tabs }) => tabs)
        .filter(({ input, isActive }) => input instanceof vscode.TabInputWebview && !isActive),
    )
    await pollUntil(
      () => queryTexts('.part.statusbar'),
      ([text = '']) => text !== '',
    )
    assert.isEmpty(vscode.window.visibleTextEditors)
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor')
    await pollUntil(numbers, ({ length }) => length > 10)
  })

  it('have a speaker view with notes, the next slide and the time', async function () {
    if (!canInteract()) this.skip()
    const editor = await openDeck()
    await moveCursorAfter(editor, '## Below the second')
    await vscode.commands.executeCommand('minutes.slides.speakerView')
    await pollUntil(
      () => queryTextsInFrames('.notes-text'),
      ([notes]) => notes === 'say hello',
    )
    assert.match((await queryTextsInFrames('.next-slide section'))[0] ?? '', /^Hostile/)
    assert.match((await queryTextsInFrames('.speaker-panel .stopwatch'))[0] ?? '', /^\d+:\d\d$/)
  })

  it('move up and down with their content', async () => {
    const editor = await openDeck()
    await moveCursorAfter(editor, '# Second')
    await vscode.commands.executeCommand('minutes.slides.moveUp')
    assert.match(editor.document.getText(), /---\n\n# Second[\s\S]+# First[\s\S]+----\n\n## Below/)
    assert.equal(editor.document.lineAt(editor.selection.active.line).text, '# Second')
    await vscode.commands.executeCommand('minutes.slides.next')
    assert.equal(editor.document.lineAt(editor.selection.active.line).text, '# First')
    await vscode.commands.executeCommand('minutes.slides.previous')
    assert.equal(editor.document.lineAt(editor.selection.active.line).text, '# Second')
  })

  it('fold one by one and section by section, in a markdown file too', async () => {
    const { document } = await openDeck(`${front}# One\n\ntext\n\n---\n\n# Two\n\ntext\n\n----\n\nno heading\n\nmore\n`)
    const ranges = await vscode.commands.executeCommand<vscode.FoldingRange[]>(
      'vscode.executeFoldingRangeProvider',
      document.uri,
    )
    const folds = ranges.map(({ start, end }) => [start + 1, end + 1])
    for (const fold of [
      [9, 19],
      [17, 19],
    ])
      assert.deepInclude(folds, fold)
    const { document: other } = await openInEditor('README.md')
    const plain = await vscode.commands.executeCommand<vscode.FoldingRange[]>(
      'vscode.executeFoldingRangeProvider',
      other.uri,
    )
    assert.isEmpty(plain.filter(({ start }) => other.lineAt(start).text.startsWith('---')))
  })

  it('are numbered in the source', async () => {
    const { document } = await openDeck()
    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
      'vscode.executeCodeLensProvider',
      document.uri,
    )
    assert.include(
      lenses.map(({ command }) => command?.title),
      'Slide 3 of 4 · 2.2',
    )
  })

  it('are exported as one file', async function () {
    if (!canInteract()) this.skip()
    await writeFile('community-call/large.png', new Uint8Array(10_000_000))
    const { document } = await openDeck(`${deck}\n![](large.png)\n`)
    const exported = document.uri.with({ path: document.uri.path.replace(/md$/, 'html') })
    const done = vscode.commands.executeCommand('minutes.slides.export')
    await pollUntil(
      () => queryTexts('.quick-input-widget:not([style*="display: none"]) input'),
      ({ length }) => length > 0,
    )
    await pressKey('Enter')
    const html = await pollUntil(
      async () => {
        try {
          return new TextDecoder().decode(await vscode.workspace.fs.readFile(exported))
        } catch {
          return ''
        }
      },
      (text) => text !== '',
    )
    void done
    const [told] = await pollUntil(
      () => queryTexts('.notification-list-item-message'),
      (messages) => messages.some((message) => /Exported “.*”, with \d problems:/.test(message)),
    )
    assert.include(told, 'The image “large.png” is too large: 10.0 MB of at most 8 MB.')
    assert.include(told, 'pictures.example')
    assert.include(html, 'data:image/svg+xml;base64,')
    assert.notMatch(html, /<script>document|onerror="|javascript:document/)
    for (const file of [exported, fileUri('community-call/large.png')]) await vscode.workspace.fs.delete(file)
  })

  it('are exported to print, with the way to the print dialog', async function () {
    if (!canInteract()) this.skip()
    const { document } = await openDeck()
    const exported = document.uri.with({ path: document.uri.path.replace(/\.md$/, '-print.html') })
    const done = vscode.commands.executeCommand('minutes.slides.print')
    await pollUntil(
      () => queryTexts('.quick-input-widget:not([style*="display: none"]) input'),
      ({ length }) => length > 0,
    )
    await pressKey('Enter')
    await done
    // A browser page cannot open files of the computer, so the person opens the file.
    await pollUntil(
      () => queryTexts('.notification-list-item-message'),
      (messages) => messages.some((message) => /Open “.*-print\.html” in a browser\./.test(message)),
    )
    const html = new TextDecoder().decode(await vscode.workspace.fs.readFile(exported))
    assert.include(html, '<body class="exported" data-prints>')
    await vscode.workspace.fs.delete(exported)
  })

  it('are created from the minutes since the last call, and updated where nobody edited them', async function () {
    if (!canInteract()) this.skip()
    const minutes = (masts: string, paint: string): string =>
      `# 2026-05-08\n\n- Report: @mara-lindt\n\n## Agenda\n\n### Masts\n\n- ${masts}\n\n### Paint\n\n- ${paint}\n`
    const compose = async (): Promise<void> => {
      await vscode.commands.executeCommand('minutes.refreshActionItems')
      void vscode.commands.executeCommand('minutes.slides.compose')
      await pollUntil(
        () => queryTexts('.quick-input-title'),
        ([title]) => title?.startsWith('Compose') === true,
      )
      await pressKey('Control+a')
      await answerInput('2026-05-09')
      await pollUntil(
        () => queryTexts('.quick-input-title'),
        ([title]) => title?.startsWith('Minutes since') === true,
      )
      // Minutes of the last call's date are listed, but not selected.
      assert.include((await queryTexts('.quick-input-list .monaco-list-row')).join(), 'platform/20260305.md')
      await pressKey('Enter')
    }
    written.push('platform/20260508.md', 'community-call/20260509.md')
    await writeFile('platform/20260508.md', minutes('two are up', 'a second coat'))
    await compose()
    await waitForEvent(
      vscode.window.onDidChangeActiveTextEditor,
      () => vscode.window.activeTextEditor?.document.uri.path.endsWith('community-call/20260509.md') === true,
    )
    const editor = vscode.window.activeTextEditor
    const text = editor?.document.getText() ?? ''
    assert.include(text, 'Community Call 2026-05-09')
    assert.notInclude(text, 'composed from platform/20260305.md')
    assert.include(text, 'Report by @mara-lindt')
    assert.include(text, '## Masts\n\n- two are up')
    assert.include(text, 'Thank you!', 'what stands in every deck')

    await editor?.edit((edit) => edit.insert(editor.document.positionAt(text.indexOf('\n\n- a second')), ' by hand'))
    await writeFile('platform/20260508.md', minutes('three are up', 'another coat'))
    await compose()
    await waitForEvent(
      vscode.workspace.onDidChangeTextDocument,
      () => editor?.document.getText().includes('## Masts\n\n- three are up') === true,
    )
    assert.include(editor?.document.getText() ?? '', '## Paint by hand\n\n- a second coat', 'what somebody has touched')
  })

  it('complete emoji after a colon', async function () {
    if (!canInteract()) this.skip()
    const editor = await openDeck()
    await moveCursorAfter(editor, 'Report *by* @mara-lindt')
    await typeText(' :rocke')
    // Emoji are offered on request only.
    await pressKey('Control+Space')
    await pollUntil(
      () => queryTexts('.suggest-widget.visible .monaco-list-row.focused'),
      ([row]) => row?.includes('🚀') === true,
    )
    await pressKey('Enter')
    await waitForEvent(vscode.workspace.onDidChangeTextDocument, () =>
      editor.document.getText().includes('lindt :rocket:'),
    )
  })

  it('complete no emoji if the setting is off', async () => {
    const editor = await openDeck(`${front}# One :rocke\n`)
    const offered = async (): Promise<boolean> => {
      const { document } = editor
      const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
        'vscode.executeCompletionItemProvider',
        document.uri,
        document.positionAt(document.getText().indexOf(':rocke') + ':rocke'.length),
      )
      return items.some(({ label }) => (typeof label === 'string' ? label : label.label).includes('🚀'))
    }
    assert.isTrue(await offered())
    const settings = vscode.workspace.getConfiguration('minutes')
    await settings.update('completion.emoji', false, true)
    try {
      assert.isFalse(await offered())
    } finally {
      await settings.update('completion.emoji', undefined, true)
    }
  })

  it('are cards in the built-in preview, and other files stay unchanged', async function () {
    if (!canInteract()) this.skip()
    await openDeck()
    await vscode.commands.executeCommand('markdown.showPreviewToSide')
    await pollUntil(
      () => queryTextsInFrames('section.minutes-slide', 'data-slide'),
      (slides) => slides.join(' ') === '1.1 2.1 2.2 3.1',
    )
    await pollUntil(
      () => queryTextsInFrames('section.minutes-slide img[width]', 'width'),
      (widths) => widths.join(' ') === '320',
    )
    assert.include((await queryTextsInFrames('section.minutes-slide')).join(), 'two 🎉')
    await closeAllEditors()
    await writeFile('notes.md', '# Notes\n\n:tada: ==a==\n\n---\n\nend\n')
    try {
      await openInEditor('notes.md')
      await vscode.commands.executeCommand('markdown.showPreviewToSide')
      await pollUntil(
        () => queryTextsInFrames('p[data-line="2"]'),
        ([text]) => text === ':tada: ==a==',
      )
      assert.lengthOf(await queryTextsInFrames('section.minutes-slide'), 0)
    } finally {
      await vscode.workspace.fs.delete(fileUri('notes.md'))
    }
  })

  it('leave the preview when their tab is closed, and not while another one shows them', async () => {
    const labels = (): readonly string[] =>
      vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs.map(({ label }) => label))
    const isPreviewed = (): boolean => labels().some((label) => label.startsWith('Slides of '))
    const { document } = await openInEditor('community-call/20260305.md')
    await vscode.commands.executeCommand('minutes.slides.preview')
    await pollUntil(isPreviewed, (shown) => shown)
    await vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.One })
    await openInEditor('platform/20260305.md')
    assert.isTrue(isPreviewed(), labels().join())
    const [tab] = vscode.window.tabGroups.all.flatMap(({ tabs }) =>
      tabs.filter(
        ({ input }) => input instanceof vscode.TabInputText && input.uri.toString() === document.uri.toString(),
      ),
    )
    assert.ok(tab)
    await vscode.window.tabGroups.close(tab)
    await pollUntil(isPreviewed, (shown) => !shown)
  })

  it('of the sample community are previewed and presented', async function () {
    if (!canInteract()) this.skip()
    const editor = await openInEditor('community-call/20260305.md')
    await moveCursorAfter(editor, '## cluster-kit')
    editor.revealRange(editor.selection, vscode.TextEditorRevealType.InCenter)
    await vscode.commands.executeCommand('minutes.slides.preview')
    await pollUntil(
      () => queryTextsInFrames(`body.preview ${shown}`),
      ([text]) => text?.includes('0.14 🚀') === true,
    )
    await vscode.commands.executeCommand('notifications.clearAll')
    await screenshot('slides')
    await vscode.commands.executeCommand('minutes.slides.present')
    await pollUntil(
      () => queryTextsInFrames(`body.present ${shown}`),
      ([text]) => text?.includes('0.14 🚀') === true,
    )
    await vscode.commands.executeCommand('notifications.clearAll')
    await screenshot('presentation')
  })
})
