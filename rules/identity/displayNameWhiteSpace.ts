/** A name that people cannot see whole. */
import type { Rule } from "../rule";

export const displayNameWhiteSpace: Rule = {
  id: "display-name-white-space",
  level: "risky",
  why: "A name of white space looks like no name on the consent page, and one that ends in it is not found by its text.",
  source: "https://learn.microsoft.com/entra/identity-platform/application-consent-experience",
  judge: ({ identity: { displayName } }) => {
    if (displayName.state !== "known" || displayName.value.trim() === displayName.value) return [];
    const name = displayName.value.trim();
    const fix = name === "" ? "give it a name" : `use ${JSON.stringify(name)}`;
    const rule = "a display name neither begins nor ends with white space";
    return [{ argument: "displayName", value: displayName.value, rule, fix }];
  },
};
