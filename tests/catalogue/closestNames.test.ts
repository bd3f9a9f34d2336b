import { describe, expect, it } from "vitest";
import { closestNames } from "../../catalogue";

const known = ["Calendars.Read", "Calendars.ReadWrite", "Calendars.Read.Shared", "Contacts.Read", "Mail.Send"];

describe("the closest names", () => {
  it("come best first, whatever the case, and without those much further away", () => {
    expect(closestNames("calendar.read", known)).toEqual(["Calendars.Read"]);
    expect(closestNames("Calendars.ReadWrit", known)).toEqual(["Calendars.ReadWrite"]);
  });

  it("count two letters in the wrong order as one slip", () => {
    expect(closestNames("raed", ["aged", "rated", "read"])).toEqual(["rated", "read", "aged"]);
    expect(closestNames("Mial.Sned", known)).toEqual(["Mail.Send"]);
  });

  it("are in the order of the alphabet where they are equally near", () => {
    expect(closestNames("ab", ["ad", "ac"])).toEqual(["ac", "ad"]);
  });

  it("are three at most", () => {
    expect(closestNames("ab", ["aa", "ac", "ad", "ae"])).toEqual(["aa", "ac", "ad"]);
  });

  it("are none where nothing is near", () => {
    expect(closestNames("zzzzzzzz", known)).toEqual([]);
    expect(closestNames("Mail.Send", [])).toEqual([]);
  });
});
