/** Two versions of a program, and how they are written down in few words. */
import type { RuleException } from "../../../manifest";
import type { Notice, ReviewedApp, ReviewedVersion, ReviewOptions } from "../../../review";
import { appWith, type Parts } from "../../rules/appWith";

export interface ReviewCase {
  /** Name of its golden files. */
  readonly name: string;
  readonly title: string;
  readonly base: ReviewedVersion;
  readonly head: ReviewedVersion;
}

/** The day on which the cases are reviewed, the program and its stack. */
export const options: ReviewOptions = { today: "2026-11-22", stack: "dev", project: "rooms" };

const application = "azuread:index/application:Application";

/** URN of the application that a component of ours makes. */
export function urnOf(name: string, component = "AppRegistration"): string {
  return `urn:pulumi:dev::rooms::entra-app-registration:index:${component}$${application}::${name}`;
}

/** URN of an application that stands by itself. */
export function plainUrn(name: string): string {
  return `urn:pulumi:dev::rooms::${application}::${name}`;
}

export interface AppParts extends Parts {
  /** Logical name. */
  readonly name: string;
  readonly urn?: string;
  readonly aliases?: readonly string[];
  readonly isReplaced?: boolean;
  readonly exceptions?: readonly RuleException[];
}

/** An app of a component of ours, with the tag by which that marks it. */
export function app({
  name,
  urn = urnOf(name),
  aliases = [],
  isReplaced,
  exceptions = [],
  ...parts
}: AppParts): ReviewedApp {
  const tags = [...(parts.tags ?? []), `appreg:rooms/dev/${name}`];
  return {
    manifest: { ...appWith({ ...parts, tags }), name, exceptions },
    urn,
    aliases,
    ...(isReplaced !== undefined && { isReplaced }),
  };
}

export function base(apps: readonly ReviewedApp[], notices: readonly Notice[] = []): ReviewedVersion {
  return { label: "main (3f2c1ab)", apps, notices };
}

export function head(apps: readonly ReviewedApp[], notices: readonly Notice[] = []): ReviewedVersion {
  return { label: "mail-digest (9d04e77)", apps, notices };
}
