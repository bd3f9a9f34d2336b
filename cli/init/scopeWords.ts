/** What people read on the consent page about a scope, from the words of its name. A start, for its author to improve. */
import type { Source } from "./sourceText";

/** Names that a scope may have: https://learn.microsoft.com/graph/api/resources/permissionscope */
const scopeValue = /^(?!\.)[\w!#$%&'()*+,\-./:;<=>?@[\]^`{|}~]{1,120}$/;

const verbs: Readonly<Record<string, string>> = {
  read: "Read",
  readwrite: "Read and change",
  write: "Change",
  manage: "Manage",
  send: "Send",
  create: "Create",
  delete: "Delete",
  access: "Use",
};

export function isScopeName(text: string): boolean {
  return scopeValue.test(text);
}

/** "Rooms.Read" is "Read rooms"; a name of another form stands for itself. */
export function nameScope(scope: string): { readonly [key: string]: Source } {
  const [object = "", verb = "", ...rest] = scope.split(".");
  const does = verbs[verb.toLowerCase()];
  const title = does === undefined ? scope : [does, wordsOf(object), ...rest.map(wordsOf)].join(" ");
  const deed = does === undefined ? `use ${scope}` : `${title.charAt(0).toLowerCase()}${title.slice(1)}`;
  return { title, description: `Allows the app to ${deed} for the signed-in user.` };
}

function wordsOf(text: string): string {
  return text.replaceAll(/([a-z0-9])([A-Z])/g, "$1 $2").toLowerCase();
}
