import { describe, expect, it } from "vitest";
import { spellDays, spellExpiry } from "../../../cli/list/expiryWords";
import { renderList } from "../../../cli/list/renderList";
import { painter, plain } from "../../../cli/paint";
import {
  type AppOverview,
  type AppRow,
  type AppSummaryFacts,
  type CredentialOverview,
  summarizeApp,
} from "../../../lifecycle";
import { describeApp } from "../../../lifecycle/overview/describeApp";
import { apis, now, people, sampleApp } from "../../lifecycle/overview/sampleApp";

const overview = describeApp(sampleApp, { apis, people, now });
const secret: CredentialOverview = {
  kind: "secret",
  name: "s",
  id: "k",
  on: "application",
  until: "2026-12-01T00:00:00Z",
};

type FoundRow = Exclude<AppRow, { readonly standing: "gone" }>;

function row(name: string, facts: Partial<AppSummaryFacts> = {}, of: Partial<AppOverview> = {}): FoundRow {
  const clientId = "7d444840-9dc0-11d1-b245-5ffdce74fad2";
  return {
    ...{ standing: "recorded", name, clientId, overview: { ...overview, displayName: name, ...of } },
    facts: { ...summarizeApp({ ...overview, permissions: [], credentials: [] }), ...facts },
  };
}

const render = (rows: readonly AppRow[]) => renderList(rows, { title: "rooms/dev", paint: plain });

describe("renderList", () => {
  it("has a line of facts and a line of ids for each app, in 80 columns", () => {
    const rows: readonly AppRow[] = [
      { standing: "gone", name: "finder", clientId: "99999999-9999-4999-8999-999999999999" },
      row(
        "a-name-that-is-longer-than-the-column",
        {
          ...{ delegated: 12, application: 3, risk: "tier-0", consent: "wholeTenant" },
          nextExpiry: { ...secret, daysLeft: -4 },
        },
        { displayName: "Long" },
      ),
      row("board", {
        delegated: 1,
        risk: "medium",
        consent: "someUsers",
        users: 2,
        nextExpiry: { ...secret, daysLeft: 8 },
      }),
      { ...row("bare"), standing: "unrecorded" },
    ];

    const text = render(rows);

    expect(text).toBe(`rooms/dev

  app     permissions     risk      consented     next expiry
  finder  gone
    99999999-9999-4999-8999-999999999999
    the state knows it, and the tenant does not hold it: see \`appreg drift\`
  a-name-that-is-longer-than-the-column
          12 del, 3 app   tier-0    whole tenant  3 days ago
    7d444840-9dc0-11d1-b245-5ffdce74fad2  Long
  board   1 delegated     medium    2 users       in 8 days
    7d444840-9dc0-11d1-b245-5ffdce74fad2
  bare    none            -         -             -
    7d444840-9dc0-11d1-b245-5ffdce74fad2
    it has the stack's mark, and the state does not know it: \`appreg recover\`
`);
    expect(Math.max(...text.split("\n").map((line) => line.length))).toBeLessThanOrEqual(80);
  });

  it("says whose an app of another stack is, and what was granted beyond what is asked for", () => {
    const marker = { project: "rooms", stack: "prod", name: "board" };

    expect(render([{ ...row("board", { notAsked: 2, consent: "partly" }, { marker }), standing: "other" }])).toContain(
      `  board  none            -         partly        -
    7d444840-9dc0-11d1-b245-5ffdce74fad2, of rooms/prod
    2 granted beyond what it asks for: see \`appreg show\`
`,
    );
  });

  it("is a title only where there is nothing", () => {
    expect(render([])).toBe("rooms/dev\n");
  });

  it("lets a name move neither cursor nor colours", () => {
    expect(render([row("\u001b[2Jbad")])).toContain("\uFFFD[2Jbad");
  });

  it("paints what needs a look, and pads as without colours", () => {
    const paint = painter({ write: () => undefined, isTTY: true }, {});
    const text = renderList([row("board", { consent: "nobody", risk: "high" })], { title: "t", paint });

    expect(text).toContain("\u001b[31mhigh\u001b[39m      \u001b[33mnobody yet\u001b[39m    -");
  });
});

describe("how long a credential still lasts", () => {
  const day = "2026-12-01";
  it.each([
    [undefined, "", "never expires"],
    [40, "in 40 days", `expires in 40 days (${day})`],
    [1, "in 1 day", `expires in 1 day (${day})`],
    [0, "today", `expires within a day (${day})`],
    [-1, "ended today", `expired within the last day (${day})`],
    [-2, "1 day ago", `expired 1 day ago (${day})`],
    [-9, "8 days ago", `expired 8 days ago (${day})`],
  ])("%s days left", (daysLeft, short, long) => {
    const credential = daysLeft === undefined ? secret : { ...secret, daysLeft };

    expect([spellDays(credential), spellExpiry(credential)]).toEqual([short, long]);
  });
});
