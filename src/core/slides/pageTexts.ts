/** Texts of the deck page, in the editor's language. */
export interface PageTexts {
  readonly previous: string
  readonly next: string
  readonly overview: string
  readonly present: string
  readonly export: string
  readonly position: string
  readonly overflow: string
  readonly tooLong: string
  readonly allow: string
  readonly notes: string
  readonly noNotes: string
  readonly nextSlide: string
  readonly lastSlide: string
  readonly restart: string
  readonly pause: string
  readonly resume: string
  readonly invalidDiagram: string
  readonly invalidFormula: string
  readonly notices: string
}
