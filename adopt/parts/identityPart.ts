/** What an app is called, whom it is for, and what people wrote about it. */
import { type DirectoryApp, fieldsOf, textOf } from "../../directory";
import { formatMarker, parseMarker } from "../../manifest";
import type { AdoptContext } from "../adoptContext";
import { type AdoptException, changed, group, optional, type Part } from "../adoptedApp";

export function identityPart({ application, displayName, tags }: DirectoryApp, context: AdoptContext): Part {
  const { signInAudience, description, notes, serviceManagementReference } = application;
  const { marketingUrl, privacyStatementUrl, supportUrl, termsOfServiceUrl } = fieldsOf(application.info);
  // Markers are the components' own business.
  const labels = tags.filter((tag) => parseMarker(tag) === undefined);
  return {
    arguments: {
      displayName,
      ...optional("description", filled(description)),
      ...optional("signInAudience", signInAudience === "AzureADMyOrg" ? undefined : filled(signInAudience)),
      ...optional("notes", filled(notes)),
      ...optional("serviceManagementReference", filled(serviceManagementReference)),
      ...group("informationalUrls", {
        ...optional("marketing", filled(marketingUrl)),
        ...optional("privacyStatement", filled(privacyStatementUrl)),
        ...optional("support", filled(supportUrl)),
        ...optional("termsOfService", filled(termsOfServiceUrl)),
      }),
      ...optional("tags", labels.length === 0 ? undefined : [...new Set(labels)]),
    },
    exceptions: markerExceptions(tags, context),
  };
}

/** A text that says something; the directory has null, and some clients an empty one, for none. */
export function filled(value: unknown): string | undefined {
  const text = textOf(value);
  return text === "" ? undefined : text;
}

function markerExceptions(tags: readonly string[], { project, stack, name }: AdoptContext): AdoptException[] {
  const own = formatMarker({ project, stack, name });
  const others = tags.filter((tag) => tag !== own && parseMarker(tag) !== undefined);
  if (tags.includes(own) && others.length === 0) return [];
  const added = tags.includes(own) ? [] : [`"${own}" is added, which tells whose the app is`];
  const removed = others.map((tag) => `"${tag}" is taken away`);
  return [changed({ type: "Application", property: "tags" }, "tags", [...added, ...removed].join("; "))];
}
