/** Of which characters names of scopes and roles are made. */
import type { Rule } from "../rule";
import { sources } from "../sources";
import { listPublished } from "./published";

const other = /[^A-Za-z0-9:!#$%&'()*+,\-./;<=>?@[\]^_`{|}~]/g;

export const publishedNameForm: Rule = {
  id: "published-name-form",
  level: "refused",
  why: "Tokens hold the names of scopes in one text, divided by spaces.",
  code: "Request_BadRequest",
  source: sources.permissionScope,
  judge: (manifest) =>
    listPublished(manifest).flatMap(({ argument, name }) => {
      const wrong = [...new Set(name.match(other) ?? [])].map((character) => JSON.stringify(character));
      if (wrong.length === 0 && !name.startsWith(".")) return [];
      return [
        {
          argument,
          value: name,
          rule: "a scope or role is named with letters, digits and signs, without white space or a period at its beginning",
          fix: wrong.length > 0 ? `take out ${wrong.join(", ")}` : `use ${JSON.stringify(name.replace(/^\.+/, ""))}`,
        },
      ];
    }),
};
