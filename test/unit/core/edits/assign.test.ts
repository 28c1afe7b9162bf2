import assert from 'node:assert/strict'
import { addReference } from '../../../../src/core/edits/addReference'
import { assign, ownerInText } from '../../../../src/core/edits/assign'
import { editBetween } from '../../../../src/core/edits/textEdit'
import { readMinutes } from '../../../../src/core/reader/readMinutes'

const read = (text: string): ReturnType<typeof readMinutes> => readMinutes(text)

function assigned(line: string, to: string, from?: string): string {
  const text = `# 2026-03-05\n\nPresent: Ben Sol, Eve Fir\n\n${line}\n- AI @other: else\n`
  const minutes = read(text)
  const edited = assign(text, minutes, minutes.actions[0]!, { from, to }, read)
  return 'text' in edited
    ? edited.text.slice(14 + 'Present: Ben Sol, Eve Fir\n\n'.length).split('\n- AI @other')[0]!
    : edited.refusal
}

describe('assigning an action item', () => {
  for (const [line, expected] of [
    ['- AI @ada: call @bob', '- AI @eve: call @bob'],
    ['- _AI @ada-l_: call', '- _AI @eve_: call'],
    ['- call them (AI @ada)', '- call them (AI @eve)'],
    ['- call them -> @ada', '- call them -> @eve'],
    ['- AI Ada: call them', '- AI @eve: call them'],
    ['- TODO: call them', '- TODO @eve: call them'],
    ['- _AI NN: call them_', '- _AI @eve: call them_'],
    ['- AI: call them', '- AI @eve: call them'],
  ] as const)
    it(`${line} → ${expected}`, () => assert.equal(assigned(line, '@eve'), expected))
  for (const [line, expected] of [
    ['- AI Ada: call them', '- AI Eve Fir: call them'],
    ['- AI @ada: call them', '- AI Eve Fir: call them'],
    ['- [ ] call them (Ben Sol)', '- [ ] call them (Eve Fir)'],
    ['- AI: call them', '- AI Eve Fir: call them'],
  ] as const)
    it(`${line} → ${expected}`, () => assert.equal(assigned(line, 'Eve Fir'), expected))
  it('writes an owner as another item does', () =>
    assert.deepEqual(
      [
        ['AI @Ada-L: call', 'ada-l'],
        ['AI Ben Sol: call', 'ben sol'],
        ['call the others', 'he'],
      ].map(([text = '', owner = '']) => ownerInText({ text }, owner)),
      ['@Ada-L', 'Ben Sol', undefined],
    ))
  it('replaces the given owner', () =>
    assert.equal(assigned('- AI @ada, @bob: call', '@eve', 'bob'), '- AI @ada, @eve: call'))
  it('does not repeat an owner', () =>
    assert.equal(assigned('- AI @ada, @eve: call', '@eve', 'ada'), '- AI @eve: call'))
  it('refuses an item that is already assigned', () => assert.equal(assigned('- AI @eve: call', '@eve'), 'already'))
})

describe('adding a reference to an item', () => {
  const text = '# 2026-03-05\n\n- _AI @ada: call_\n  - open\n'
  const link = '[x#1](https://github.com/a/x/issues/1)'
  it('adds it at the end of the line, once', () => {
    const minutes = read(text)
    const edited = addReference(text, minutes, minutes.actions[0]!, link, read)
    assert.ok('text' in edited)
    assert.equal(edited.text, text.replace('call_', `call_ (${link})`))
    const again = read(edited.text)
    assert.deepEqual(addReference(edited.text, again, again.actions[0]!, link, read), { refusal: 'already' })
  })
})

describe('the edit between two texts', () => {
  for (const [before, after] of [
    ['abc', 'abXc'],
    ['aa', 'aaa'],
    ['a\r\nb', 'a\r\n- x\r\nb'],
    ['😀', '😁'],
    ['a\rb', 'a\r\nb'],
  ] as const)
    it(`${JSON.stringify(before)} → ${JSON.stringify(after)}`, () => {
      const edit = editBetween(before, after)!
      assert.equal(before.slice(0, edit.start) + edit.newText + before.slice(edit.end), after)
    })
  it('is undefined for equal texts', () => assert.equal(editBetween('a', 'a'), undefined))
})
