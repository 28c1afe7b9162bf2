/** The files of the page that shows a deck, as `esbuild.mjs` builds them. */
declare module 'minutes:deck-page' {
  const page: {
    readonly script: string
    readonly style: string
    /** By name. */
    readonly themes: Readonly<Record<string, string>>
  }
  export default page
}
