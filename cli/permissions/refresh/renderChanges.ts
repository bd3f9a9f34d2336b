/** What changed in a tenant's permissions, for a person: one block an API. */
import type { ApiChanges, PermissionChange } from "../../../directory";
import type { Paint, Style } from "../../paint";
import { plainText } from "../../plainText";

const signs: Readonly<Record<PermissionChange["change"], readonly [sign: string, style: Style]>> = {
  added: ["+", "green"],
  removed: ["-", "red"],
  changed: ["~", "yellow"],
};

/** Each line ends in a line break; empty where nothing changed. */
export function renderChanges(apis: readonly ApiChanges[], paint: Paint): string {
  return apis
    .map((api) => {
      const lines = api.changes.map((change) => `  ${renderChange(change, paint)}\n`);
      return `${paint("bold", plainText(api.api.displayName))}: ${summarize(api)}\n${lines.join("")}`;
    })
    .join("\n");
}

function renderChange({ change, kind, name, differences }: PermissionChange, paint: Paint): string {
  const [sign, style] = signs[change];
  const what = differences.length === 0 ? "" : `  ${differences.map(plainText).join(", ")}`;
  return `${paint(style, sign)} ${kind.padEnd(11)}  ${plainText(name)}${what}`;
}

function summarize({ isNew, changes, consentLearned }: ApiChanges): string {
  const count = (change: PermissionChange["change"]): string[] => {
    const number = changes.filter((one) => one.change === change).length;
    return number === 0 ? [] : [`${number} ${change}`];
  };
  const learned = consentLearned === 0 ? [] : [`who may consent is known now for ${consentLearned}`];
  return [...(isNew ? ["new"] : []), ...count("added"), ...count("removed"), ...count("changed"), ...learned].join(
    ", ",
  );
}
