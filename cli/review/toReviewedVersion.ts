/** What a run without a directory found, as one version of a review. */
import { stripVTControlCharacters } from "node:util";
import {
  findDetached,
  manifestsFromResources,
  type ProgramResource,
  readTypes,
  type TenantSymbols,
} from "../../manifest";
import type { Diagnostic, OfflineGap } from "../../rehearsal";
import type { Notice, ReviewedApp, ReviewedVersion } from "../../review";

const applicationType = "azuread:index/application:Application";

/** What is known of a version, from a run or from a file. */
export interface Found {
  readonly succeeded: boolean;
  readonly diagnostics: readonly Diagnostic[];
  readonly resources: readonly FoundResource[];
  readonly symbols: TenantSymbols;
  readonly gaps: readonly OfflineGap[];
}

interface FoundResource extends ProgramResource {
  /** Whether the program only looks at it. */
  readonly external: boolean;
  readonly aliases: readonly string[];
}

/** A program that did not come to its end has no picture: what it had declared until then would look like removals. */
export function toReviewedVersion(label: string, found: Found): ReviewedVersion {
  if (!found.succeeded) return { label, apps: [], notices: failures(found) };
  // What the program only looks at is not its own.
  const declared = found.resources.filter(({ external }) => !external);
  const told = new Set(found.gaps.map(({ what }) => what));
  const unread = declared.filter(({ type }) => type.startsWith("azuread:") && !readTypes.has(type) && !told.has(type));
  const detached = findDetached(declared).map(detachedNotice);
  const notices = [...found.gaps.map(noticeOf), ...unread.map(unreadNotice), ...detached];
  return { label, apps: appsOf(declared, found.symbols), notices };
}

function appsOf(resources: readonly FoundResource[], symbols: TenantSymbols): readonly ReviewedApp[] {
  const manifests = manifestsFromResources(resources, symbols);
  const applications = resources.filter(({ type }) => type === applicationType);
  return applications.flatMap(({ urn, aliases }, index) => {
    const manifest = manifests[index];
    return manifest === undefined ? [] : [{ manifest, urn, aliases }];
  });
}

function noticeOf({ kind, what, name }: OfflineGap): Notice {
  switch (kind) {
    case "notVerified":
      return { kind, text: "only the tenant knows whether there is one; a symbol stands for it", about: what };
    case "otherProvider":
      return { kind, text: "it is of another provider; what it brings is unknown here", about: aboutOf(what, name) };
    case "unsupported":
      return { kind, text: "it is not known here, so what it changes is not shown", about: aboutOf(what, name) };
  }
}

/** Of a resource that is run, but that no manifest holds. */
function unreadNotice({ type, urn }: FoundResource): Notice {
  const about = aboutOf(type, urn.slice(urn.lastIndexOf("::") + 2));
  return { kind: "unsupported", text: "reviews do not read this type, so what it changes is not shown", about };
}

/** Of a grant, an assignment or a credential that is given to somebody else's app. */
function detachedNotice({ type, urn }: FoundResource): Notice {
  const about = aboutOf(type, urn.slice(urn.lastIndexOf("::") + 2));
  return {
    kind: "unsupported",
    text: "it is of no app that the program manages, so what it changes is not shown",
    about,
  };
}

/** `Type name`, without the module that the type is in. */
function aboutOf(type: string, name: string | undefined): string {
  const short = type.replace(/^([^:]+):.*:([^:]+)$/, "$1:$2");
  return name === undefined ? short : `${short} ${name}`;
}

/** One line of each error: the whole of it is printed beside the review. */
function failures({ diagnostics }: Found): readonly Notice[] {
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  const lines = errors.map(({ message, urn }) => ({
    text: tellingLine(stripVTControlCharacters(message).trim()),
    ...(urn && { about: aboutOf(urn.split("::")[2]?.split("$").at(-1) ?? urn, urn.split("::").at(-1)) }),
  }));
  // That the run failed is what the notice says by itself.
  const telling = lines.filter(({ text }) => text !== "update failed");
  return (telling.length > 0 ? telling : [{ text: "it ended without saying why" }]).map((line) => ({
    kind: "failed",
    ...line,
  }));
}

/** Pulumi puts the path of the program in front of what was thrown, and the stack behind it. */
function tellingLine(message: string): string {
  const [first = ""] = message.split("\n");
  return /^(?:<ref \*\d+> )?(\w*Error: .+)$/m.exec(message)?.[1] ?? first;
}
