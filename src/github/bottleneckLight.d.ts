// The build without Redis, which Octokit's throttling plugin uses too, comes without types of its own.
declare module 'bottleneck/light' {
  export { default } from 'bottleneck'
}
