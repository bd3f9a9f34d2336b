/** The tag that tells where an app registration comes from, so that what an interrupted run left behind is found again. */

/** What every marker begins with. */
const markerPrefix = "appreg:";

/** Whose an app registration is. */
export interface Marker {
  readonly project: string;
  readonly stack: string;
  /** Logical name in the program. */
  readonly name: string;
}

/** `appreg:<project>/<stack>/<name>`, percent-encoded: tags hold no white space. */
export function formatMarker({ project, stack, name }: Marker): string {
  return markerPrefix + [project, stack, name].map(encodeURIComponent).join("/");
}

/** What a tag says; undefined for one that is no marker. */
export function parseMarker(tag: string): Marker | undefined {
  if (!tag.startsWith(markerPrefix)) return undefined;
  const [project, stack, name, ...others] = tag.slice(markerPrefix.length).split("/").map(decode);
  if (project === undefined || stack === undefined || name === undefined || others.length > 0) return undefined;
  return { project, stack, name };
}

/** The marker among the tags of an app; undefined where it has none. Of several the first. */
export function findMarker(tags: readonly string[]): Marker | undefined {
  for (const tag of tags) {
    const marker = parseMarker(tag);
    if (marker !== undefined) return marker;
  }
  return undefined;
}

/** Anybody may write a tag; what is no encoding of ours stays undefined. */
function decode(part: string): string | undefined {
  try {
    return part === "" ? undefined : decodeURIComponent(part);
  } catch {
    return undefined;
  }
}
