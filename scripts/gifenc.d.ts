/** The part of gifenc that the project uses; the package has no types of its own. */
declare module 'gifenc' {
  export interface Encoder {
    writeFrame(
      index: Uint8Array,
      width: number,
      height: number,
      options: { readonly palette: readonly (readonly number[])[]; readonly delay: number },
    ): void
    finish(): void
    bytes(): Uint8Array
  }
  export function GIFEncoder(): Encoder
  /** @returns At most `maxColors` colors as [red, green, blue]. */
  export function quantize(rgba: Uint8Array, maxColors: number): readonly (readonly number[])[]
  export function applyPalette(rgba: Uint8Array, palette: readonly (readonly number[])[]): Uint8Array
}
