import { describe, expect, it } from "vitest";
import { refusalIn, useGraphTenant } from "./graphTenant";
import { listIn } from "./tenantClient";

// A Wednesday: the seeded events are of the week around it.
const directory = useGraphTenant({ clock: () => new Date("2026-11-25T10:00:00Z") });
const { graph, token } = directory;

const ben = "44444444-4444-4444-8444-444444444442";
const scopes = "User.Read Calendars.ReadWrite Contacts.ReadWrite Mail.Read";

async function asBen() {
  return { token: await token({ oid: ben, idtyp: "user", scp: scopes }) };
}

const week = "startDateTime=2026-11-23T00:00:00Z&endDateTime=2026-11-30T00:00:00Z";

describe("/me", () => {
  it("is the signed-in user", async () => {
    const { body } = await graph(
      "GET",
      "/v1.0/me?$select=displayName,userPrincipalName,mail",
      undefined,
      await asBen(),
    );

    expect(body).toEqual({
      "@odata.context": `${directory.tenant.origin}/v1.0/$metadata#users/$entity`,
      id: ben,
      displayName: "Ben Lindqvist",
      userPrincipalName: "ben@practice.onmicrosoft.com",
      mail: "ben@practice.onmicrosoft.com",
    });
  });
});

describe("the calendar", () => {
  it("shows this week's events in order of time", async () => {
    const reply = await graph("GET", `/v1.0/me/calendarView?${week}&$select=subject,start`, undefined, await asBen());

    expect(listIn(reply).map(({ subject, start }) => [subject, start])).toEqual([
      ["Planning", { dateTime: "2026-11-23T09:00:00.0000000", timeZone: "UTC" }],
      ["Lunch with Cho", { dateTime: "2026-11-25T12:00:00.0000000", timeZone: "UTC" }],
      ["Release review", { dateTime: "2026-11-26T14:00:00.0000000", timeZone: "UTC" }],
      ["Week's end", { dateTime: "2026-11-27T15:00:00.0000000", timeZone: "UTC" }],
    ]);
  });

  it.each([
    [
      "touches an event at its end",
      "startDateTime=2026-11-23T09:30:00Z&endDateTime=2026-11-23T12:00:00Z",
      ["Planning"],
    ],
    ["ends where an event begins", "startDateTime=2026-11-23T08:00:00Z&endDateTime=2026-11-23T09:00:00Z", []],
    [
      "has an offset",
      "startDateTime=2026-11-23T10:00:00%2B01:00&endDateTime=2026-11-23T10:30:00%2B01:00",
      ["Planning"],
    ],
    [
      "has no offset, which means UTC",
      "startDateTime=2026-11-23T09:00:00&endDateTime=2026-11-23T09:30:00",
      ["Planning"],
    ],
  ])("in a window that %s", async (_, window, subjects) => {
    const reply = await graph("GET", `/v1.0/me/calendarView?${window}`, undefined, await asBen());

    expect(listIn(reply).map(({ subject }) => subject)).toEqual(subjects);
  });

  it.each(["", "?startDateTime=2026-11-23", "?startDateTime=soon&endDateTime=later"])(
    "needs a window of time (%s)",
    async (query) => {
      const reply = await graph("GET", `/v1.0/me/calendarView${query}`, undefined, await asBen());

      expect(refusalIn(reply)).toMatchObject({ status: 400, code: "ErrorInvalidParameter" });
    },
  );

  it("knows no time zone but UTC and says so", async () => {
    const headers = (zone: string) => ({ headers: { prefer: `outlook.timezone="${zone}"` } });

    const utc = await graph("GET", `/v1.0/me/calendarView?${week}`, undefined, {
      ...(await asBen()),
      ...headers("UTC"),
    });
    const other = await graph("GET", "/v1.0/me/events", undefined, {
      ...(await asBen()),
      ...headers("Pacific Standard Time"),
    });

    expect([utc.status, refusalIn(other)]).toMatchObject([
      200,
      { status: 501, message: expect.stringContaining("Pacific Standard Time") },
    ]);
  });

  it("takes a new event, which the view then shows with its organiser", async () => {
    const body = {
      subject: "Dentist",
      start: { dateTime: "2026-12-01T08:00:00", timeZone: "UTC" },
      end: { dateTime: "2026-12-01T09:00:00", timeZone: "UTC" },
    };

    const made = await graph("POST", "/v1.0/me/events", body, await asBen());
    const view = await graph(
      "GET",
      "/v1.0/me/calendarView?startDateTime=2026-12-01&endDateTime=2026-12-02",
      undefined,
      await asBen(),
    );

    expect(made).toMatchObject({
      status: 201,
      body: { ...body, id: expect.any(String), organizer: { emailAddress: { name: "Ben Lindqvist" } } },
    });
    expect(listIn(view).map(({ id }) => id)).toEqual([made.body.id]);
  });
});

describe("contacts", () => {
  it("are made, read, changed and removed by their owner", async () => {
    const path = "/v1.0/me/contacts";
    const made = await graph(
      "POST",
      path,
      { givenName: "Eve", surname: "Moss", emailAddresses: [{ address: "eve@practice.example", name: "Eve" }] },
      await asBen(),
    );
    const one = `${path}/${made.body.id}`;

    const changed = await graph("PATCH", one, { jobTitle: "Pilot" }, await asBen());
    const read = await graph("GET", one, undefined, await asBen());
    const listed = await graph("GET", path, undefined, await asBen());
    const removed = await graph("DELETE", one, undefined, await asBen());

    expect(made).toMatchObject({
      status: 201,
      body: {
        displayName: "Eve Moss",
        givenName: "Eve",
        id: expect.any(String),
        changeKey: expect.any(String),
        parentFolderId: "contacts",
      },
    });
    expect([changed.status, read.body.jobTitle, read.body.displayName]).toEqual([200, "Pilot", "Eve Moss"]);
    expect(read.body.changeKey).not.toBe(made.body.changeKey);
    expect(listIn(listed).map(({ id }) => id)).toEqual([made.body.id]);
    expect(removed.status).toBe(204);
    expect(refusalIn(await graph("GET", one, undefined, await asBen()))).toMatchObject({
      status: 404,
      code: "ErrorItemNotFound",
    });
  });

  it("come in pages of ten", async () => {
    for (let index = 0; index < 11; index += 1) {
      await graph("POST", "/v1.0/me/contacts", { givenName: `Page ${index}` }, await asBen());
    }

    const first = await graph("GET", "/v1.0/me/contacts", undefined, await asBen());
    const second = await graph("GET", String(first.body["@odata.nextLink"]), undefined, await asBen());

    expect([listIn(first).length, listIn(second).length, second.body["@odata.nextLink"]]).toEqual([10, 1, undefined]);
  });

  it("of a user are open to an app that may read everybody's", async () => {
    await graph("POST", "/v1.0/me/contacts", { givenName: "Seen" }, await asBen());
    const app = { token: await token({ oid: ben, idtyp: "app", roles: ["Contacts.Read"] }) };

    const reply = await graph(
      "GET",
      "/v1.0/users/ben@practice.onmicrosoft.com/contacts?$filter=givenName eq 'Seen'".replaceAll(" ", "+"),
      undefined,
      app,
    );

    expect(listIn(reply).map(({ givenName }) => givenName)).toEqual(["Seen"]);
  });
});
