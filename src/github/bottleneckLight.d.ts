// Types for the build without Redis, which ships none. Octokit's throttling plugin uses the same build.
declare module 'bottleneck/light' {
  export { default } from 'bottleneck'
}
