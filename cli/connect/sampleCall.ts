/** Chooses the call to Microsoft Graph that a sample makes: one that reads only, and that a declared permission opens. */
import { type PermissionKind, type ReadingCall, readingCallsFor, waysToRead, wholeReadsOf } from "../../catalogue";

export interface SampleCall extends ReadingCall {
  /** The declared permissions that open it, mostly one. */
  readonly openedBy: readonly string[];
}

/** The call for permissions of Microsoft Graph by name; undefined where they open none that reads only. */
export function chooseSampleCall(declared: readonly string[], kind: PermissionKind): SampleCall | undefined {
  for (const call of readingCallsFor(kind)) {
    // The least of them where there are several ways.
    const openedBy = waysToRead(call.path, kind).find((names) => names.every((name) => declared.includes(name)));
    if (openedBy !== undefined) return { ...call, openedBy };
  }
  return firstCallInCatalogue(declared, kind);
}

function firstCallInCatalogue(declared: readonly string[], kind: PermissionKind): SampleCall | undefined {
  for (const name of declared) {
    const [path] = wholeReadsOf(name, kind);
    if (path !== undefined) return { path, reads: path, openedBy: [name] };
  }
  return undefined;
}
