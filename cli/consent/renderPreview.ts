/** A preview of consent for a person at a terminal. */
import { wrapLines, wrapText } from "../../common";
import {
  type AskedOfApi,
  type ConsentPreview,
  type ConsentView,
  describeOutcome,
  type PreviewStep,
  titleOfView,
} from "../../practice-tenant";
import { plainText } from "../plainText";
import type { PreviewLook } from "./previewLook";
import { renderAsked } from "./renderAsked";
import { renderBlocked } from "./renderBlocked";

const policyWords: Readonly<Record<ConsentPreview["policy"], string>> = {
  "microsoft-user-default-legacy": "users consent to whatever needs no administrator",
  "microsoft-user-default-recommended": "users consent, but not to mail, files, calendars and the like",
  "microsoft-user-default-low": "users consent to a few harmless permissions",
  none: "users consent to nothing",
};

/** Each line ends in a line break. */
export function renderPreview(name: string, { app, policy, views }: ConsentPreview, look: PreviewLook): string {
  const title = wrapText(`${plainText(app)} (${name}), publisher unverified`, look.width);
  const rule = wrapText(`consent policy ${policy}: ${policyWords[policy]}`, look.width);
  const told = new Set<string>();
  const body = isAskedOfNobody(views)
    ? nobodyAsked(views, look)
    : views.flatMap((view) => renderView(view, look, told));
  return [...title.map((line) => look.paint("bold", line)), ...rule, ...body].map((line) => `${line}\n`).join("");
}

/** Whether there is nothing to tell of anybody, neither of users nor of administrators. */
function isAskedOfNobody(views: readonly ConsentView[]): boolean {
  return new Set(views.map(({ who }) => who)).size > 1 && views.every(({ outcome }) => outcome === "notAsked");
}

function nobodyAsked(views: readonly ConsentView[], { width }: PreviewLook): string[] {
  const lists = new Set(views.map(({ consented }) => `  ${namesOf(consented)}`));
  return [
    "",
    "Nobody is asked: all of it is consented to as code.",
    ...[...lists].flatMap((list) => hang(list, width)),
  ];
}

/** @param told permissions that were explained before, to which those of this view are added */
function renderView(view: ConsentView, look: PreviewLook, told: Set<string>): string[] {
  const { width, paint } = look;
  const { consented } = view;
  const code = consented.length === 0 ? [] : hang(`  consented to as code: ${namesOf(consented)}`, width);
  const steps = view.steps.flatMap((step, index) => renderStep(step, index + 1, { look, told }));
  return [
    "",
    paint("bold", plainText(titleOfView(view))),
    ...hang(`  ${describeOutcome(view)}`, width),
    ...code,
    ...steps,
  ];
}

interface Telling {
  readonly look: PreviewLook;
  readonly told: Set<string>;
}

function renderStep(step: PreviewStep, number: number, { look, told }: Telling): string[] {
  const head = `  ${number}. `;
  switch (step.page) {
    case "signIn":
      return [`${head}${step.title}`];
    case "consent": {
      const asked = step.content.asked.flatMap((group) => renderAsked(group, look, told));
      const tick = "     [ ] Consent on behalf of your organization: nobody else will be asked.";
      const ticks = step.content.reach === "self or tenant" ? [tick] : [];
      return [`${head}${look.paint("cyan", step.title)}`, ...asked, ...ticks, "     [Cancel] [Accept]"];
    }
    case "adminApproval":
      return [`${head}${look.paint("yellow", step.title)}`, ...renderBlocked(step, look)];
    case "refusal": {
      const where = step.isShown ? "" : " (told to the app, on no page)";
      const texts = [`AADSTS${step.code}: ${plainText(step.message)}${where}`, `fix: ${plainText(step.fix)}`];
      const [first = "", ...rest] = texts.flatMap((text) => wrapText(text, look.width - head.length));
      return [`${head}${first}`, ...rest.map((line) => `${" ".repeat(head.length)}${line}`)];
    }
  }
}

function namesOf(groups: readonly AskedOfApi[]): string {
  return groups
    .map(({ api, permissions }) => `${plainText(api)}: ${permissions.map(({ name }) => plainText(name)).join(", ")}`)
    .join("; ");
}

/** A line broken to fit, what goes on below two further in. */
function hang(line: string, width: number): string[] {
  return wrapLines(line, width).split("\n");
}
