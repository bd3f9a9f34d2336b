/** Kinds of apps by what they are for: each has the right platform, flow and defaults. */
export { ApiApp, type ApiAppArgs } from "./apiApp";
export { DaemonApp, type DaemonAppArgs } from "./daemonApp";
export { NativeApp, type NativeAppArgs } from "./nativeApp";
export { SinglePageApp, type SinglePageAppArgs } from "./singlePageApp";
export { WebApp, type WebAppArgs } from "./webApp";
