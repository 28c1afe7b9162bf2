import * as vscode from 'vscode'
import type { DeckProblem, FrontMatterFlaw, SlideSeparatorFlaw } from '../core/problems/problem'

/** The message of a deck's problem, for the editor, the preview and the command line. */
export function describeDeckProblem(problem: DeckProblem): string {
  switch (problem.code) {
    case 'setext-heading':
      return vscode.l10n.t('This makes the text above a heading. To start a slide, add an empty line before it.')
    case 'slide-separator':
      return describeSeparator(problem.mark, problem.flaw)
    case 'deck-front-matter':
      return describeFrontMatter(problem.flaw, problem.detail)
    case 'slide-notes':
      return describeNotes(problem.flaw)
    case 'slide-attribute':
      return problem.flaw === 'form'
        ? vscode.l10n.t(
            'HedgeDoc ignores “{0}”: it takes only name="value" in double quotes, on the first line, without “=” in the value.',
            problem.name,
          )
        : vscode.l10n.t('“{0}” has no effect on HedgeDoc, which uses reveal.js 3.9.', problem.name)
    case 'slide-option':
      return vscode.l10n.t('The slide option “{0}: {1}” is unknown or out of range.', problem.name, problem.value)
  }
}

function describeNotes(flaw: Extract<DeckProblem, { code: 'slide-notes' }>['flaw']): string {
  switch (flaw) {
    case 'spelling':
      return vscode.l10n.t('The audience sees this line. Speaker notes begin with “Note:” at the start of a line.')
    case 'repeated':
      return vscode.l10n.t('The audience sees both notes of this slide, because it has two lines with “Note:”.')
    case 'inCode':
      return vscode.l10n.t('HedgeDoc ends the code here, because “Note:” begins speaker notes in code, too.')
  }
}

function describeSeparator(mark: string, flaw: SlideSeparatorFlaw): string {
  switch (flaw) {
    case 'textAbove':
      return vscode.l10n.t('No slide starts here. Add an empty line above “{0}”.', mark)
    case 'textBelow':
      return vscode.l10n.t('No slide starts here. Add an empty line below “{0}”.', mark)
    case 'spaces':
      return vscode.l10n.t('No slide starts here. Remove the spaces beside “{0}” and on the lines around it.', mark)
    case 'mark':
      return vscode.l10n.t('No slide starts here. Use “---” or “----” to start a slide.')
    case 'end':
      return vscode.l10n.t('No slide starts here, because the last line has no line break.')
    case 'linesBelow':
      return vscode.l10n.t(
        'HedgeDoc removes the indentation on this slide because of the empty lines or spaces above its first text. Nested lists become flat.',
      )
    case 'inFence':
      return vscode.l10n.t('HedgeDoc starts a slide here, in the middle of the code.')
    case 'inComment':
      return vscode.l10n.t('HedgeDoc starts a slide here, in the middle of the comment, and shows the rest of it.')
  }
}

function describeFrontMatter(flaw: FrontMatterFlaw, detail: string): string {
  switch (flaw) {
    case 'notFirst':
      return vscode.l10n.t(
        'HedgeDoc shows this front matter as text, in the default theme. Move it to the top, without lines above it.',
      )
    case 'invalid':
      return vscode.l10n.t(
        'HedgeDoc shows the front matter as text, and an error on every slide, because it is not valid YAML: {0}',
        detail,
      )
    case 'unclosed':
      return vscode.l10n.t('This line is part of the front matter and not shown. Add a line “---” above it.')
    case 'foreignKey':
      return vscode.l10n.t('“{0}” has no effect on HedgeDoc. Options of slides belong below “slideOptions:”.', detail)
    case 'breaks':
      return vscode.l10n.t('HedgeDoc keeps all line breaks on slides, even with “breaks: false”.')
    case 'ofSlide':
      return vscode.l10n.t('HedgeDoc has no front matter for single slides: it shows these lines as text.')
  }
}
