/** What a consent page asks of one API, with what the catalogue knows of each permission. */
import { wrapText } from "../../common";
import type { AskedOfApi } from "../../practice-tenant";
import type { Paint } from "../paint";
import { riskStyles } from "../permissions/search/renderPermissionTable";
import { plainText } from "../plainText";
import { describeByName } from "./permissionWords";
import type { PreviewLook } from "./previewLook";

const indent = "     ";
/** A longer name has a line to itself. */
const widestName = 28;

/** @param told permissions that were explained before, which are named only; those of this list are added */
export function renderAsked(group: AskedOfApi, look: PreviewLook, told: Set<string>): string[] {
  const { api, apiAppId, kind, permissions } = group;
  const keys = permissions.map(({ name }) => `${apiAppId} ${kind} ${name}`);
  const isNew = keys.map((key) => !told.has(key));
  for (const key of keys) told.add(key);
  const heading = look.paint("bold", plainText(api));
  if (!isNew.includes(true)) {
    const names = wrapText(`${permissions.map(({ name }) => plainText(name)).join(", ")} (see above)`, look.width - 7);
    return [`${indent}${heading}`, ...names.map((line) => `${indent}  ${line}`)];
  }
  const width = Math.min(widestName, Math.max(...permissions.map(({ name }) => name.length)));
  const rows = permissions.flatMap((permission, index) => {
    const lines =
      isNew[index] === true ? explain(permission, group, look.width - indent.length - width - 4) : undefined;
    return renderRow(plainText(permission.name), lines ?? ["(see above)"], { paint: look.paint, width });
  });
  return [`${indent}${heading}`, ...rows];
}

/** The line that the page has, and below it what it means. */
function explain(
  { name, title }: AskedOfApi["permissions"][number],
  { apiAppId, kind }: AskedOfApi,
  room: number,
): string[] {
  const words = describeByName(apiAppId, kind, name);
  const always = name === "offline_access" ? ", on every page, declared or not" : "";
  const risk = words?.risk === undefined ? "" : ` (${words.risk} risk)`;
  const meaning = words === undefined ? "not in the catalogue: an API of your own" : `${words.meaning}${always}${risk}`;
  return [...wrapText(plainText(title), room), ...wrapText(meaning, room)];
}

function renderRow(
  name: string,
  lines: readonly string[],
  { paint, width }: { paint: Paint; width: number },
): string[] {
  const painted = lines.map((line) => paintRisk(line, paint));
  const blank = `${indent}  ${" ".repeat(width)}  `;
  if (name.length > width) return [`${indent}  ${paint("cyan", name)}`, ...painted.map((line) => `${blank}${line}`)];
  const [first = "", ...rest] = painted;
  const start = `${indent}  ${paint("cyan", name)}${" ".repeat(width - name.length)}  `;
  return [`${start}${first}`, ...rest.map((line) => `${blank}${line}`)];
}

/** The word in front of "risk)", unless a line break parts them. */
function paintRisk(line: string, paint: Paint): string {
  return line.replace(/\((\S+)(?= risk\))/, (whole, tier: string) => {
    const style = Object.entries(riskStyles).find(([known]) => known === tier)?.[1];
    return style === undefined ? whole : `(${paint(style, tier)}`;
  });
}
