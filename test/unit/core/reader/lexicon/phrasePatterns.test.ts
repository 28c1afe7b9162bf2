import assert from 'node:assert/strict'
import {
  findsWords,
  isWords,
  startsWithWords,
  wordsSource,
} from '../../../../../src/core/reader/lexicon/phrasePatterns'
import { titleMatcher } from '../../../../../src/core/reader/lexicon/titleMatchers'
import { defaultVocabulary } from '../../../../../src/core/vocabulary/defaultVocabulary'

describe('phrases of the vocabulary', () => {
  for (const [phrase, text, isFound] of [
    ['note taker', 'The Note  Taker is Ada', true],
    ['note taker', 'The note takers', false],
    ['note tak*', 'The note takers', true],
    ['co-chair*', 'our co-chairs', true],
    ['chair', 'our co-chair', true],
    ['chair', 'an armchair', false],
    ['schriftführ*', 'Die Schriftfu\u0308hrerin', true],
    ["last week's", 'Last week’s list', true],
    ['#topic', 'see #topic 3', true],
    ['#topic', 'see a#topic 3', false],
    ['#topic', 'see #topics', false],
    ['n/a', 'N/A', true],
    ['presenter:', 'Presenter: Ada', true],
    ['会議', '会議 2026', true],
  ] as const)
    it(`${isFound ? 'find' : 'do not find'} "${phrase}" in "${text}"`, () =>
      assert.equal(findsWords([phrase, 'another phrase']).test(text), isFound))

  it('are found where an expression of them finds them', () => {
    const texts = [
      'Note taker: Ada Berg',
      'Protokollführung: Bo, Moderation: Cy',
      'Die Sitzung wird von der Vorsitzenden eröffnet',
      'Présents : Ada, Bo (secrétaire de séance)',
      'The co-chairs attended; apologies from Bo',
      'Asistentes a la reunión del 3 de marzo',
      'nothing of that kind, only a chairlift and a transcript',
      '',
    ]
    for (const key of ['scribe', 'chair', 'reporter', 'attendanceWords', 'absenceWords', 'meeting'] as const) {
      const phrases = defaultVocabulary[key]
      const expression = new RegExp(wordsSource(phrases.map((phrase) => phrase.toLowerCase())), 'u')
      for (const text of texts)
        assert.equal(findsWords(phrases).test(text), expression.test(text.toLowerCase()), `${key}: ${text}`)
    }
  })

  it('start a text or are all of it', () => {
    const [starts, is] = [startsWithWords(['not needed', 'skip*']), isWords(['not needed', 'skip*'])]
    for (const [text, doesStart, isAll] of [
      ['Not needed', true, true],
      ['not needed today', true, false],
      ['Skipped', true, true],
      ['skipped today', true, false],
      ['was not needed', false, false],
      ['not neededx', false, false],
      ['', false, false],
    ] as const) {
      assert.equal(starts.test(text), doesStart, text)
      assert.equal(is.test(text), isAll, text)
    }
    assert.equal(is.test('  not needed '), true)
  })

  it('say what a title is about, and what follows', () => {
    const actions = titleMatcher(['action*', 'to do', '* tasks'], true)
    for (const [title, rest] of [
      ['actions', ''],
      ['actions (ada)', ' (ada)'],
      ['actions of the week', ' of the week'],
      ['action-plan', undefined],
      ['to do', ''],
      ['to do - ada', ' - ada'],
      ['to do: ada', ': ada'],
      ['to do until next week', ' until next week'],
      ['to do list', undefined],
      ['our new tasks', ''],
      ['what to present as tasks', undefined],
      ['one two three four tasks', undefined],
      ['all actions', undefined],
    ] as const)
      assert.equal(actions.rest(title), rest, title)
    assert.equal(titleMatcher(['to do']).test('to do until next week'), false)
  })
})
