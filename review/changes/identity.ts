/** Name, tags, notes and pages of an app; whose accounts it takes is another file's. */
import type { AppManifest, Value } from "../../manifest";
import type { IdentityChange } from "../change";
import type { ComparedApp } from "../compare/comparedApp";
import { listDifference } from "../compare/listDifference";
import { settledText, showOptional, showValue } from "../describe/showValue";
import { severityOf } from "../severityTable";

export function compareIdentity({ base, head }: ComparedApp): readonly IdentityChange[] {
  const [was, is] = [base.identity, head.identity];
  return [
    ...compareDisplayNames(was.displayName, is.displayName),
    ...compareTags(base, head),
    ...notes.flatMap((note) => compareNote(note, was[note], is[note])),
    ...pages.flatMap((page) => comparePage(page, was.informationalUrls[page], is.informationalUrls[page])),
  ];
}

const notes = ["notes", "serviceManagementReference"] as const;
const pages = ["marketing", "privacyStatement", "support", "termsOfService"] as const;

const noteNames: Readonly<Record<(typeof notes)[number], string>> = {
  notes: "notes",
  serviceManagementReference: "reference in the service management",
};
const pageNames: Readonly<Record<(typeof pages)[number], string>> = {
  marketing: "page about the app",
  privacyStatement: "privacy statement",
  support: "support page",
  termsOfService: "terms of service",
};

type Text = Value<string> | undefined;

function isSame(before: Text, after: Text): boolean {
  const { removed } = listDifference([before], [after]);
  return removed.length === 0;
}

function compareDisplayNames(before: Value<string>, after: Value<string>): readonly IdentityChange[] {
  if (isSame(before, after)) return [];
  return [
    {
      area: "identity",
      kind: "displayNameChanged",
      severity: severityOf("displayNameChanged"),
      subject: "display name",
      before: showValue(before),
      after: showValue(after),
      consequence: "People read this name when they sign in and when they are asked to agree.",
    },
  ];
}

/** The tag by which the component marks an app follows its logical name, which is told by itself. */
function isMarker(tag: Value<string>, { name }: AppManifest): boolean {
  const text = settledText(tag) ?? "";
  return text.startsWith("appreg:") && text.endsWith(`/${encodeURIComponent(name)}`);
}

function compareTags(base: AppManifest, head: AppManifest): readonly IdentityChange[] {
  const tagsOf = (app: AppManifest) =>
    app.identity.tags.filter((tag) => base.name === head.name || !isMarker(tag, app));
  const { removed, added } = listDifference(tagsOf(base), tagsOf(head));
  return [...added.map((tag) => tagChange("tagAdded", tag)), ...removed.map((tag) => tagChange("tagRemoved", tag))];
}

function tagChange(kind: "tagAdded" | "tagRemoved", tag: Value<string>): IdentityChange {
  const isAdded = kind === "tagAdded";
  return {
    area: "identity",
    kind,
    severity: severityOf(kind),
    subject: `tag ${showValue(tag)}`,
    before: isAdded ? undefined : showValue(tag),
    after: isAdded ? showValue(tag) : undefined,
    consequence: isAdded ? "The app is found under this tag." : "The app is no longer found under this tag.",
  };
}

function compareNote(note: (typeof notes)[number], before: Text, after: Text): readonly IdentityChange[] {
  if (isSame(before, after)) return [];
  return [
    {
      area: "identity",
      kind: "noteChanged",
      severity: severityOf("noteChanged"),
      subject: noteNames[note],
      before: showOptional(before),
      after: showOptional(after),
      consequence: "Only people who look after the app read it.",
      note,
    },
  ];
}

function comparePage(page: (typeof pages)[number], before: Text, after: Text): readonly IdentityChange[] {
  if (isSame(before, after)) return [];
  return [
    {
      area: "identity",
      kind: "pageChanged",
      severity: severityOf("pageChanged"),
      subject: pageNames[page],
      before: showOptional(before),
      after: showOptional(after),
      consequence: "People open it from the page on which they are asked to agree, or from their list of apps.",
      page,
    },
  ];
}
