import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { isTrueIn, type KeyContext } from '../whenClause'

const root = path.join(__dirname, '../..')

interface Keybinding {
  readonly key: string
  readonly command: string
  readonly when: string
}

const { contributes } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
  readonly contributes: { readonly keybindings: readonly Keybinding[] }
}

/** The command of a key on Linux; `–` for VS Code's own command. The last binding whose condition is true wins. */
function commandOf(key: string, context: KeyContext): string {
  return contributes.keybindings.findLast((one) => one.key === key && isTrueIn(one.when, context))?.command ?? '–'
}

const inMinutes: KeyContext = { 'minutes.isMinutes': true, editorTextFocus: true, editorLangId: 'markdown' }
const inList: KeyContext = { ...inMinutes, 'minutes.isInList': true }
const inHeading: KeyContext = { ...inMinutes, 'minutes.isInHeading': true }
const suggesting: KeyContext = { suggestWidgetVisible: true, suggestionHasInsertAndReplaceRange: true }

const listKeys = ['tab', 'shift+tab', 'shift+enter', 'enter'] as const
const ownListKeys = ['minutes.indentItem', 'minutes.outdentItem', 'editor.action.insertSnippet', '–'] as const
const headingKeys = ['alt+up', 'alt+down'] as const
const liveKeys = ['ctrl+k t', 'ctrl+k a', 'ctrl+k y', 'ctrl+k j', 'ctrl+k l'] as const
const liveCommands = ['newTopic', 'addActionItem', 'addDecision', 'someoneJoined', 'someoneLeft'].map(
  (name) => `minutes.${name}`,
)
const none = (keys: readonly string[]): readonly string[] => keys.map(() => '–')

