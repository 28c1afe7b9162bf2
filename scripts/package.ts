/** Packages the extension as users install it: `out/minutes.vsix`. */
import { packageExtension } from './packageExtension'

packageExtension().then(
  (file) => console.log(file),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  },
)
