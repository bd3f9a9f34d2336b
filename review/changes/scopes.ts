/** Scopes: what other apps may ask for in the name of a user. */
import type { ExposedScope } from "../../manifest";
import type { ExposureChange } from "../change";
import type { ComparedApp } from "../compare/comparedApp";
import { listDifference, pairUp } from "../compare/listDifference";
import { showName } from "../describe/permissionDetails";
import { type SeverityCase, severityOf } from "../severityTable";

export function compareScopes({ base, head }: ComparedApp): readonly ExposureChange[] {
  const difference = listDifference(base.exposes.scopes, head.exposes.scopes);
  const { pairs, removed, added } = pairUp(difference, (from, to) => (from.name === to.name ? 0 : undefined));
  return [...pairs.flatMap(([from, to]) => compareTwo(from, to)), ...added.map(addedTo), ...removed.map(removedFrom)];
}

function addedTo(scope: ExposedScope): ExposureChange {
  const asked = scope.consent === "user" ? "users can agree by themselves" : "an administrator has to agree";
  return {
    ...told(scope),
    kind: "scopeAdded",
    severity: severityOf("scopeAdded"),
    before: undefined,
    after: describe(scope),
    consequence: scope.isEnabled
      ? `Other apps can ask to call this one as ${showName(scope.name)}; ${asked}.`
      : "Other apps can ask for it once it is enabled.",
  };
}

function removedFrom(scope: ExposedScope): ExposureChange {
  return {
    ...told(scope),
    kind: "scopeRemoved",
    severity: severityOf("scopeRemoved"),
    before: describe(scope),
    after: undefined,
    consequence: "Apps that ask for it are refused, and consent to it is gone.",
  };
}

function compareTwo(from: ExposedScope, to: ExposedScope): readonly ExposureChange[] {
  const changes: (ExposureChange | undefined)[] = [
    from.consent === to.consent
      ? undefined
      : changed(to, {
          detail: "consent",
          change: `scopeChanged/consent/${to.consent}`,
          before: `${from.consent} consents`,
          after: `${to.consent} consents`,
          consequence:
            to.consent === "user"
              ? "Users can agree by themselves, where only an administrator could."
              : "Only an administrator can agree, where users could by themselves.",
        }),
    from.isEnabled === to.isEnabled
      ? undefined
      : changed(to, {
          detail: "isEnabled",
          change: to.isEnabled ? "scopeChanged/isEnabled/on" : "scopeChanged/isEnabled/off",
          before: from.isEnabled ? "enabled" : "disabled",
          after: to.isEnabled ? "enabled" : "disabled",
          consequence: to.isEnabled ? "Other apps can ask for it." : "Apps that ask for it are refused.",
        }),
    from.id === to.id
      ? undefined
      : changed(to, {
          detail: "id",
          change: "scopeChanged/id",
          before: showName(from.id),
          after: showName(to.id),
          consequence:
            "Clients outside of this program name the scope by its id, and are refused until they are changed.",
        }),
  ];
  return changes.filter((change) => change !== undefined);
}

interface Detail {
  readonly detail: "consent" | "isEnabled" | "id";
  readonly change: SeverityCase;
  readonly before: string;
  readonly after: string;
  readonly consequence: string;
}

function changed(scope: ExposedScope, { change, ...detail }: Detail): ExposureChange {
  return { ...told(scope), kind: "scopeChanged", severity: severityOf(change), ...detail };
}

function told({ name }: ExposedScope) {
  return { area: "exposure", subject: `scope ${showName(name)}`, scope: showName(name) } as const;
}

function describe({ name, consent, isEnabled }: ExposedScope): string {
  return `${showName(name)}, ${consent} consents${isEnabled ? "" : ", disabled"}`;
}