/** The situation, the keys, the context in it, and the command of each key. */
const table: readonly (readonly [string, readonly string[], KeyContext, readonly string[]])[] = [
  // The keys of lists
  ['in an item of a list', listKeys, inList, ownListKeys],
  ['outside of lists, and where Markdown All in One is enabled', listKeys, inMinutes, none(listKeys)],
  ['in an item while the list of suggestions is open', listKeys, { ...inList, ...suggesting }, none(listKeys)],
  ['in an item in a snippet', listKeys, { ...inList, inSnippetMode: true }, none(listKeys)],
  ['in an item with an inline suggestion', listKeys, { ...inList, inlineSuggestionVisible: true }, none(listKeys)],
  [
    'in an item where Tab moves the focus',
    listKeys,
    { ...inList, editorTabMovesFocus: true },
    ['–', '–', 'editor.action.insertSnippet', '–'],
  ],
  ['in an item of a read-only file', listKeys, { ...inList, editorReadonly: true }, none(listKeys)],
  [
    'in an item in Vim’s normal mode',
    listKeys,
    { ...inList, 'vim.active': true, 'vim.mode': 'Normal' },
    none(listKeys),
  ],
  [
    'in an item in Vim’s visual mode',
    listKeys,
    { ...inList, 'vim.active': true, 'vim.mode': 'Visual' },
    none(listKeys),
  ],
  ['in an item in Vim’s insert mode', listKeys, { ...inList, 'vim.active': true, 'vim.mode': 'Insert' }, ownListKeys],
  ['in an item while something else has the focus', listKeys, { ...inList, editorTextFocus: false }, none(listKeys)],
  // Enter and the list of suggestions
  [
    'while suggestions that Enter does not take are open',
    ['enter', 'shift+enter', 'shift+tab'],
    { ...inList, ...suggesting, 'minutes.suggestions': 'offered' },
    ['runCommands', 'runCommands', 'acceptSelectedSuggestion'],
  ],
  [
    'while suggestions that Enter does not take are open beside Markdown All in One',
    ['enter'],
    { ...inMinutes, ...suggesting, 'minutes.suggestions': 'offered', 'minutes.hasOtherListKeys': true },
    ['runCommands'],
  ],
  [
    'while a list is open that the extension asked for and that came too late',
    ['enter', 'shift+enter', 'down'],
    { ...inList, suggestWidgetVisible: true, 'minutes.suggestions': 'requested' },
    ['runCommands', 'runCommands', 'runCommands'],
  ],
  [
    'once one of them was chosen with an arrow',
    ['enter', 'shift+enter', 'shift+tab'],
    { ...inList, ...suggesting, 'minutes.suggestions': 'chosen' },
    ['–', '–', 'acceptSelectedSuggestion'],
  ],
  [
    'while suggestions of somebody else are open',
    ['enter', 'shift+enter', 'shift+tab', 'down', 'up'],
    { ...inList, suggestWidgetVisible: true, 'minutes.suggestions': 'offered' },
    none(['enter', 'shift+enter', 'shift+tab', 'down', 'up']),
  ],
  // Moving topics
  ['in a heading', headingKeys, inHeading, ['minutes.moveTopicUp', 'minutes.moveTopicDown']],
  ['in text', headingKeys, inMinutes, none(headingKeys)],
  ['in a heading while suggestions are open', headingKeys, { ...inHeading, ...suggesting }, none(headingKeys)],
  ['in a heading of a read-only file', headingKeys, { ...inHeading, editorReadonly: true }, none(headingKeys)],
  [
    'in a heading in Vim’s normal mode',
    headingKeys,
    { ...inHeading, 'vim.active': true, 'vim.mode': 'Normal' },
    none(headingKeys),
  ],
  // Live in the call
  ['anywhere in minutes', liveKeys, inMinutes, liveCommands],
  ['anywhere in minutes while suggestions are open', liveKeys, { ...inMinutes, ...suggesting }, liveCommands],
  [
    'anywhere in minutes in Vim’s normal mode',
    liveKeys,
    { ...inMinutes, 'vim.active': true, 'vim.mode': 'Normal' },
    liveCommands,
  ],
  ['in read-only minutes', liveKeys, { ...inMinutes, editorReadonly: true }, none(liveKeys)],
  ['in a file that is no minutes', liveKeys, { editorTextFocus: true, editorLangId: 'markdown' }, none(liveKeys)],
  // The preview
  [
    'in the Minutes language',
    ['ctrl+shift+v', 'ctrl+k v'],
    { ...inMinutes, editorLangId: 'minutes' },
    ['markdown.showPreview', 'markdown.showPreviewToSide'],
  ],
  ['in Markdown, where they are VS Code’s own', ['ctrl+shift+v', 'ctrl+k v'], inMinutes, ['–', '–']],
  [
    'in a deck',
    ['ctrl+k v'],
    { ...inMinutes, editorLangId: 'minutes', 'minutes.isDeck': true },
    ['minutes.slides.preview'],
  ],
]

describe('the keys', () => {
  for (const [situation, keys, context, commands] of table)
    it(`are ours or VS Code’s ${situation}: ${keys.join(', ')}`, () =>
      assert.deepEqual(
        keys.map((key) => commandOf(key, context)),
        commands,
      ))

  it('have a condition each', () => {
    for (const { key, when } of contributes.keybindings) assert.ok(typeof when === 'string' && when !== '', key)
  })
  it('take no key that types a character with AltGr', () => {
    for (const { key } of contributes.keybindings) assert.doesNotMatch(key, /ctrl\+alt\+[^ ]$/)
  })
  it('are in the manual, one by one', () => {
    const manual = readFileSync(path.join(root, 'docs/keys.md'), 'utf8')
    const shown = contributes.keybindings
      .filter(({ when, command }) => !when.includes('suggestWidgetVisible &&') && command !== 'runCommands')
      .map(({ key }) => key)
    for (const key of shown) assert.ok(manual.includes(`\`${written(key)}\``), written(key))
  })
})

/** `ctrl+k pagedown` as the manual writes it: `Ctrl+K PageDown`. */
function written(key: string): string {
  return key.replace(/[a-z]+/g, (part) => {
    if (part === 'pagedown') return 'PageDown'
    return part === 'pageup' ? 'PageUp' : part.charAt(0).toUpperCase() + part.slice(1)
  })
}
